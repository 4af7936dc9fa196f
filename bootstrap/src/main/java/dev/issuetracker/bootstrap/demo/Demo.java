package dev.issuetracker.bootstrap.demo;

import dev.issuetracker.application.StorePorts;
import dev.issuetracker.application.Tracker;
import dev.issuetracker.application.account.SignUpMode;
import dev.issuetracker.application.guess.GuessLimits;
import dev.issuetracker.domain.error.TrackerException;
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

    /** The work was cut; what was done until then is kept. */
    public static final class CutException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final TrackerException reason;
        private final int accounts;
        private final int issues;

        private CutException(TrackerException reason, int accounts, int issues) {
            super(reason);
            this.reason = reason;
            this.accounts = accounts;
            this.issues = issues;
        }

        public TrackerException reason() {
            return reason;
        }

        /** How many there are. */
        public int accounts() {
            return accounts;
        }

        /** How many there are. */
        public int issues() {
            return issues;
        }
    }

    /**
     * Fills the tracker of a store.
     *
     * @param parts gives a builder what it needs beside the clock, the policy of signing up and limits
     * @param password of every account
     * @param until the moment at which the work ends, which decides about every time in it
     * @param made is given how many issues there are, after each
     * @return false when the tracker has accounts already; then nothing was done
     * @throws CutException when something cannot be stored
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
        DemoTracker demo = new DemoTracker(tracker, clock, password);
        try {
            demo.fill(issues, made);
        } catch (TrackerException failure) {
            throw new CutException(failure, demo.accounts(), demo.issues());
        }
        return true;
    }
}
