package dev.issuetracker.application.webhook;

import static dev.issuetracker.domain.contract.Given.NOON;

import dev.issuetracker.application.Tracker;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditFilter;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.issue.CreateIssue;
import dev.issuetracker.application.issue.EditIssue;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.UserRef;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookDelivery;
import dev.issuetracker.domain.webhook.WebhookMessage;
import dev.issuetracker.domain.webhook.Webhooks.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A tracker in memory with webhooks, and what is sent to them. */
final class WebhookFixture {
    final InMemoryTracker store = new InMemoryTracker();
    final SettableClock clock = new SettableClock(NOON);
    final Tracker tracker =
            Tracker.on(store).clock(clock).webhooks(new PlainBodies()).build();
    final WebhookService service = tracker.webhooks();
    final Caller admin =
            Callers.of(new Given(new StoreOf(store)).account("admin").withRole(Role.ADMIN));

    /** Says what happened in a few words. */
    private static final class PlainBodies implements WebhookBodies {
        @Override
        public String of(WebhookMessage message, TrackerEvent event) {
            return message.event().code() + " " + event.issueId();
        }

        @Override
        public String edited(WebhookMessage message, Cause cause, List<Long> issues) {
            return message.event().code() + " " + issues.size();
        }

        @Override
        public String ping(WebhookMessage message, UserRef by, Webhook webhook) {
            return message.event().code() + " by " + by.username();
        }
    }

    /** Makes a webhook for created and edited issues. */
    Webhook hook() {
        return service.create(admin, command()).webhook();
    }

    static EditWebhook command() {
        return new EditWebhook().url("https://example.org/hook").events(List.of("issue.created", "issue.edited"));
    }

    WebhookCourier courier(WebhookSender sender) {
        return new WebhookCourier(store.webhookPorts(clock), sender, () -> 0L);
    }

    /** Lets a courier send all that is due. */
    void sendAll(WebhookCourier courier) {
        for (Optional<Turn> turn = courier.takeTurn(); turn.isPresent(); turn = courier.takeTurn()) {
            courier.send(turn.get());
        }
    }

    Issue issue() {
        return tracker.issues().create(admin, new CreateIssue().withText(IssueField.TITLE, "One"));
    }

    /** Gives an issue another title. */
    void rename(Issue issue, String title) {
        tracker.issues().edit(admin, issue.id(), EditIssue.of(issue.version()).withText(IssueField.TITLE, title));
    }

    List<Issue> issues(int count) {
        return IntStream.range(0, count).mapToObj(number -> issue()).toList();
    }

    /** What a webhook was sent and waits for, oldest first. */
    List<WebhookDelivery> deliveries(Webhook webhook) {
        PageRequest<Long> most = PageRequest.first(PageRequest.MAX_LIMIT);
        return reversed(service.deliveries(admin, webhook.id(), most).items());
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    WebhookDelivery only(Webhook webhook) {
        List<WebhookDelivery> all = deliveries(webhook);
        if (all.size() != 1) {
            throw new AssertionError(all.toString());
        }
        return all.get(0);
    }

    private List<AuditEntry> auditLog() {
        return reversed(store.in(() -> store.auditLog().list(AuditFilter.all(), PageRequest.first(50))).items().stream()
                .map(AuditLog.Recorded::entry)
                .toList());
    }

    /** The events of the audit log, oldest first. */
    List<AuditEvent> audited() {
        return auditLog().stream().map(AuditEntry::event).toList();
    }

    /** What the audit log says beyond the events, each once. */
    List<String> auditDetails() {
        return auditLog().stream().map(AuditEntry::detail).distinct().toList();
    }
}
