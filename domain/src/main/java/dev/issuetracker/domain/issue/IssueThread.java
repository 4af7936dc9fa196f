package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.page.PageRequest;
import java.util.List;
import java.util.Optional;

/**
 * An issue with its comments, read at one moment.
 *
 * @param children how many issues have it as their parent
 * @param comments oldest first; as many as a page of {@value #MAX_COMMENTS} holds
 * @param next how to ask for the comments that follow, by their ids; empty when these are all
 */
public record IssueThread(Issue issue, ChildCount children, List<Comment> comments, Optional<PageRequest<Long>> next) {
    public static final int MAX_COMMENTS = 1_000;

    public IssueThread {
        comments = List.copyOf(comments);
    }
}
