package dev.issuetracker.domain.issue.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.Some;
import dev.issuetracker.domain.label.LabelRef;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IssueRulesTest {
    private final Violations violations = new Violations();

    private List<String> violations() {
        return violations.list().stream()
                .map((Violation violation) -> violation.field() + " " + violation.code())
                .toList();
    }

    @Test
    void titleOfTheGreatestLengthIsGood() {
        IssueRules.title("\uD83D\uDC1E".repeat(IssueRules.MAX_TITLE), violations);
        assertEquals(List.of(), violations());
    }

    @Test
    void longerTitleIsRejected() {
        IssueRules.title("x".repeat(IssueRules.MAX_TITLE + 1), violations);
        assertEquals(List.of("title too_long"), violations());
    }

    @Test
    void descriptionMayBeEmpty() {
        IssueRules.description("", violations);
        assertEquals(List.of(), violations());
    }

    @Test
    void longerDescriptionIsRejected() {
        IssueRules.description("x".repeat(IssueRules.MAX_DESCRIPTION + 1), violations);
        assertEquals(List.of("description too_long"), violations());
    }

    @Test
    void knownStatusIsGood() {
        assertEquals(Status.IN_PROGRESS, IssueRules.status("in_progress", violations));
    }

    @Test
    void unknownStatusIsRejected() {
        IssueRules.status("Open", violations);
        assertEquals(List.of("status invalid_status"), violations());
    }

    @Test
    void missingStatusIsRejected() {
        IssueRules.status(null, violations);
        assertEquals(List.of("status required"), violations());
    }

    @Test
    void asManyLabelsAsAnIssueCarriesAreGood() {
        IssueRules.labels(Some.labels(100, IssueRules.MAX_LABELS), violations);
        assertEquals(List.of(), violations());
    }

    @Test
    void moreLabelsAreRejected() {
        IssueRules.labels(Some.labels(100, IssueRules.MAX_LABELS + 1), violations);
        assertEquals(List.of("labels too_many"), violations());
    }

    @Test
    void labelThatComesTwiceCountsOnce() {
        List<LabelRef> labels = Some.labels(100, IssueRules.MAX_LABELS);
        IssueRules.labels(Stream.concat(labels.stream(), labels.stream()).toList(), violations);
        assertEquals(List.of(), violations());
    }
}
