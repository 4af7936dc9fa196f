package dev.issuetracker.adapter.http.issue;

import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.domain.issue.Comment;
import java.time.Instant;

/** A comment as it is sent. */
record CommentJson(
        long id, long issueId, String body, UserRefJson author, Instant createdAt, Instant updatedAt, long version) {
    static CommentJson of(Comment comment) {
        return new CommentJson(
                comment.id(),
                comment.issueId(),
                comment.body(),
                UserRefJson.of(comment.author()),
                comment.createdAt(),
                comment.updatedAt(),
                comment.version());
    }
}
