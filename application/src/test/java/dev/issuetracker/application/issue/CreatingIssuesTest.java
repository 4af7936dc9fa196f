package dev.issuetracker.application.issue;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Rejections.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.ChildCount;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CreatingIssuesTest extends IssueServiceFixture {
    @Test
    void createdIssueHasTheValuesAskedFor() {
        CreateIssue command = new CreateIssue()
                .withText(IssueField.TITLE, " Title ")
                .withText(IssueField.DESCRIPTION, "Text")
                .withText(IssueField.STATUS, "in_progress")
                .withAssignee(new UserKey.ByName("JOHN"))
                .withLabels(List.of(new LabelKey.ById(ui.id()), new LabelKey.ByName("BUG")));
        Issue issue = service.create(jane, command);
        assertEquals(
                Issue.of(
                        IssueDraft.of("Title", "Text")
                                .with(IssueField.STATUS, Status.IN_PROGRESS)
                                .with(IssueField.ASSIGNEE, john.ref())
                                .with(IssueField.LABELS, List.of(bug, ui)),
                        issue.id(),
                        jane.ref(),
                        NOON),
                issue);
    }

    @Test
    void createdIssueIsOpenByDefault() {
        assertEquals(Status.OPEN, created().status());
    }

    @Test
    void createdIssueHasAnEmptyDescriptionUnlessOneIsGiven() {
        assertEquals(
                "",
                service.create(jane, new CreateIssue().withText(IssueField.TITLE, "Title"))
                        .description());
    }

    @Test
    void createdIssueCanBeRead() {
        Issue issue = created();
        assertEquals(
                new IssueThread(issue, new ChildCount(0, 0), List.of(), Optional.empty()),
                service.get(jane, issue.id()));
    }

    @Test
    void timesAreCutToTheMicrosecond() {
        clock.advance(Duration.ofNanos(1_999));
        assertEquals(NOON.plusNanos(1_000), created().createdAt());
    }

    @Test
    void allViolationsOfACreationAreAnsweredAtOnce() {
        CreateIssue command = new CreateIssue()
                .withText(IssueField.TITLE, " ")
                .withText(IssueField.STATUS, "closed")
                .withAssignee(new UserKey.ByName("nobody"))
                .withLabels(
                        List.of(new LabelKey.ByName("bug"), new LabelKey.ByName("nothing"), new LabelKey.ById(4711)));
        assertEquals(
                List.of(
                        "title blank",
                        "status invalid_status",
                        "assignee unknown_user",
                        "labels[1] unknown_label",
                        "labels[2] unknown_label"),
                violations(() -> service.create(jane, command)));
    }

    @Test
    void violationsFoundBeforeComeFirst() {
        Violations violations = new Violations();
        violations.add("prio", "unknown_field", "There is no field prio.");
        CreateIssue command = new CreateIssue().withText(IssueField.TITLE, "").withText(IssueField.DESCRIPTION, "");
        assertEquals(
                List.of("prio unknown_field", "title blank"),
                violations(() -> service.create(jane, command.withShape(violations.list()))));
    }

    @Test
    void rejectedCreationStoresNothing() {
        CreateIssue command = new CreateIssue()
                .withText(IssueField.TITLE, "Title")
                .withText(IssueField.DESCRIPTION, "Text")
                .withText(IssueField.STATUS, "closed");
        assertThrows(TrackerException.class, () -> service.create(jane, command));
        assertEquals(List.of(), listed());
    }

    @Test
    void unknownAssigneeIdIsReportedUnderItsOwnName() {
        CreateIssue command = new CreateIssue()
                .withText(IssueField.TITLE, "Title")
                .withText(IssueField.DESCRIPTION, "Text")
                .withAssignee(new UserKey.ById(4711));
        assertEquals(List.of("assignee_id unknown_user"), violations(() -> service.create(jane, command)));
    }

    @Test
    void tooManyLabelsAreRejected() {
        List<LabelKey> keys = IntStream.range(0, 101)
                .<LabelKey>mapToObj(i -> new LabelKey.ById(i))
                .toList();
        CreateIssue command = new CreateIssue()
                .withText(IssueField.TITLE, "Title")
                .withText(IssueField.DESCRIPTION, "Text")
                .withLabels(keys);
        assertEquals(List.of("labels too_many"), violations(() -> service.create(jane, command)));
    }

    @Test
    void namesAreTakenWithoutTheirSurroundingBlanks() {
        CreateIssue command = new CreateIssue()
                .withText(IssueField.TITLE, "Title")
                .withText(IssueField.DESCRIPTION, "Text")
                .withAssignee(new UserKey.ByName(" john "))
                .withLabels(List.of(new LabelKey.ByName(" bug ")));
        Issue issue = service.create(jane, command);
        assertEquals(Optional.of(john.ref()), Optional.ofNullable(issue.assignee()));
        assertEquals(List.of(bug), issue.labels());
    }

    @Test
    void labelThatCannotBeReadKeepsThePlacesOfTheOthers() {
        CreateIssue command = new CreateIssue()
                .with(IssueField.TITLE, "Title")
                .with(IssueField.DESCRIPTION, "Text")
                .withLabels(List.of(LabelKey.UNREADABLE, new LabelKey.ByName("nothing")))
                .withShape(List.of(new Violation("labels[0]", "wrong_type", "labels[0] must be a name.")));
        assertEquals(
                List.of("labels[0] wrong_type", "labels[1] unknown_label"),
                violations(() -> service.create(jane, command)));
    }
}
