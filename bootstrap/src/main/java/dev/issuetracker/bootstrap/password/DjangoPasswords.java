package dev.issuetracker.bootstrap.password;

import dev.issuetracker.domain.user.DjangoHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Passwords as the Django tracker hashed them. */
final class DjangoPasswords {
    private static final byte[] ANY_SALT = new byte[16];

    private final Derivation derivation;

    /** What makes {@value DjangoHash#BYTES} bytes of a password. */
    interface Derivation {
        byte[] derive(String password, byte[] salt, int iterations);
    }

    DjangoPasswords(Derivation derivation) {
        this.derivation = derivation;
    }

    /**
     * Whether there is a hash and it is of this password. Takes the same number of iterations for every hash that takes
     * no more than the most, and also without one.
     */
    boolean matches(String password, Optional<DjangoHash> hash, int most) {
        boolean matches = hash.isPresent() && matches(password, hash.get());
        int rest = most - hash.map(DjangoHash::iterations).orElse(0);
        if (rest > 0) {
            derivation.derive(password, ANY_SALT, rest);
        }
        return matches;
    }

    private boolean matches(String password, DjangoHash hash) {
        byte[] salt = hash.salt().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(hash.bytes(), derivation.derive(password, salt, hash.iterations()));
    }

    /** PBKDF2 with HMAC-SHA-256. */
    static byte[] pbkdf2(String password, byte[] salt, int iterations) {
        // The JDK encodes the characters in UTF-8, as Django does.
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, DjangoHash.BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has PBKDF2 with HMAC-SHA-256", impossible);
        } finally {
            spec.clearPassword();
        }
    }
}
