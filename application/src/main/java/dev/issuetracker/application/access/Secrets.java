package dev.issuetracker.application.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Secrets that are shown once: a prefix that says what they are, 256 random bits, and a checksum by which a scanner for
 * leaked secrets can recognise them. They have letters and digits only, so that a double click selects all of one.
 */
public final class Secrets {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    /** So many of 62 digits hold 256 bits. */
    private static final int RANDOM_DIGITS = 43;

    private static final int CHECK_DIGITS = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** Makes one. */
    public static String make(String prefix) {
        StringBuilder secret = new StringBuilder(prefix);
        for (int i = 0; i < RANDOM_DIGITS; i++) {
            secret.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return secret + check(secret.toString());
    }

    /** Whether {@link #make} could have made it. */
    public static boolean wellFormed(String prefix, String text) {
        int end = text.length() - CHECK_DIGITS;
        return end == prefix.length() + RANDOM_DIGITS
                && text.startsWith(prefix)
                && text.substring(end).equals(check(text.substring(0, end)));
    }

    /** In this form it is stored, and counted. Nobody guesses 256 bits, so that a fast hash without salt does. */
    public static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** CRC-32 in base 62. */
    private static String check(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        char[] digits = new char[CHECK_DIGITS];
        long rest = crc.getValue();
        for (int i = CHECK_DIGITS - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }
}
