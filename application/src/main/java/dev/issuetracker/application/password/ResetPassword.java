package dev.issuetracker.application.password;

import dev.issuetracker.domain.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command to give the account of a code a new password, as sent: nothing is checked.
 *
 * @param code what {@link PasswordReset} gave; never logged
 * @param password the new one; a violation when it is null; never logged
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record ResetPassword(String code, @Nullable String password, List<Violation> shape) {
    public ResetPassword {
        shape = List.copyOf(shape);
    }

    public ResetPassword(String code, @Nullable String password) {
        this(code, password, List.of());
    }

    /** The command, read from a request with these violations of its shape. */
    public ResetPassword withShape(List<Violation> violations) {
        return new ResetPassword(code, password, violations);
    }

    @Override
    public String toString() {
        return "ResetPassword[]";
    }
}
