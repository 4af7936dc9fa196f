package dev.issuetracker.application.webhook;

import dev.issuetracker.domain.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a webhook, or for a change of one: {@code new EditWebhook().url("https://example.org/hook").events(codes)}.
 * Nothing is checked; what is null was not mentioned.
 *
 * @param events the codes of all that it is to be sent
 * @param version the version that was edited; null edits whatever version is current
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record EditWebhook(
        @Nullable String url,
        @Nullable String description,
        @Nullable List<String> events,
        @Nullable Boolean active,
        @Nullable String secret,
        @Nullable Long version,
        List<Violation> shape) {
    public EditWebhook {
        events = events == null ? null : List.copyOf(events);
        shape = List.copyOf(shape);
    }

    /** Mentions nothing yet. */
    public EditWebhook() {
        this(null, null, null, null, null, null, List.of());
    }

    public EditWebhook url(@Nullable String wanted) {
        return new EditWebhook(wanted, description, events, active, secret, version, shape);
    }

    public EditWebhook description(@Nullable String wanted) {
        return new EditWebhook(url, wanted, events, active, secret, version, shape);
    }

    /** The codes of all that it is to be sent. */
    public EditWebhook events(@Nullable List<String> codes) {
        return new EditWebhook(url, description, codes, active, secret, version, shape);
    }

    public EditWebhook active(@Nullable Boolean wanted) {
        return new EditWebhook(url, description, events, wanted, secret, version, shape);
    }

    public EditWebhook secret(@Nullable String wanted) {
        return new EditWebhook(url, description, events, active, wanted, version, shape);
    }

    public EditWebhook onVersion(@Nullable Long edited) {
        return new EditWebhook(url, description, events, active, secret, edited, shape);
    }

    /** The command, read from a request with these violations of its shape. */
    public EditWebhook withShape(List<Violation> violations) {
        return new EditWebhook(url, description, events, active, secret, version, violations);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "EditWebhook[url=" + url + ", events=" + events + ", active=" + active + "]";
    }
}
