package dev.issuetracker.domain.comment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentTest {
    @Test
    void emptyCommentIsRejected() {
        Violations violations = new Violations();
        Comment.checkBody("", violations);
        Violation violation = violations.list().get(0);
        assertEquals(List.of("body", "blank"), List.of(violation.field(), violation.code()));
    }
}
