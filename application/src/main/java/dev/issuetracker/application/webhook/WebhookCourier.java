package dev.issuetracker.application.webhook;

import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookAttempt;
import dev.issuetracker.domain.webhook.WebhookDeliveries;
import dev.issuetracker.domain.webhook.WebhookDelivery;
import dev.issuetracker.domain.webhook.WebhookHealth;
import dev.issuetracker.domain.webhook.WebhookSecret;
import dev.issuetracker.domain.webhook.Webhooks;
import dev.issuetracker.domain.webhook.Webhooks.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Sends what webhooks wait for, after it was committed. Nothing is sent inside of a unit of work, and what became of a
 * delivery is stored before the next one is sent. A server that dies in between sends it again.
 */
public final class WebhookCourier {
    /** How long one attempt may take. */
    public static final Duration ATTEMPT = Duration.ofSeconds(10);

    /** No attempt begins later in a turn, so that none can outlast it. */
    private static final Duration SENDING = Duration.ofSeconds(30);

    private static final Duration TURN = SENDING.plus(ATTEMPT).plusSeconds(20);
    /** After so many failures in a row the receiver is broken, and not only one message. */
    private static final int MAX_FAILURES = 5;

    private final Transactions transactions;
    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final WebhookUpkeep upkeep;
    private final WebhookSender sender;
    private final Clock clock;
    private final RandomGenerator random;
    private volatile boolean stopping;

    /** @param random spreads what is tried again */
    public WebhookCourier(WebhookPorts ports, WebhookSender sender, RandomGenerator random) {
        this.transactions = ports.transactions();
        this.webhooks = ports.webhooks();
        this.deliveries = ports.deliveries();
        this.upkeep = new WebhookUpkeep(ports);
        this.sender = sender;
        this.clock = StoreClock.of(ports.clock());
        this.random = random;
    }

    /** Whether there is any webhook, so that something may be due. Only reads. */
    public boolean isNeeded() {
        return !transactions.readingOnce(webhooks::all).isEmpty();
    }

    /** Takes the turn of a webhook that has something to send; nobody else sends to it until the turn ends. */
    public Optional<Turn> takeTurn() {
        Instant now = clock.instant();
        if (stopping || !transactions.readingOnce(() -> webhooks.anyDue(now))) {
            return Optional.empty();
        }
        return transactions.in(() -> webhooks.takeTurn(now, now.plus(TURN)));
    }

    /**
     * Sends what is due, one after the other, and ends the turn. Stops early when the receiver does not answer, or
     * fails several times in a row; then it is left alone for a while.
     */
    public void send(Turn turn) {
        long id = turn.webhook().id();
        Instant last = clock.instant().plus(SENDING);
        Duration rest = Duration.ZERO;
        int failures = 0;
        for (Optional<Due> due = due(id); due.isPresent(); due = due(id)) {
            WebhookAttempt attempt = attempt(due.get());
            WebhookHealth health = note(due.get(), attempt);
            failures = attempt.succeeded() ? 0 : failures + 1;
            if (!attempt.answered() || failures >= MAX_FAILURES) {
                rest = health.rest(attempt.at());
                break;
            }
            if (stopping || !clock.instant().isBefore(last)) {
                break;
            }
        }
        Instant now = clock.instant();
        Instant restUntil = now.plus(rest);
        transactions.run(() -> webhooks.endTurn(turn, now, restUntil));
    }

    /** Lets turns end after what is being sent just now, and gives no new ones. */
    public void stop() {
        stopping = true;
    }

    /** What is to be sent next, with what the webhook is now: it may have been edited during the turn. */
    private record Due(WebhookDelivery delivery, String url, WebhookSecret secret, String body) {}

    private Optional<Due> due(long id) {
        return transactions.reading(() -> webhooks.find(id)
                .flatMap(webhook -> deliveries
                        .next(id, clock.instant())
                        .map(delivery -> new Due(
                                delivery,
                                webhook.settings().url(),
                                webhooks.secret(id),
                                deliveries.body(delivery.id())))));
    }

    private WebhookAttempt attempt(Due due) {
        Instant begun = clock.instant();
        WebhookSender.Answer answer =
                sender.send(new WebhookSender.Parcel(due.url(), due.secret(), due.delivery(), due.body(), begun));
        Instant ended = clock.instant();
        long millis = Math.max(0, Duration.between(begun, ended).toMillis());
        return new WebhookAttempt(ended, millis, answer.status(), answer.error());
    }

    /** Stores what came of an attempt. A webhook that is given up is turned off at once. */
    private WebhookHealth note(Due due, WebhookAttempt attempt) {
        WebhookDelivery delivery = due.delivery();
        Optional<Webhook> now = transactions.in(() -> {
            deliveries.save(delivery, delivery.after(attempt, random));
            webhooks.attempted(delivery, attempt);
            return webhooks.find(delivery.webhookId());
        });
        now.filter(webhook -> webhook.settings().active() && webhook.health().hopeless(attempt.at()))
                .ifPresent(upkeep::check);
        return now.map(Webhook::health).orElse(WebhookHealth.UNUSED);
    }
}
