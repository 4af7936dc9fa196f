package dev.issuetracker.bootstrap.demo;

import dev.issuetracker.application.StorePorts;
import dev.issuetracker.application.Tracker;
import dev.issuetracker.application.account.SignUpMode;
import dev.issuetracker.application.guess.GuessLimits;
import java.time.Clock;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/** Fills an empty tracker with the work of a team. */
public final class Demo {
    /** How many issues the demo has. */
    public static final int ISSUES = 2_000;

    private Demo() {}

    /** Who can sign in; the first is the admin. */
    public static List<String> people() {
        return Words.PEOPLE;
    }

    /**
     * Fills the tracker of a store.
     *
     * @param parts gives a builder what it needs beside the clock, the policy of signing up and limits
     * @param password of every account
     * @param until the moment at which the work ends, which decides about every time in it
     * @param made is given how many issues there are, after each
     * @return false when the tracker has accounts already; then nothing was done
     */
    public static boolean fill(
            StorePorts store,
            UnaryOperator<Tracker.Builder> parts,
            String password,
            Clock until,
            int issues,
            IntConsumer made) {
        MovedClock clock = new MovedClock(until.instant());
        Tracker tracker = parts.apply(Tracker.on(store))
                .clock(clock)
                .signUp(SignUpMode.OPEN)
                .guessLimits(GuessLimits.of(0, 0, 0))
                .build();
        if (!tracker.accounts().unclaimed()) {
            return false;
        }
        new DemoTracker(tracker, clock, password).fill(issues, made);
        return true;
    }
}
