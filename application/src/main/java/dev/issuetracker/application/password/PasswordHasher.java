package dev.issuetracker.application.password;

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

    /** Whether the hash was made with weaker parameters than a new one would be. */
    boolean outdated(String hash);
}
