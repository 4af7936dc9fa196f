package dev.issuetracker.application.webhook;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.event.TrackerEvent.ImportedIssuesUpdated;
import dev.issuetracker.application.event.TrackerEvent.IssueEdited;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookDeliveries;
import dev.issuetracker.domain.webhook.WebhookDeliveries.NewDelivery;
import dev.issuetracker.domain.webhook.WebhookEvent;
import dev.issuetracker.domain.webhook.WebhookMessage;
import dev.issuetracker.domain.webhook.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps what webhooks are to be sent, in the unit of work that changed it. Sending comes later. */
public final class WebhookOutbox implements Events.Outbox {
    /** Of how many issues that are edited at once each is a message of its own; more are one message together. */
    public static final int MAX_EDITS = 50;
    /** How many issues one message names at most. */
    private static final int MAX_NAMED = 10_000;

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final WebhookBodies bodies;

    /** Keeps in these stores, which are those of the events. */
    public WebhookOutbox(Webhooks webhooks, WebhookDeliveries deliveries, WebhookBodies bodies) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.bodies = bodies;
    }

    @Override
    public void add(List<TrackerEvent> events) {
        List<Webhook> all = webhooks.all();
        if (all.isEmpty()) {
            return;
        }
        List<NewDelivery> added = new ArrayList<>();
        List<IssueEdited> edits = events.stream()
                .filter(IssueEdited.class::isInstance)
                .map(IssueEdited.class::cast)
                .toList();
        boolean together = edits.size() > MAX_EDITS;
        if (together) {
            List<Long> issues = edits.stream().map(IssueEdited::issueId).toList();
            added.addAll(together(edits.get(0).cause(), issues, all));
        }
        for (TrackerEvent event : events) {
            if (event instanceof ImportedIssuesUpdated updated) {
                added.addAll(together(updated.cause(), updated.issues(), all));
            } else if (!together || !(event instanceof IssueEdited)) {
                SentEvents.of(event).ifPresent(kind -> added.addAll(alone(event, kind, all)));
            }
        }
        deliveries.add(added);
    }

    private List<NewDelivery> alone(TrackerEvent event, WebhookEvent kind, List<Webhook> all) {
        return deliveries(kind, event.issueId(), event.cause(), all, message -> bodies.of(message, event));
    }

    private List<NewDelivery> together(Cause cause, List<Long> issues, List<Webhook> all) {
        List<NewDelivery> messages = new ArrayList<>();
        for (int from = 0; from < issues.size(); from += MAX_NAMED) {
            List<Long> some = issues.subList(from, Math.min(from + MAX_NAMED, issues.size()));
            messages.addAll(deliveries(
                    WebhookEvent.ISSUES_EDITED, null, cause, all, message -> bodies.edited(message, cause, some)));
        }
        return messages;
    }

    private static List<NewDelivery> deliveries(
            WebhookEvent kind,
            @Nullable Long issue,
            Cause cause,
            List<Webhook> all,
            Function<WebhookMessage, String> body) {
        List<Webhook> wanting =
                all.stream().filter(webhook -> webhook.settings().wants(kind)).toList();
        if (wanting.isEmpty()) {
            return List.of();
        }
        WebhookMessage message = new WebhookMessage(UUID.randomUUID(), kind, issue, cause.at());
        String text = body.apply(message);
        return wanting.stream()
                .map(webhook -> new NewDelivery(webhook.id(), message, text))
                .toList();
    }
}
