package dev.issuetracker.application.account;

import dev.issuetracker.domain.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command to make an account, as sent: nothing is checked, and what was missing is null.
 *
 * @param invite the code of an invite; never logged
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record SignUp(
        @Nullable String username,
        @Nullable String email,
        @Nullable String password,
        @Nullable String invite,
        List<Violation> shape) {
    public SignUp {
        shape = List.copyOf(shape);
    }

    public SignUp(
            @Nullable String username, @Nullable String email, @Nullable String password, @Nullable String invite) {
        this(username, email, password, invite, List.of());
    }

    /** The command, read from a request with these violations of its shape. */
    public SignUp withShape(List<Violation> violations) {
        return new SignUp(username, email, password, invite, violations);
    }

    @Override
    public String toString() {
        return "SignUp[username=" + username + "]";
    }
}
