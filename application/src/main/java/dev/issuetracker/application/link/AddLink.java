package dev.issuetracker.application.link;

import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.link.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a link of an issue to another. Nothing is checked.
 *
 * @param relation what the issue is to the other; a violation when it is null
 * @param issue the id of the other; a violation when it is null
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record AddLink(@Nullable Relation relation, @Nullable Long issue, List<Violation> shape) {
    public AddLink {
        shape = List.copyOf(shape);
    }

    public AddLink(@Nullable Relation relation, @Nullable Long issue) {
        this(relation, issue, List.of());
    }

    /** The command, read from a request with these violations of its shape. */
    public AddLink withShape(List<Violation> violations) {
        return new AddLink(relation, issue, violations);
    }
}
