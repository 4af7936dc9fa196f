package dev.issuetracker.domain;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waiting for what must come true, and not a moment longer. */
public final class Await {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final long LOOK_AGAIN_NANOS = 10_000_000;
    /** What a look counts for at most: a machine that paused meanwhile has not waited for anything. */
    private static final long LONGEST_LOOK_NANOS = 1_000_000_000;

    private Await() {}

    /** What is asked until the answer is as wanted. */
    public interface Question<T, X extends Exception> {
        T ask() throws X;
    }

    /** Waits until the condition holds; fails when it does not in time. */
    public static void until(String what, BooleanSupplier condition) {
        until(what, condition, () -> "not so");
    }

    /** Waits until the condition holds; fails, saying the state, when it does not in time. */
    public static void until(String what, BooleanSupplier condition, Supplier<?> state) {
        if (!answer(condition::getAsBoolean, Boolean::booleanValue)) {
            throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what + "; it is " + state.get());
        }
    }

    /** The first answer that is as wanted; after a minute the last one, which the test then rejects. */
    public static <T, X extends Exception> T answer(Question<T, X> question, Predicate<T> wanted) throws X {
        long waited = 0;
        long asked = System.nanoTime();
        T answer = question.ask();
        while (!wanted.test(answer) && waited < LIMIT.toNanos()) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            answer = question.ask();
            long now = System.nanoTime();
            waited += Math.min(now - asked, LONGEST_LOOK_NANOS);
            asked = now;
        }
        return answer;
    }
}
