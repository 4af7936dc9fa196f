package dev.issuetracker.application.token;

import dev.issuetracker.domain.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command to make a personal access token, as sent: nothing is checked, and what was missing is null.
 *
 * @param expiresIn in seconds
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record MakeAccessToken(
        @Nullable String name,
        @Nullable String scope,
        @Nullable Long expiresIn,
        List<Violation> shape) {
    public MakeAccessToken {
        shape = List.copyOf(shape);
    }

    public MakeAccessToken(@Nullable String name, @Nullable String scope, @Nullable Long expiresIn) {
        this(name, scope, expiresIn, List.of());
    }

    /** The command, read from a request with these violations of its shape. */
    public MakeAccessToken withShape(List<Violation> violations) {
        return new MakeAccessToken(name, scope, expiresIn, violations);
    }
}
