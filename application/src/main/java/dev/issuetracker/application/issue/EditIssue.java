package dev.issuetracker.application.issue;

import dev.issuetracker.domain.issue.ValuePatch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A wish to edit an issue, as sent: nothing checked; what is null was not mentioned and is kept.
 *
 * @param version the version that the edit was made on; null edits whatever stands, where the call allows that
 * @param mergeIfStale whether an edit of an older version may be merged with what happened since, field by field
 */
public record EditIssue(
        @Nullable Long version,
        boolean mergeIfStale,
        @Nullable String title,
        @Nullable String description,
        @Nullable String status,
        ValuePatch<Optional<UserKey>> assignee,
        @Nullable List<LabelKey> labels) {
    /** A wish to replace the labels and nothing else. */
    public static EditIssue labels(@Nullable Long version, List<LabelKey> labels) {
        return new EditIssue(version, false, null, null, null, ValuePatch.keep(), List.copyOf(labels));
    }
}
