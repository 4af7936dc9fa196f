package dev.issuetracker.application.password;

import dev.issuetracker.domain.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command to change one's own e-mail address, as sent: nothing is checked.
 *
 * @param email the new address; null keeps it
 * @param current the password, which only another address needs; never logged
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record ChangeEmail(@Nullable String email, @Nullable String current, List<Violation> shape) {
    public ChangeEmail {
        shape = List.copyOf(shape);
    }

    public ChangeEmail(@Nullable String email, @Nullable String current) {
        this(email, current, List.of());
    }

    /** The command, read from a request with these violations of its shape. */
    public ChangeEmail withShape(List<Violation> violations) {
        return new ChangeEmail(email, current, violations);
    }

    @Override
    public String toString() {
        return "ChangeEmail[]";
    }
}
