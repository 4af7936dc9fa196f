package dev.issuetracker.domain.comment;

import static dev.issuetracker.domain.issue.Some.JANE;
import static dev.issuetracker.domain.issue.Some.LATER;
import static dev.issuetracker.domain.issue.Some.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentTest {
    private static final Comment COMMENT = new Comment(1, 7, "Text", JANE, NOON, NOON, 1);

    @Test
    void emptyCommentIsRejected() {
        Violations violations = new Violations();
        Comment.checkBody("", violations);
        Violation violation = violations.list().get(0);
        assertEquals(List.of("body", "blank"), List.of(violation.field(), violation.code()));
    }

    @Test
    void commentEditMakesTheNextVersion() {
        assertEquals(new Comment(1, 7, "New", JANE, NOON, LATER, 2), COMMENT.edit(" New ", LATER));
    }

    @Test
    void commentEditThatChangesNothingKeepsTheComment() {
        assertSame(COMMENT, COMMENT.edit(" Text ", LATER));
    }

    @Test
    void commentTimeNeverRunsBackwards() {
        Comment comment = new Comment(1, 7, "Text", JANE, NOON, LATER, 1);
        assertEquals(LATER, comment.edit("New", NOON).updatedAt());
    }

    @Test
    void blankCommentIsRejected() {
        assertThrows(TrackerException.class, () -> COMMENT.edit(" \n ", LATER));
    }
}
