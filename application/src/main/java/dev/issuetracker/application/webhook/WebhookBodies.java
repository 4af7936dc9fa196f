package dev.issuetracker.application.webhook;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.domain.user.UserRef;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookMessage;
import java.util.List;

/** Writes what webhooks are sent. */
public interface WebhookBodies {
    /** What is sent of an event. */
    String of(WebhookMessage message, TrackerEvent event);

    /** What is sent when many issues were edited at once. */
    String edited(WebhookMessage message, Cause cause, List<Long> issues);

    /** What is sent when somebody tries a webhook out. */
    String ping(WebhookMessage message, UserRef by, Webhook webhook);
}
