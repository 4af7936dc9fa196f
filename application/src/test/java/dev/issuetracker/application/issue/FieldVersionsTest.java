package dev.issuetracker.application.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.field.EditField;
import dev.issuetracker.application.field.EditOption;
import dev.issuetracker.application.issue.EditIssues.Named;
import dev.issuetracker.application.issue.EditIssues.Target;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.ThreeWayMerge.Difference;
import dev.issuetracker.domain.issue.value.IssueField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Added fields in history, conflicts, merges, reverts and bulk edits. */
class FieldVersionsTest extends FieldsFixture {
    private Issue revert(Issue issue, long toVersion) {
        return service.revert(jane, issue.id(), RevertIssue.to(toVersion));
    }

    @Test
    void historyHasEachChange() {
        Issue issue = with("Priority", text("high"));
        edit(jane, issue, setting(1, "Priority", text("low")));
        assertEquals(
                List.of(new FieldChange<>(ofPriority, option(priority, "high"), option(priority, "low"))),
                given.lastChanges(issue.id()));
    }

    @Test
    void issueIsShownAsItStood() {
        Issue issue = with("Priority", text("high"));
        edit(jane, issue, setting(1, "Priority", text("low")));
        assertEquals(issue, service.get(jane, issue.id(), 1));
    }

    @Test
    void conflictShowsTheField() {
        Issue issue = with("Priority", text("high"));
        edit(john, issue, setting(1, "Priority", text("low")));
        EditConflictException conflict = assertThrows(
                EditConflictException.class, () -> edit(jane, issue, setting(1, "Priority", text("medium"))));
        assertEquals(
                List.of(new Difference<>(
                        ofPriority,
                        option(priority, "high"),
                        option(priority, "medium"),
                        option(priority, "low"),
                        true)),
                conflict.comparison().orElseThrow().differences());
    }

    @Test
    void editsOfDifferentFieldsMerge() {
        Issue issue = with("Priority", text("high"));
        edit(john, issue, setting(1, "Priority", text("low")));
        Issue merged = edit(jane, issue, setting(1, "Estimate", number("3")).mergeIfStale(true));
        assertEquals(option(priority, "low"), merged.get(ofPriority));
        assertEquals(new BigDecimal(3), merged.get(ofEstimate));
    }

    @Test
    void setsMergeByWhatWasAddedAndRemoved() {
        Issue issue = with("Systems", texts("api"));
        edit(john, issue, setting(1, "Systems", texts()));
        Issue merged =
                edit(jane, issue, setting(1, "Systems", texts("api", "web")).mergeIfStale(true));
        assertEquals(List.of(option(systems, "web")), merged.get(ofSystems));
    }

    @Test
    void revertBringsBackEveryValue() {
        Issue issue = with(Map.of(
                "Priority", text("high"),
                "Systems", texts("api"),
                "Due date", text("2026-12-01"),
                "Milestone", text("1.0"),
                "Estimate", number("3"),
                "Reviewer", text("john")));
        edit(
                jane,
                issue,
                setting(1, "Priority", text("low"))
                        .withFields(Map.of("Systems", texts("web"), "Estimate", number("4"))));
        assertEquals(List.of(), FieldChange.between(issue, revert(issue, 1)));
    }

    @Test
    void revertTakesAwayWhatCameLater() {
        Issue issue = created();
        edit(jane, issue, setting(1, "Priority", text("low")));
        assertEquals(List.of(), revert(issue, 1).values().added());
    }

    @Test
    void removedFieldsStayAwayFromReverts() {
        Issue issue = with("Estimate", number("3"));
        edit(jane, issue, EditIssue.of(1L).withText(IssueField.TITLE, "New"));
        definitions.remove(jane, estimate.id());
        assertEquals(List.of(), revert(issue, 1).values().added());
    }

    @Test
    void removedOptionsStayAwayFromReverts() {
        Issue issue = with(Map.of("Priority", text("high"), "Systems", texts("api", "web")));
        edit(jane, issue, setting(1, "Priority", text("low")).withFields(Map.of("Systems", texts("web"))));
        definitions.edit(jane, priority.id(), options("medium", "low"));
        definitions.edit(jane, systems.id(), options("web"));
        Issue reverted = revert(issue, 1);
        assertEquals(List.of(ofSystems), reverted.values().added());
        assertEquals(List.of(option(systems, "web")), reverted.get(ofSystems));
    }

    private static EditField options(String... names) {
        return new EditField()
                .options(List.of(names).stream().map(EditOption::named).toList());
    }

    @Test
    void revertCallsFieldsAndOptionsAsTheyAreCalledNow() {
        Issue issue = with("Priority", text("high"));
        edit(jane, issue, setting(1, "Priority", text("low")));
        definitions.edit(
                jane,
                priority.id(),
                new EditField()
                        .name("Urgency")
                        .options(List.of(
                                new EditOption(option(priority, "high").id(), "urgent", null),
                                EditOption.named("low"),
                                EditOption.named("medium"))));
        Issue reverted = revert(issue, 1);
        assertEquals(
                List.of("fields.Urgency"),
                reverted.values().added().stream().map(IssueField::code).toList());
        assertEquals("urgent", Objects.requireNonNull(reverted.get(ofPriority)).name());
    }

    @Test
    void manyIssuesGetOneValue() {
        Issue one = with("Priority", text("high"));
        Issue other = created();
        EditIssues command = EditIssues.of(
                        new Named("ids", List.of(Target.of(one.id(), null), Target.of(other.id(), null))))
                .withFields(Map.of("Priority", text("low"), "Estimate", number("1")));
        assertEquals(2, change(command).updated());
        assertEquals(option(priority, "low"), given.stored(one.id()).get(ofPriority));
        assertEquals(new BigDecimal(1), given.stored(other.id()).get(ofEstimate));
    }
}
