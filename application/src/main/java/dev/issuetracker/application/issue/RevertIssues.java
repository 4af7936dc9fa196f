package dev.issuetracker.application.issue;

import dev.issuetracker.application.issue.EditIssues.Named;
import dev.issuetracker.domain.error.Violation;
import java.util.List;

/**
 * Asks to take back what one version of each of many issues changed: {@code RevertIssues.of(new Named("issues",
 * List.of(Target.of(1, 6L))))}.
 *
 * @param issues each with the version whose edit is taken back; an issue without a version is a violation
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record RevertIssues(Named issues, List<Violation> shape) {
    public RevertIssues {
        shape = List.copyOf(shape);
    }

    /** Takes back what made these versions of these issues. */
    public static RevertIssues of(Named issues) {
        return new RevertIssues(issues, List.of());
    }

    /** The command, read from a request with these violations of its shape. */
    public RevertIssues withShape(List<Violation> violations) {
        return new RevertIssues(issues, violations);
    }
}
