package dev.issuetracker.application.issue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wish for an issue, as sent: nothing checked, what was missing is null. */
public record CreateIssue(
        @Nullable String title,
        @Nullable String description,
        @Nullable String status,
        @Nullable UserKey assignee,
        List<LabelKey> labels) {
    public CreateIssue {
        labels = List.copyOf(labels);
    }
}
