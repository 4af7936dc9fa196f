package dev.issuetracker.domain.user;

/**
 * An account with what proves its password.
 *
 * @param passwordHash an encoded hash with its parameters; never shown and never logged
 */
public record Credentials(User user, String passwordHash) {
    @Override
    public String toString() {
        return "Credentials[user=" + user + "]";
    }
}
