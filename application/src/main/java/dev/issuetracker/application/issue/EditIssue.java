package dev.issuetracker.application.issue;

import dev.issuetracker.domain.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an edit of an issue: {@code EditIssue.of(3L).with(TITLE, "Crash").mergeIfStale(true)}.
 *
 * @param version the version that the edit was made on; null edits whatever version is current
 * @param mergeIfStale whether an edit of an older version may be merged with what happened since, field by field
 */
public record EditIssue(@Nullable Long version, boolean mergeIfStale, RequestedValues values, List<Violation> shape)
        implements IssueCommand<EditIssue> {
    public EditIssue {
        shape = List.copyOf(shape);
    }

    /**
     * An edit that changes nothing yet.
     *
     * @param version the version that the edit was made on; null edits whatever version is current
     */
    public static EditIssue of(@Nullable Long version) {
        return new EditIssue(version, false, RequestedValues.NONE, List.of());
    }

    /** Whether an edit of an older version may be merged with what happened since, field by field. */
    public EditIssue mergeIfStale(boolean merge) {
        return new EditIssue(version, merge, values, shape);
    }

    @Override
    public EditIssue withValues(RequestedValues others) {
        return new EditIssue(version, mergeIfStale, others, shape);
    }

    @Override
    public EditIssue withShape(List<Violation> violations) {
        return new EditIssue(version, mergeIfStale, values, violations);
    }
}
