package dev.issuetracker.domain.issue;

import java.util.List;

/** An issue with its comments, oldest first, read at one moment. */
public record IssueThread(Issue issue, List<Comment> comments) {
    public IssueThread {
        comments = List.copyOf(comments);
    }
}
