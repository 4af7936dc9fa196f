package dev.issuetracker.application.password;

import dev.issuetracker.application.access.Secrets;
import dev.issuetracker.domain.error.TrackerException;

/** Hashes passwords, slowly on purpose. Never called inside a transaction. */
public interface PasswordHasher {
    /**
     * A new salted hash that carries its own parameters.
     *
     * @throws TrackerException {@code OVERLOADED} when too many hashes are being made
     */
    String hash(String password);

    /**
     * Whether the hash is of this password.
     *
     * @throws TrackerException {@code OVERLOADED} when too many hashes are being made
     */
    boolean matches(String password, String hash);

    /**
     * The hash of a password that nobody knows. A sign-in that is compared with it takes as long as any.
     *
     * @throws TrackerException {@code OVERLOADED} when too many hashes are being made
     */
    default String hashOfNobody() {
        return hash(Secrets.make(""));
    }

    /** Whether the hash was made with weaker parameters than a new one would be. */
    boolean outdated(String hash);
}
