package dev.issuetracker.adapter.http.importing;

import dev.issuetracker.adapter.http.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many imports may be under way. Files may take hours to arrive, so that what is scarce, a place among those that
 * run, is taken only when the file is there. While files arrive they hold as much room on the disk as has arrived.
 */
final class ImportPlaces {
    private static final int MAX_RUNNING = 4;
    private static final int MAX_OF_ONE_ACCOUNT = 2;
    private static final long PATIENCE_SECONDS = 30;

    private final int maxUnderWay;
    private final AtomicLong room;
    private final Semaphore running = new Semaphore(MAX_RUNNING, true);

    /** Whose imports are under way. */
    private final List<Long> accounts = new ArrayList<>();

    /**
     * Makes the places.
     *
     * @param maxUnderWay how many may arrive or run at once
     * @param maxImportBytes the largest file
     */
    ImportPlaces(int maxUnderWay, long maxImportBytes) {
        this.maxUnderWay = maxUnderWay;
        this.room = new AtomicLong(MAX_RUNNING * maxImportBytes);
    }

    /**
     * Takes a place for a file that begins to arrive.
     *
     * @throws ProblemException when too many are under way, in all or of this account
     */
    Place take(long account) {
        synchronized (accounts) {
            if (accounts.size() == maxUnderWay || Collections.frequency(accounts, account) == MAX_OF_ONE_ACCOUNT) {
                throw ProblemException.overloaded();
            }
            accounts.add(account);
        }
        return new Place(account);
    }

    /** The place of one import, which it gives back when it is closed. */
    final class Place implements AutoCloseable {
        private final long account;
        private long held;
        private boolean runs;

        private Place(long account) {
            this.account = account;
        }

        /**
         * Holds room for more of the file.
         *
         * @throws ProblemException when the files that are there or arriving leave none
         */
        void hold(int bytes) {
            held += bytes;
            if (room.addAndGet(-bytes) < 0) {
                throw ProblemException.overloaded();
            }
        }

        /**
         * Waits until the file may be imported.
         *
         * @throws ProblemException when others take too long
         */
        void run() {
            try {
                if (!running.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw ProblemException.overloaded();
                }
                runs = true;
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw ProblemException.overloaded();
            }
        }

        @Override
        public void close() {
            if (runs) {
                running.release();
            }
            room.addAndGet(held);
            synchronized (accounts) {
                accounts.remove(Long.valueOf(account));
            }
        }
    }
}
