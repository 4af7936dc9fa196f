package dev.issuetracker.application.account;

import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.user.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command to change an account: {@code EditUser.NOTHING.role(Role.ADMIN)}. Nothing is checked; null keeps a value.
 *
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record EditUser(
        @Nullable String username,
        @Nullable String email,
        @Nullable Role role,
        @Nullable Boolean disabled,
        List<Violation> shape) {
    public static final EditUser NOTHING = new EditUser(null, null, null, null, List.of());

    public EditUser {
        shape = List.copyOf(shape);
    }

    public EditUser username(@Nullable String other) {
        return new EditUser(other, email, role, disabled, shape);
    }

    public EditUser email(@Nullable String other) {
        return new EditUser(username, other, role, disabled, shape);
    }

    public EditUser role(@Nullable Role other) {
        return new EditUser(username, email, other, disabled, shape);
    }

    public EditUser disabled(@Nullable Boolean other) {
        return new EditUser(username, email, role, other, shape);
    }

    /** The command, read from a request with these violations of its shape. */
    public EditUser withShape(List<Violation> violations) {
        return new EditUser(username, email, role, disabled, violations);
    }
}
