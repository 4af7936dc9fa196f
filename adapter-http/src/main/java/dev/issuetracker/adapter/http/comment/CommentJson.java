package dev.issuetracker.adapter.http.comment;

import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.domain.comment.Comment;
import java.time.Instant;

/** A comment as it is sent. */
public record CommentJson(
        long id, long issueId, String body, UserRefJson author, Instant createdAt, Instant updatedAt, long version) {
    public static CommentJson of(Comment comment) {
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
