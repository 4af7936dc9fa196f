package dev.issuetracker.application.comment;

import dev.issuetracker.domain.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for another text of a comment: {@code new EditComment("It also freezes.").onVersion(2L)}. Nothing is checked.
 *
 * @param body the new text; a violation when it is null
 * @param version the version that must be current; null takes whatever version is
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record EditComment(@Nullable String body, @Nullable Long version, List<Violation> shape) {
    public EditComment {
        shape = List.copyOf(shape);
    }

    /** Whatever version is current. */
    public EditComment(@Nullable String body) {
        this(body, null, List.of());
    }

    /** Only if this version is current; null takes whatever version is. */
    public EditComment onVersion(@Nullable Long current) {
        return new EditComment(body, current, shape);
    }

    /** The command, read from a request with these violations of its shape. */
    public EditComment withShape(List<Violation> violations) {
        return new EditComment(body, version, violations);
    }
}
