package dev.issuetracker.application.comment;

import dev.issuetracker.domain.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a comment. Nothing is checked.
 *
 * @param body the text; a violation when it is null
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record AddComment(@Nullable String body, List<Violation> shape) {
    public AddComment {
        shape = List.copyOf(shape);
    }

    public AddComment(@Nullable String body) {
        this(body, List.of());
    }

    /** The command, read from a request with these violations of its shape. */
    public AddComment withShape(List<Violation> violations) {
        return new AddComment(body, violations);
    }
}
