package dev.issuetracker.domain.webhook;

import dev.issuetracker.domain.error.Violations;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a webhook signs with. It is stored as it is, since a hash cannot sign; it is shown once and never logged.
 *
 * @param text {@code whsec_} and the key in Base64
 */
public record WebhookSecret(String text) {
    /** The fewest bytes of a key. */
    public static final int MIN_BYTES = 24;
    /** The most bytes of a key. */
    public static final int MAX_BYTES = 64;

    private static final String PREFIX = "whsec_";
    private static final int MADE_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Makes one that nobody can guess. */
    public static WebhookSecret make() {
        byte[] key = new byte[MADE_BYTES];
        RANDOM.nextBytes(key);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /** Checks one that somebody brings. */
    public static WebhookSecret check(String text, Violations violations) {
        WebhookSecret secret = new WebhookSecret(text.strip());
        if (!secret.valid()) {
            violations.add(
                    "secret",
                    "invalid_secret",
                    "secret must be whsec_ and " + MIN_BYTES + " to " + MAX_BYTES
                            + " bytes in Base64; leave it out, and the server makes one.");
        }
        return secret;
    }

    private boolean valid() {
        try {
            int bytes = text.startsWith(PREFIX) ? key().length : 0;
            return bytes >= MIN_BYTES && bytes <= MAX_BYTES;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    /** The bytes that sign. */
    public byte[] key() {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return "WebhookSecret[hidden]";
    }
}
