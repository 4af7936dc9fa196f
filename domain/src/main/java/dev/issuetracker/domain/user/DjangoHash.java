package dev.issuetracker.domain.user;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hash of a password as the Django tracker stored it, {@code pbkdf2_sha256$iterations$salt$hash}: PBKDF2 with
 * HMAC-SHA-256 of the password in UTF-8. Accounts that move in bring it along.
 *
 * @param iterations 1 to {@value #MAX_ITERATIONS}
 */
public record DjangoHash(int iterations, String salt, String base64) {
    /** About twice what Django takes by default. A stored hash must not be able to occupy a processor for long. */
    public static final int MAX_ITERATIONS = 2_000_000;

    public static final int BYTES = 32;

    private static final Pattern ENCODED =
            Pattern.compile("pbkdf2_sha256\\$([1-9][0-9]{0,6})\\$([^$]{1,128})\\$([A-Za-z0-9+/]{43}=)");

    /** The hash of an encoded text; empty when that is of another form, or takes more iterations. */
    public static Optional<DjangoHash> of(String encoded) {
        Matcher matcher = ENCODED.matcher(encoded);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int iterations = Integer.parseInt(matcher.group(1));
        return Optional.of(new DjangoHash(iterations, matcher.group(2), matcher.group(3)))
                .filter(hash -> hash.iterations <= MAX_ITERATIONS);
    }

    /** The {@value #BYTES} bytes of the hash. */
    public byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }

    @Override
    public String toString() {
        return "DjangoHash[iterations=" + iterations + "]";
    }
}
