package dev.issuetracker.application.store;

import dev.issuetracker.domain.error.TrackerException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Where units of work begin and end. The ports of the same store join the unit of work of their thread; outside of one
 * they throw. A unit of work inside another one joins it.
 */
public interface Transactions {
    /**
     * Runs work whose writes are kept when it returns and undone when it throws. Sees what others commit meanwhile.
     * Runs the work again when the store undid it because of others, so what the work does outside of the store must be
     * safe to repeat.
     */
    <T> T in(Supplier<T> work);

    /**
     * {@link #in(Supplier)} for work that takes long. A store that commits work of several callers together, so that
     * they wait for each other, commits this by itself. Inside of another unit of work its writes are undone when it
     * throws, though that unit may go on.
     */
    <T> T alone(Supplier<T> work);

    /** Runs work that only reads, all of it at one moment of the store. */
    <T> T reading(Supplier<T> work);

    /**
     * {@link #reading} for work that takes one statement as a rule. A store may open no transaction for it, which costs
     * more than a short statement. Should it take several, a store may run the work again from its beginning, so that
     * all of them see one moment.
     */
    default <T> T readingOnce(Supplier<T> work) {
        return reading(work);
    }

    /**
     * {@link #reading} for work that may have to look at very much. A store stops it when its time is over, lets only
     * so much of it run at once that other work finds room, and gives no account all of this. Inside of another unit of
     * work it has no limit of its own.
     *
     * @param account the id of the account for which it runs
     * @param budget how long it may take
     * @throws TrackerException {@code TOO_EXPENSIVE} when it takes longer, {@code ACCOUNT_BUSY} when the account has
     *     its share of such work already, {@code STORE_BUSY} when others have all of it
     */
    default <T> T within(long account, Duration budget, Supplier<T> work) {
        return reading(work);
    }

    /** {@link #in(Supplier)} for work that answers nothing. */
    default void run(Runnable work) {
        this.<Boolean>in(() -> {
            work.run();
            return true;
        });
    }
}
