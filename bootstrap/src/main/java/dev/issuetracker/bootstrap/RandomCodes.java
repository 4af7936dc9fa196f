package dev.issuetracker.bootstrap;

import java.security.SecureRandom;
import java.util.Base64;

/** Draws secrets that nobody can guess: 256 random bits in base64url, after a prefix that says what it opens. */
final class RandomCodes {
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final String prefix;

    RandomCodes(String prefix) {
        this.prefix = prefix;
    }

    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
