package dev.issuetracker.application.issue;

import dev.issuetracker.domain.error.Violation;
import java.util.List;

/** Asks for a new issue: {@code new CreateIssue().with(TITLE, "Crash").with(DESCRIPTION, "It crashes.")}. */
public record CreateIssue(RequestedValues values, List<Violation> shape) implements IssueCommand<CreateIssue> {
    public CreateIssue {
        shape = List.copyOf(shape);
    }

    /** Asks for no values yet. */
    public CreateIssue() {
        this(RequestedValues.NONE, List.of());
    }

    @Override
    public CreateIssue withValues(RequestedValues others) {
        return new CreateIssue(others, shape);
    }

    @Override
    public CreateIssue withShape(List<Violation> violations) {
        return new CreateIssue(values, violations);
    }
}
