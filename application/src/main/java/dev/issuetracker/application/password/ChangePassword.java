package dev.issuetracker.application.password;

import dev.issuetracker.domain.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command to change one's own password, as sent: nothing is checked.
 *
 * @param current the password until now; never logged
 * @param password the new one; a violation when it is null; never logged
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record ChangePassword(String current, @Nullable String password, List<Violation> shape) {
    public ChangePassword {
        shape = List.copyOf(shape);
    }

    public ChangePassword(String current, @Nullable String password) {
        this(current, password, List.of());
    }

    /** The command, read from a request with these violations of its shape. */
    public ChangePassword withShape(List<Violation> violations) {
        return new ChangePassword(current, password, violations);
    }

    @Override
    public String toString() {
        return "ChangePassword[]";
    }
}
