package dev.issuetracker.application.label;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LabelServiceTest {
    private final InMemoryTracker store = new InMemoryTracker();
    private final Given given = new Given(new StoreOf(store));
    private final SettableClock clock = new SettableClock(NOON);
    private final LabelService service = new LabelService(store.issuePorts(clock));
    private final Caller jane = Callers.of(given.account("jane"));

    private Label create(@Nullable String name, @Nullable String color, @Nullable String description) {
        return service.create(jane, new EditLabel().name(name).color(color).description(description));
    }

    private Label edit(Label label, @Nullable String name, @Nullable String color) {
        return service.edit(jane, label.id(), new EditLabel().name(name).color(color));
    }

    private List<Label> listed() {
        return service.list(jane, PageRequest.first(10)).items();
    }

    @Test
    void createdLabelIsListed() {
        Label label = create(" bug ", "#D73A4A", "Text");
        assertEquals(List.of(new Label(label.id(), "bug", "d73a4a", "Text", NOON, NOON)), listed());
    }

    @Test
    void labelHasAColorOfItsOwnAccord() {
        assertEquals(Label.DEFAULT_COLOR, create("bug", null, null).color());
    }

    @Test
    void allViolationsOfALabelAreAnsweredAtOnce() {
        TrackerException exception = assertThrows(TrackerException.class, () -> create("a,b", "red", "\u0000"));
        assertEquals(
                List.of("name", "color", "description"),
                exception.violations().stream().map(Violation::field).toList());
    }

    @Test
    void nameThatIsOlderThanItsRuleIsKeptWhileAnotherHasWhatIsSeenOfIt() {
        create("bug", null, null);
        Label old = store.in(() -> store.labels().add("bug\u200B", Label.DEFAULT_COLOR, "", NOON));
        assertEquals("bug\u200B", edit(old, null, "ff0000").name());
        assertEquals("bug\u200B", edit(old, "bug\u200B", "00ff00").name());
        assertRejected(ErrorCode.LABEL_TAKEN, () -> edit(old, "bug\u00A0", null));
    }

    @Test
    void takenNameIsRejected() {
        create("bug", null, null);
        assertRejected(ErrorCode.LABEL_TAKEN, () -> create("BUG", null, null));
    }

    @Test
    void editKeepsWhatItDoesNotMention() {
        Label bug = create("bug", "d73a4a", "Text");
        clock.advance(Duration.ofSeconds(1));
        edit(bug, "defect", null);
        assertEquals(List.of(new Label(bug.id(), "defect", "d73a4a", "Text", NOON, NOON.plusSeconds(1))), listed());
    }

    @Test
    void editThatChangesNothingKeepsTheTime() {
        Label bug = create("bug", "d73a4a", "Text");
        clock.advance(Duration.ofSeconds(1));
        assertEquals(bug, edit(bug, "bug", "#D73A4A"));
    }

    @Test
    void editOfAnUnknownLabelIsRejected() {
        EditLabel command = new EditLabel().name("bug");
        assertRejected(ErrorCode.NOT_FOUND, () -> service.edit(jane, 4711, command));
    }

    @Test
    void deletedLabelIsGone() {
        service.delete(jane, create("bug", null, null).id());
        assertEquals(List.of(), listed());
    }

    @Test
    void deletionOfAnUnknownLabelIsRejected() {
        assertRejected(ErrorCode.NOT_FOUND, () -> service.delete(jane, 4711));
    }

    @Test
    void deletedLabelLeavesEveryIssueWithHistory() {
        Label bug = create("bug", null, null);
        List<Issue> issues = given.issues(IntStream.range(0, 1_201) // more than two chunks
                .mapToObj(i -> Given.labelled("Issue " + i, bug.ref()))
                .toList());
        service.delete(jane, bug.id());
        FieldChange<?> loss = new FieldChange<>(IssueField.LABELS, List.of(bug.ref()), List.of());
        assertEquals(
                List.of(),
                issues.stream()
                        .filter(issue -> !given.lastChanges(issue.id()).equals(List.of(loss)))
                        .toList());
    }

    @Test
    void deletedLabelLeavesDeletedIssuesWithHistory() {
        Label bug = create("bug", null, null);
        Issue issue = given.delete(given.issue(Given.labelled("Title", bug.ref())));
        service.delete(jane, bug.id());
        assertEquals(3, given.history(issue.id()).size());
    }

    @Test
    void deletedIssueStaysDeletedWhenItLosesALabel() {
        Label bug = create("bug", null, null);
        Issue issue = given.delete(given.issue(Given.labelled("Title", bug.ref())));
        service.delete(jane, bug.id());
        assertEquals(issue.deletedAt(), given.stored(issue.id()).deletedAt());
    }

    @Test
    void deletionKeepsAnIssuesOtherLabels() {
        Label bug = create("bug", null, null);
        Label ui = create("ui", null, null);
        Issue issue = given.issue(Given.labelled("Title", bug.ref(), ui.ref()));
        service.delete(jane, bug.id());
        assertEquals(List.of(ui.ref()), given.stored(issue.id()).labels());
    }

    @Test
    void lossIsHeldAgainstWhoDeletedTheLabel() {
        Label bug = create("bug", null, null);
        Issue issue = given.issue(Given.labelled("Title", bug.ref()));
        service.delete(jane, bug.id());
        assertEquals(jane.ref(), given.history(issue.id()).get(1).by());
    }
}
