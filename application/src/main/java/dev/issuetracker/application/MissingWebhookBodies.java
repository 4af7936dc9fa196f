package dev.issuetracker.application;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.webhook.WebhookBodies;
import dev.issuetracker.domain.user.UserRef;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookMessage;
import java.util.List;

/** Takes the place of what webhooks are sent in a tracker that sends nothing. */
final class MissingWebhookBodies implements WebhookBodies {
    @Override
    public String of(WebhookMessage message, TrackerEvent event) {
        throw missing();
    }

    @Override
    public String edited(WebhookMessage message, Cause cause, List<Long> issues) {
        throw missing();
    }

    @Override
    public String ping(WebhookMessage message, UserRef by, Webhook webhook) {
        throw missing();
    }

    private static MissingPartException missing() {
        return new MissingPartException("webhooks");
    }
}
