package dev.issuetracker.adapter.persistence.unit;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets only so many reads that may take long run at once that other work finds a connection, and gives no account all
 * of these turns. An account that has turns already gets one more while more are free than it has. So a free turn is
 * left for one that has none, until all turns are taken by several.
 */
public final class ReadBudgets {
    private final Duration patience;
    private final Map<Long, Share> shares = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private int free;
    private long given;

    private ReadBudgets(int atOnce, Duration patience) {
        this.free = atOnce;
        this.patience = patience;
    }

    /**
     * Half of the connections that read are for such work.
     *
     * @param patience how long a read waits for its turn
     */
    public static ReadBudgets of(int connections, Duration patience) {
        return new ReadBudgets(Math.max(1, connections / 2), patience);
    }

    /** What an account has while it has turns or waits for some. */
    private static final class Share {
        private final long account;
        private int turns;
        private int waiting;
        private long lastGiven;

        Share(long account) {
            this.account = account;
        }
    }

    /** One read that waits for its turn. */
    private record Waiting(Share share, CountDownLatch turn) {}

    <T> T inTurn(long account, Supplier<T> work) {
        Share share = take(account);
        try {
            return work.get();
        } finally {
            giveBack(share);
        }
    }

    private Share take(long account) {
        Waiting mine = begin(account);
        try {
            mine.turn().await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        end(mine);
        return mine.share();
    }

    private synchronized Waiting begin(long account) {
        Share share = shares.computeIfAbsent(account, Share::new);
        Waiting mine = new Waiting(share, new CountDownLatch(1));
        share.waiting++;
        waiting.add(mine);
        giveFreeTurns();
        return mine;
    }

    /** Ends the time of waiting, which may have brought a turn in its last moment. */
    private synchronized void end(Waiting mine) {
        mine.share().waiting--;
        if (!waiting.remove(mine)) {
            return;
        }
        int turns = mine.share().turns;
        forgetIfIdle(mine.share());
        throw turns == 0
                ? new TrackerException(
                        ErrorCode.STORE_BUSY, "Many searches and reports are running already; try again shortly.")
                : new TrackerException(
                        ErrorCode.ACCOUNT_BUSY,
                        "Your account runs as many searches and reports as it may at once (" + turns
                                + "); try again when one of them has ended.");
    }

    private synchronized void giveBack(Share share) {
        share.turns--;
        free++;
        giveFreeTurns();
        forgetIfIdle(share);
    }

    private void forgetIfIdle(Share share) {
        if (share.turns == 0 && share.waiting == 0) {
            shares.remove(share.account);
        }
    }

    private void giveFreeTurns() {
        for (Optional<Waiting> next = next(); next.isPresent(); next = next()) {
            Waiting one = next.get();
            waiting.remove(one);
            free--;
            one.share().turns++;
            one.share().lastGiven = ++given;
            one.turn().countDown();
        }
    }

    /** Who has the fewest turns goes first, then who got none for the longest time, then who came first. */
    private Optional<Waiting> next() {
        return waiting.stream()
                .filter(one -> one.share().turns < free)
                .min(Comparator.<Waiting>comparingInt(one -> one.share().turns)
                        .thenComparingLong(one -> one.share().lastGiven));
    }

    /** How many reads wait for their turn. */
    synchronized int waiting() {
        return waiting.size();
    }
}
