package dev.issuetracker.domain.issue.value;

import static dev.issuetracker.domain.contract.Rejections.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Some;
import dev.issuetracker.domain.label.LabelRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssueDraftTest {
    @Test
    void bothBadTextsOfADraftAreReported() {
        TrackerException exception = assertThrows(TrackerException.class, () -> IssueDraft.of("", "\u0000"));
        assertEquals(
                List.of("title", "description"),
                exception.violations().stream()
                        .map(violation -> violation.field())
                        .toList());
    }

    @Test
    void draftWithTooManyLabelsIsRejected() {
        List<LabelRef> labels = Some.labels(100, IssueRules.MAX_LABELS + 1);
        assertEquals(
                List.of("labels too_many"),
                violations(() -> IssueDraft.of("Title", "").with(IssueField.LABELS, labels)));
    }
}
