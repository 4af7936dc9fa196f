package dev.issuetracker.domain.issue.value;

import static dev.issuetracker.domain.contract.Rejections.violations;
import static dev.issuetracker.domain.issue.Some.JANE;
import static dev.issuetracker.domain.issue.Some.JOHN;
import static dev.issuetracker.domain.issue.Some.LATER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Some;
import dev.issuetracker.domain.label.LabelRef;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class IssuePatchTest {
    @Test
    void patchWithABadTitleIsRejected() {
        assertThrows(TrackerException.class, () -> Given.title(" "));
    }

    @Test
    void patchWithTooManyLabelsIsRejected() {
        List<LabelRef> labels = Some.labels(100, IssueRules.MAX_LABELS + 1);
        assertEquals(List.of("labels too_many"), violations(() -> IssuePatch.of(IssueField.LABELS, labels)));
    }

    @RepeatedTest(300)
    void patchToTheValuesOfAnIssueBringsThemBack(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        Random random = new Random(seed);
        Issue wanted = Some.issue(random);
        Issue issue = Some.issue(random);
        Issue reverted = issue.edit(IssuePatch.between(issue.values(), wanted.values()), JOHN, LATER)
                .after();
        assertEquals(
                List.of(),
                FieldChange.between(reverted, wanted).stream()
                        .map(FieldChange::field)
                        .toList(),
                "seed " + seed);
    }

    @Test
    void patchToTheValuesOfADeletedIssueDeletesNothing() {
        Issue deleted = Some.issue().delete(JANE, LATER).after();
        Issue issue = Some.issue();
        assertFalse(issue.edit(IssuePatch.between(issue.values(), deleted.values()), JOHN, LATER)
                .after()
                .deleted());
    }
}
