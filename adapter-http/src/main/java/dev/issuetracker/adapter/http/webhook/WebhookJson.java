package dev.issuetracker.adapter.http.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.application.webhook.WebhookService.Made;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookEvent;
import dev.issuetracker.domain.webhook.WebhookHealth;
import dev.issuetracker.domain.webhook.WebhookSettings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is sent, never with its secret.
 *
 * @param turnedOff why the tracker turned it off by itself; null when it did not
 */
public record WebhookJson(
        long id,
        String url,
        String description,
        List<String> events,
        boolean active,
        @Nullable String turnedOff,
        HealthJson health,
        UserRefJson createdBy,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /** A webhook as it is now. */
    public static WebhookJson of(Webhook webhook) {
        WebhookSettings settings = webhook.settings();
        return new WebhookJson(
                webhook.id(),
                settings.url(),
                settings.description(),
                settings.events().stream().map(WebhookEvent::code).toList(),
                settings.active(),
                webhook.turnedOff(),
                HealthJson.of(webhook.health()),
                UserRefJson.of(webhook.createdBy()),
                webhook.createdAt(),
                webhook.updatedAt(),
                webhook.version());
    }

    /** How a webhook fares; each is null until there is something to say. */
    record HealthJson(
            @Nullable Instant lastAttemptAt,
            @Nullable String lastError,
            @Nullable Instant failingSince) {
        static HealthJson of(WebhookHealth health) {
            return new HealthJson(health.lastAttemptAt(), health.lastError(), health.failingSince());
        }
    }

    /** A new webhook, with the secret that is shown this once. */
    record NewWebhookJson(@JsonUnwrapped WebhookJson webhook, String secret) {
        static NewWebhookJson of(Made made) {
            return new NewWebhookJson(
                    WebhookJson.of(made.webhook()), made.secret().text());
        }

        @Override
        public String toString() {
            return "NewWebhookJson[id=" + webhook.id() + "]";
        }
    }
}
