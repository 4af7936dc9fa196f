package dev.issuetracker.domain.link;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.Status;

/** As much of an issue as is shown at the other end of a link. */
public record LinkedIssue(long id, String title, Status status) {
    public static LinkedIssue of(Issue issue) {
        return new LinkedIssue(issue.id(), issue.title(), issue.status());
    }
}
