package dev.issuetracker.bootstrap.server;

import dev.issuetracker.adapter.http.webhook.outgoing.HttpWebhookSender;
import dev.issuetracker.application.webhook.WebhookCourier;
import dev.issuetracker.application.webhook.WebhookPorts;
import dev.issuetracker.application.webhook.WebhookUpkeep;
import dev.issuetracker.domain.webhook.Webhooks.Turn;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends to webhooks while the server runs, to several at once. Looks twice a second whether there is something to send,
 * and every two seconds as long as there is no webhook.
 */
final class WebhookRunner {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookRunner.class);
    private static final int AT_ONCE = 4;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    /** Of so many looks one is taken while there is no webhook. */
    private static final int RARELY = 4;

    private static final Duration BETWEEN_UPKEEPS = Duration.ofMinutes(5);

    private final AtomicInteger made = new AtomicInteger();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(AT_ONCE + 1, work -> {
        Thread thread = new Thread(work, "webhooks-" + made.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    private final HttpWebhookSender sender;
    private final WebhookCourier courier;
    private final WebhookUpkeep upkeep;

    private final Duration drain;
    private volatile boolean troubled;
    /** Whether there was a webhook when that was last asked. */
    private volatile boolean needed;

    private int looks;

    private WebhookRunner(WebhookPorts ports, HttpWebhookSender sender, Duration drain) {
        this.sender = sender;
        this.drain = drain;
        this.courier = new WebhookCourier(ports, sender, new Random());
        this.upkeep = new WebhookUpkeep(ports);
    }

    /**
     * Begins to send what waits in this store.
     *
     * @param drain how long what is being sent may take at the end
     */
    static WebhookRunner start(WebhookPorts ports, HttpWebhookSender sender, Duration drain) {
        WebhookRunner runner = new WebhookRunner(ports, sender, drain);
        runner.every(BETWEEN_LOOKS, runner::look);
        runner.every(BETWEEN_UPKEEPS, runner::keepUp);
        return runner;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The work throws nothing.
    private void every(Duration pause, Runnable work) {
        threads.scheduleWithFixedDelay(() -> attempt(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The store may be away; what could not be done now is done later. That is logged once, and not at every look. */
    private void attempt(Runnable work) {
        try {
            work.run();
            troubled = false;
        } catch (RuntimeException exception) {
            if (!troubled) {
                troubled = true;
                LOG.info("webhooks are looked at later: {}", exception.toString());
            }
        }
    }

    private void look() {
        if (!needed && looks++ % RARELY == 0) {
            needed = courier.isNeeded();
        }
        if (needed) {
            takeTurns();
        }
    }

    private void keepUp() {
        upkeep.run();
        needed = courier.isNeeded();
    }

    private void takeTurns() {
        while (free.tryAcquire()) {
            boolean taken = false;
            try {
                Optional<Turn> turn = courier.takeTurn();
                if (turn.isEmpty()) {
                    return;
                }
                threads.execute(() -> send(turn.get()));
                taken = true;
            } catch (RejectedExecutionException stopping) {
                return;
            } finally {
                if (!taken) {
                    free.release();
                }
            }
        }
    }

    private void send(Turn turn) {
        try {
            attempt(() -> courier.send(turn));
        } finally {
            free.release();
        }
    }

    /**
     * Lets what is being sent arrive, then stops. What was not sent is sent by another server, or after the next start.
     */
    void close() {
        courier.stop();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            threads.shutdownNow();
        }
        sender.close();
    }
}
