package dev.issuetracker.application.memory;

import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.Pages;
import dev.issuetracker.domain.memory.Table;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.webhook.WebhookDeliveries;
import dev.issuetracker.domain.webhook.WebhookDelivery;
import dev.issuetracker.domain.webhook.WebhookDelivery.State;
import dev.issuetracker.domain.webhook.WebhookEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What webhooks are sent, in memory. */
public final class InMemoryWebhookDeliveries implements WebhookDeliveries {
    private static final Table<Long, Kept> DELIVERIES = new Table<>("webhook_deliveries");

    private final InMemoryStore store;

    private record Kept(WebhookDelivery delivery, String body) {}

    public InMemoryWebhookDeliveries(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void add(List<NewDelivery> deliveries) {
        deliveries.forEach(this::add);
    }

    @Override
    public long add(NewDelivery wanted) {
        long id = store.nextId(DELIVERIES);
        WebhookDelivery delivery = new WebhookDelivery(
                id,
                wanted.webhookId(),
                wanted.message(),
                State.WAITING,
                0,
                wanted.message().at(),
                null);
        store.write(DELIVERIES).put(id, new Kept(delivery, wanted.body()));
        return id;
    }

    private Stream<WebhookDelivery> all() {
        return store.read(DELIVERIES).values().stream().map(Kept::delivery);
    }

    @Override
    public Optional<WebhookDelivery> find(long webhookId, long id) {
        return all().filter(each -> each.id() == id && each.webhookId() == webhookId)
                .findFirst();
    }

    @Override
    public String body(long id) {
        return Objects.requireNonNull(store.read(DELIVERIES).get(id)).body();
    }

    @Override
    public Page<WebhookDelivery, Long> list(long webhookId, PageRequest<Long> request) {
        List<WebhookDelivery> those =
                all().filter(each -> each.webhookId() == webhookId).toList();
        return Pages.of(those, Comparator.<Long>reverseOrder(), WebhookDelivery::id, request);
    }

    @Override
    public Optional<WebhookDelivery> next(long webhookId, Instant now) {
        boolean active = InMemoryWebhooks.active(store, webhookId);
        return all().filter(each -> each.webhookId() == webhookId && due(each, now))
                .filter(each -> active || each.message().event() == WebhookEvent.PING)
                .filter(each -> all().noneMatch(earlier -> before(earlier, each)))
                .min(Comparator.comparing(WebhookDelivery::nextTryAt).thenComparing(WebhookDelivery::id));
    }

    private static boolean due(WebhookDelivery delivery, Instant now) {
        Instant next = delivery.nextTryAt();
        return next != null && !next.isAfter(now);
    }

    private static boolean before(WebhookDelivery earlier, WebhookDelivery later) {
        Long issue = later.message().issueId();
        return issue != null
                && issue.equals(earlier.message().issueId())
                && earlier.webhookId() == later.webhookId()
                && earlier.state() == State.WAITING
                && earlier.id() < later.id();
    }

    @Override
    public boolean save(WebhookDelivery before, WebhookDelivery after) {
        boolean unchanged = find(before.webhookId(), before.id())
                .filter(now -> now.state() == before.state()
                        && now.attempts() == before.attempts()
                        && Objects.equals(now.nextTryAt(), before.nextTryAt()))
                .isPresent();
        if (unchanged) {
            store.write(DELIVERIES).put(after.id(), new Kept(after, body(after.id())));
        }
        return unchanged;
    }

    private Stream<WebhookDelivery> of(long webhookId, boolean waiting) {
        return all().filter(each -> each.webhookId() == webhookId)
                .filter(each -> (each.state() == State.WAITING) == waiting);
    }

    @Override
    public boolean moreWaitThan(long webhookId, int most) {
        return of(webhookId, true).count() > most;
    }

    @Override
    public int removeOlder(Instant before) {
        return remove(all().filter(each -> each.message().at().isBefore(before)));
    }

    @Override
    public int removeBeyond(long webhookId, int most) {
        return remove(of(webhookId, false)
                .sorted(Comparator.comparing(WebhookDelivery::id).reversed())
                .skip(most)
                .sorted(Comparator.comparing(WebhookDelivery::id)));
    }

    private int remove(Stream<WebhookDelivery> oldestFirst) {
        List<Long> gone = oldestFirst.map(WebhookDelivery::id).limit(BATCH).toList();
        gone.forEach(store.write(DELIVERIES)::remove);
        return gone.size();
    }

    /** Removes all of a webhook. */
    void removeAll(long webhookId) {
        List<Long> gone = all().filter(each -> each.webhookId() == webhookId)
                .map(WebhookDelivery::id)
                .toList();
        gone.forEach(store.write(DELIVERIES)::remove);
    }
}
