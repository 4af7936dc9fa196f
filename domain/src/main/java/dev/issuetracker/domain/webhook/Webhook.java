package dev.issuetracker.domain.webhook;

import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a tracker sends what changed. Its secret is not part of it, so that nothing that shows a webhook can show that.
 *
 * @param turnedOff why the tracker turned it off by itself; null when it did not
 * @param version 1 when made, one more with every edit
 */
public record Webhook(
        long id,
        WebhookSettings settings,
        @Nullable String turnedOff,
        WebhookHealth health,
        UserRef createdBy,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /** The same with other settings; one that is turned on begins anew. */
    public Webhook edit(WebhookSettings wanted, Instant at) {
        boolean turnedOn = wanted.active() && !settings.active();
        WebhookHealth fares = turnedOn ? new WebhookHealth(health.lastAttemptAt(), health.lastError(), null) : health;
        return next(wanted, wanted.active() ? null : turnedOff, fares, at);
    }

    /** The same, turned off by the tracker. */
    public Webhook turnOff(String reason, Instant at) {
        WebhookSettings off = new WebhookSettings(settings.url(), settings.description(), settings.events(), false);
        return next(off, reason, health, at);
    }

    private Webhook next(WebhookSettings wanted, @Nullable String reason, WebhookHealth fares, Instant at) {
        // A clock that was set back must not make its times run backwards.
        Instant time = at.isBefore(updatedAt) ? updatedAt : at;
        return new Webhook(id, wanted, reason, fares, createdBy, createdAt, time, version + 1);
    }
}
