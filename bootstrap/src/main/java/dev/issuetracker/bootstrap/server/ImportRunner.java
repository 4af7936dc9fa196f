package dev.issuetracker.bootstrap.server;

import dev.issuetracker.application.Tracker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs imports for which nobody waits, two at once. */
final class ImportRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
    private static final int AT_ONCE = 2;
    /** How long those that are stopped may take to undo their work. */
    private static final Duration UNDO = Duration.ofSeconds(5);

    private final ExecutorService threads =
            new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "imports");
                thread.setDaemon(true);
                return thread;
            });

    private final Duration drain;
    private @Nullable Tracker tracker;

    /** @param drain how long those that run may take at the end */
    ImportRunner(Duration drain) {
        this.drain = drain;
    }

    Executor threads() {
        return threads;
    }

    /**
     * Notes what became of those that an earlier server left, and goes on with those that it was taking back, a moment
     * later: the first requests go before. The store may be away; then they are seen to later.
     */
    void serve(Tracker served) {
        tracker = served;
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, threads).execute(() -> {
            try {
                try {
                    // Nothing is stored of those that failed, once they are said to have.
                    served.imports().resumeUndos();
                } finally {
                    served.importJobs().recover();
                }
            } catch (RuntimeException exception) {
                LOG.info("imports of an earlier server are looked at later: {}", exception.toString());
            }
        });
    }

    /** Waits for those that run, then stops them: they fail, and can be run again. */
    void close() {
        threads.shutdown();
        if (tracker != null && !ended(drain)) {
            tracker.imports().stop();
            if (!ended(UNDO)) {
                LOG.warn("an import did not stop in time; the next start finds out what became of it");
            }
        }
    }

    private boolean ended(Duration patience) {
        try {
            return threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
