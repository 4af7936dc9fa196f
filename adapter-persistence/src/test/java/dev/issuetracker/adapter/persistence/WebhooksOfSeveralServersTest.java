package dev.issuetracker.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.webhook.EditWebhook;
import dev.issuetracker.application.webhook.WebhookBodies;
import dev.issuetracker.application.webhook.WebhookCourier;
import dev.issuetracker.application.webhook.WebhookSender;
import dev.issuetracker.application.webhook.WebhookService;
import dev.issuetracker.domain.contract.Threads;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.UserRef;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookDeliveries.NewDelivery;
import dev.issuetracker.domain.webhook.WebhookEvent;
import dev.issuetracker.domain.webhook.WebhookMessage;
import dev.issuetracker.domain.webhook.Webhooks;
import dev.issuetracker.domain.webhook.Webhooks.Turn;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two servers on one PostgreSQL, which send to the same webhooks. */
class WebhooksOfSeveralServersTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00Z");

    private final DatabaseSettings settings = PostgresqlServer.freshDatabase();
    private final Database one = Database.open(settings);
    private final Database other = Database.open(settings);
    private final Caller admin = Callers.of(one.transactions()
            .in(() -> one.users().add("jane", "jane@example.org", "hash", AT))
            .withRole(Role.ADMIN));

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    /** Says nothing, which is enough here. */
    private static final class EmptyBodies implements WebhookBodies {
        @Override
        public String of(WebhookMessage message, TrackerEvent event) {
            return "{}";
        }

        @Override
        public String edited(WebhookMessage message, Cause cause, List<Long> issues) {
            return "{}";
        }

        @Override
        public String ping(WebhookMessage message, UserRef by, Webhook webhook) {
            return "{}";
        }
    }

    /** Notes what each webhook is sent, and how many send to one at once. */
    private static final class NotingSender implements WebhookSender {
        private final Map<Long, AtomicInteger> sending = new ConcurrentHashMap<>();
        private final AtomicInteger most = new AtomicInteger();
        private final Queue<Long> sent = new ConcurrentLinkedQueue<>();

        @Override
        public Answer send(Parcel parcel) {
            AtomicInteger now = sending.computeIfAbsent(parcel.delivery().webhookId(), id -> new AtomicInteger());
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Threads.hesitate();
            sent.add(parcel.delivery().id());
            now.decrementAndGet();
            return new Answer(204, null);
        }
    }

    private WebhookService service(Database database) {
        return new WebhookService(database.webhookPorts(Clock.systemUTC()), new EmptyBodies());
    }

    private static EditWebhook command() {
        return new EditWebhook().url("https://example.org/hook").events(List.of("issue.edited"));
    }

    private void addMessages(Webhook webhook, int count) {
        List<NewDelivery> waiting = LongStream.rangeClosed(1, count)
                .mapToObj(issue -> new WebhookMessage(UUID.randomUUID(), WebhookEvent.ISSUE_EDITED, issue % 5, AT))
                .map(message -> new NewDelivery(webhook.id(), message, "{}"))
                .toList();
        one.transactions().run(() -> one.webhookDeliveries().add(waiting));
    }

    private static boolean sendAll(WebhookCourier courier) {
        for (Optional<Turn> turn = courier.takeTurn(); turn.isPresent(); turn = courier.takeTurn()) {
            courier.send(turn.get());
        }
        return true;
    }

    @Test
    void everyMessageIsSentOnceAndToAWebhookOneAfterTheOther() {
        for (int i = 0; i < 3; i++) {
            addMessages(service(one).create(admin, command()).webhook(), 20);
        }
        NotingSender sender = new NotingSender();
        Threads.atOnce(4, i -> {
            Database server = i % 2 == 0 ? one : other;
            return sendAll(new WebhookCourier(server.webhookPorts(Clock.systemUTC()), sender, () -> 0L));
        });
        assertEquals(
                LongStream.rangeClosed(1, 60).boxed().toList(),
                sender.sent.stream().sorted().toList());
        assertEquals(1, sender.most.get());
    }

    @Test
    void limitHoldsAlsoWhenSeveralAreMadeAtOnce() {
        List<Integer> made = Threads.atOnce(4, i -> {
            WebhookService service = service(i % 2 == 0 ? one : other);
            int count = 0;
            for (int tries = 0; tries < 8; tries++) {
                try {
                    service.create(admin, command());
                    count++;
                } catch (TrackerException tooMany) {
                    assertEquals(ErrorCode.TOO_MANY_WEBHOOKS, tooMany.code());
                }
            }
            return count;
        });
        assertEquals(Webhooks.MAX, made.stream().mapToInt(Integer::intValue).sum());
        assertEquals(
                Collections.nCopies(Webhooks.MAX, "https://example.org/hook"),
                service(one).list(admin).stream()
                        .map(webhook -> webhook.settings().url())
                        .toList());
    }
}
