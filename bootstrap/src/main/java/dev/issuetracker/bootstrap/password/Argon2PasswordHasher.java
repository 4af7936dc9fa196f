package dev.issuetracker.bootstrap.password;

import dev.issuetracker.application.password.ClaimedPassword;
import dev.issuetracker.application.password.PasswordHasher;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.user.DjangoHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2id with the parameters that OWASP's Password Storage Cheat Sheet names first: 19 MiB, 2 iterations, 1 lane.
 * Only so many run at once, so that a flood of sign-ins costs time and not memory; and who does not get a turn soon is
 * rejected, so that the flood does not hold others' threads for long.
 *
 * <p>Hashes that came from the Django tracker are checked too. While any account has one, every check takes a hash of
 * either kind: only so does it take as long for all.
 */
public final class Argon2PasswordHasher implements PasswordHasher {
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;

    /** What one guess costs a thief of the hashes. */
    public record Cost(int memoryKib, int iterations) {
        /** What the server has. */
        public static final Cost RECOMMENDED = new Cost(19 * 1024, 2);
    }

    private final Cost cost;
    private @Nullable Argon2PasswordEncoder encoder;
    private final DjangoPasswords djangoPasswords;
    private final Duration patience;
    private final Semaphore turns;
    /** Takes the place of a hash of ours where an account has one of Django's. */
    private final String nobodysHash;

    /**
     * Makes a hasher.
     *
     * @param cost what a hash takes; the server has the recommended one
     * @param atOnce how many hashes are worked on at once
     * @param patience how long a call waits for its turn
     */
    public Argon2PasswordHasher(Cost cost, int atOnce, Duration patience) {
        this(cost, atOnce, patience, new DjangoPasswords(DjangoPasswords::pbkdf2));
    }

    /** The same, for tests that count what a check takes. */
    Argon2PasswordHasher(Cost cost, int atOnce, Duration patience, DjangoPasswords djangoPasswords) {
        this.cost = cost;
        this.turns = new Semaphore(atOnce, true);
        this.patience = patience;
        this.djangoPasswords = djangoPasswords;
        this.nobodysHash = hashOfNobody();
    }

    /** Made with the first hash: its classes and their logging would make each start of a server longer. */
    private synchronized Argon2PasswordEncoder encoder() {
        if (encoder == null) {
            encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, cost.memoryKib(), cost.iterations());
        }
        return encoder;
    }

    @Override
    public String hash(String password) {
        return limited(() -> encoder().encode(password));
    }

    /**
     * Random bytes in the form of a hash. To check a password against them takes as long as against any hash, and they
     * cost nothing to make: a server makes two when it starts.
     */
    @Override
    public String hashOfNobody() {
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.iterations() + ",p=" + LANES + "$"
                + random(SALT_BYTES) + "$" + random(HASH_BYTES);
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().withoutPadding().encodeToString(random);
    }

    @Override
    public boolean matches(ClaimedPassword password, String hash, int djangoIterations) {
        Optional<DjangoHash> django = DjangoHash.of(hash);
        return limited(() -> {
            boolean ours = encoder().matches(password.normal(), django.isPresent() ? nobodysHash : hash);
            boolean theirs = djangoPasswords.matches(password.sent(), django, djangoIterations);
            return django.isPresent() ? theirs : ours;
        });
    }

    @Override
    public boolean outdated(String hash) {
        return DjangoHash.of(hash).isPresent() || encoder().upgradeEncoding(hash);
    }

    private <T> T limited(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw overloaded();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw overloaded();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static TrackerException overloaded() {
        return new TrackerException(
                ErrorCode.OVERLOADED, "Too many passwords are being checked at the moment; try again shortly.");
    }
}
