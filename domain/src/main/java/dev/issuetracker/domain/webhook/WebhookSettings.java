package dev.issuetracker.domain.webhook;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.text.TextRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people set of a webhook.
 *
 * @param url where events are sent
 * @param description what it is for; may be empty
 * @param events what is sent, without repetition, in the order of {@link WebhookEvent}; at least one
 * @param active whether anything is sent
 */
public record WebhookSettings(String url, String description, List<WebhookEvent> events, boolean active) {
    /** The most characters of a URL. */
    public static final int MAX_URL = 2_000;
    /** The most characters of a description. */
    public static final int MAX_DESCRIPTION = 500;

    private static final int MAX_PORT = 65_535;

    public WebhookSettings {
        events = List.copyOf(events);
    }

    /** Checks a URL and gives it in the form in which it is stored. */
    public static String checkUrl(@Nullable String value, Violations violations) {
        String url = TextRules.line("url", value, 1, MAX_URL, violations);
        if (!violations.has("url") && !usable(url)) {
            violations.add(
                    "url",
                    "invalid_url",
                    "url must begin with http:// or https:// and a host, such as https://example.org/hook,"
                            + " without a user name and without #.");
        }
        return url;
    }

    private static boolean usable(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme();
            return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= MAX_PORT
                    && url.chars().allMatch(c -> c < 0x80);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** Checks a description and gives it in the form in which it is stored. */
    public static String checkDescription(String value, Violations violations) {
        return TextRules.line("description", value, 0, MAX_DESCRIPTION, violations);
    }

    /** The events with these codes. */
    public static List<WebhookEvent> checkEvents(@Nullable List<String> codes, Violations violations) {
        if (codes == null || codes.isEmpty()) {
            violations.add("events", "required", "events must have at least one of " + choices() + ".");
            return List.of();
        }
        List<WebhookEvent> chosen = new ArrayList<>();
        for (WebhookEvent event : WebhookEvent.choices()) {
            if (codes.contains(event.code())) {
                chosen.add(event);
            }
        }
        codes.stream()
                .filter(code -> chosen.stream().noneMatch(event -> event.code().equals(code)))
                .findFirst()
                .ifPresent(unknown -> violations.add(
                        "events",
                        "invalid_choice",
                        "events has " + TextRules.shortened(unknown, 40) + "; each must be one of " + choices() + "."));
        return chosen;
    }

    private static String choices() {
        return WebhookEvent.choices().stream().map(WebhookEvent::code).collect(Collectors.joining(", "));
    }

    /** Whether an event is to be sent. */
    public boolean wants(WebhookEvent event) {
        return active && events.contains(event == WebhookEvent.ISSUES_EDITED ? WebhookEvent.ISSUE_EDITED : event);
    }

    /** Scheme, host and port of the URL, without what may be a secret in its path or query. */
    public String origin() {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
