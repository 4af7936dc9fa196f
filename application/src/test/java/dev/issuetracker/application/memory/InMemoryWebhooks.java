package dev.issuetracker.application.memory;

import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.Table;
import dev.issuetracker.domain.user.UserRef;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookAttempt;
import dev.issuetracker.domain.webhook.WebhookDelivery;
import dev.issuetracker.domain.webhook.WebhookHealth;
import dev.issuetracker.domain.webhook.WebhookSecret;
import dev.issuetracker.domain.webhook.WebhookSettings;
import dev.issuetracker.domain.webhook.Webhooks;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Webhooks in memory. */
public final class InMemoryWebhooks implements Webhooks {
    static final Table<Long, Kept> WEBHOOKS = new Table<>("webhooks");

    private final InMemoryStore store;
    private final InMemoryWebhookDeliveries deliveries;

    record Kept(Webhook webhook, WebhookSecret secret, Instant turnUntil, Instant restUntil) {}

    public InMemoryWebhooks(InMemoryStore store) {
        this.store = store;
        this.deliveries = new InMemoryWebhookDeliveries(store);
    }

    /** Whether a webhook is there and turned on. */
    static boolean active(InMemoryStore store, long id) {
        Kept kept = store.read(WEBHOOKS).get(id);
        return kept != null && kept.webhook().settings().active();
    }

    private void put(Kept kept) {
        store.write(WEBHOOKS).put(kept.webhook().id(), kept);
    }

    private void put(Webhook webhook) {
        Kept before = kept(webhook.id());
        put(new Kept(webhook, before.secret(), before.turnUntil(), before.restUntil()));
    }

    private static Webhook with(Webhook webhook, WebhookHealth health) {
        return new Webhook(
                webhook.id(),
                webhook.settings(),
                webhook.turnedOff(),
                health,
                webhook.createdBy(),
                webhook.createdAt(),
                webhook.updatedAt(),
                webhook.version());
    }

    private Kept kept(long id) {
        return Objects.requireNonNull(store.read(WEBHOOKS).get(id));
    }

    @Override
    public void lock() {
        // One writer at a time.
    }

    @Override
    public Webhook add(WebhookSettings settings, WebhookSecret secret, UserRef by, Instant at) {
        Webhook webhook = new Webhook(store.nextId(WEBHOOKS), settings, null, WebhookHealth.UNUSED, by, at, at, 1);
        put(new Kept(webhook, secret, at, at));
        return webhook;
    }

    @Override
    public Optional<Webhook> find(long id) {
        return Optional.ofNullable(store.read(WEBHOOKS).get(id)).map(Kept::webhook);
    }

    @Override
    public WebhookSecret secret(long id) {
        return kept(id).secret();
    }

    @Override
    public List<Webhook> all() {
        return store.read(WEBHOOKS).values().stream().map(Kept::webhook).toList();
    }

    @Override
    public void save(Webhook edited) {
        long id = edited.id();
        Webhook current = find(id).orElseThrow(() -> TrackerException.notFound("webhook", id));
        if (current.version() != edited.version() - 1) {
            throw new StaleVersionException("webhook", id, edited.version() - 1, current.version());
        }
        boolean turnedOn = edited.settings().active() && !current.settings().active();
        put(with(edited, turnedOn ? edited.health() : current.health()));
    }

    @Override
    public void changeSecret(long id, WebhookSecret secret) {
        Kept kept = kept(id);
        put(new Kept(kept.webhook(), secret, kept.turnUntil(), kept.restUntil()));
    }

    @Override
    public void remove(long id) {
        store.write(WEBHOOKS).remove(id);
        deliveries.removeAll(id);
    }

    @Override
    public void attempted(WebhookDelivery delivery, WebhookAttempt attempt) {
        find(delivery.webhookId())
                .ifPresent(webhook -> put(with(webhook, webhook.health().after(delivery, attempt))));
    }

    @Override
    public boolean anyDue(Instant now) {
        return due(now).findAny().isPresent();
    }

    private Stream<Kept> due(Instant now) {
        return store.read(WEBHOOKS).values().stream()
                .filter(kept ->
                        !kept.turnUntil().isAfter(now) && !kept.restUntil().isAfter(now))
                .filter(kept -> deliveries.next(kept.webhook().id(), now).isPresent());
    }

    @Override
    public Optional<Turn> takeTurn(Instant now, Instant until) {
        Optional<Kept> first = due(now).min(Comparator.comparing(Kept::turnUntil)
                .thenComparing(kept -> kept.webhook().id()));
        first.ifPresent(kept -> put(new Kept(kept.webhook(), kept.secret(), until, kept.restUntil())));
        return first.map(kept -> new Turn(kept.webhook(), until));
    }

    @Override
    public void endTurn(Turn turn, Instant now, Instant restUntil) {
        Kept kept = store.read(WEBHOOKS).get(turn.webhook().id());
        if (kept != null && kept.turnUntil().equals(turn.until())) {
            put(new Kept(kept.webhook(), kept.secret(), now, restUntil));
        }
    }

    @Override
    public void wake(long id, Instant now) {
        Kept kept = kept(id);
        if (kept.restUntil().isAfter(now)) {
            put(new Kept(kept.webhook(), kept.secret(), kept.turnUntil(), now));
        }
    }
}
