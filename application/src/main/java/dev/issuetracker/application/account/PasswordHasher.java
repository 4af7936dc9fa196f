package dev.issuetracker.application.account;

/** Hashes passwords, slowly on purpose. Never called inside a transaction. */
public interface PasswordHasher {
    /** A new salted hash that carries its own parameters. */
    String hash(String password);

    boolean matches(String password, String hash);

    /** Whether the hash was made with weaker parameters than a new one would be. */
    boolean outdated(String hash);
}
