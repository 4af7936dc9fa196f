package dev.issuetracker.application.issue;

import dev.issuetracker.domain.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks to bring an issue back to the values that it had at an earlier version:
 * {@code RevertIssue.to(2L).onVersion(5L)}.
 *
 * @param toVersion the version to go back to; a violation when it is null
 * @param version the version that must be current; null takes whatever version is
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record RevertIssue(
        @Nullable Long toVersion, @Nullable Long version, List<Violation> shape) {
    public RevertIssue {
        shape = List.copyOf(shape);
    }

    /** Back to this version, whatever version is current. */
    public static RevertIssue to(@Nullable Long toVersion) {
        return new RevertIssue(toVersion, null, List.of());
    }

    /** Only if this version is current; null takes whatever version is. */
    public RevertIssue onVersion(@Nullable Long current) {
        return new RevertIssue(toVersion, current, shape);
    }

    /** The command, read from a request with these violations of its shape. */
    public RevertIssue withShape(List<Violation> violations) {
        return new RevertIssue(toVersion, version, violations);
    }
}
