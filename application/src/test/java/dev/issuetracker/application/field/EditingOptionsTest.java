package dev.issuetracker.application.field;

import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static dev.issuetracker.domain.contract.Rejections.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.AddedFields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EditingOptionsTest extends FieldServiceFixture {
    private final Field priority = select("Priority", "high", "medium", "low");
    private final Field systems = multiSelect("Systems", "api", "web", "mobile");

    private Issue having(String option) {
        return given.issue(Given.draft("Title")
                .with(
                        AddedFields.select(priority.ref()),
                        priority.option(option).map(FieldOption::ref).orElseThrow()));
    }

    private Issue concerning(String... options) {
        return given.issue(Given.draft("Title")
                .with(
                        AddedFields.multiSelect(systems.ref()),
                        Stream.of(options)
                                .map(option ->
                                        systems.option(option).orElseThrow().ref())
                                .toList()));
    }

    private List<String> systemsOf(Issue issue) {
        return Objects.requireNonNull(given.stored(issue.id()).get(AddedFields.multiSelect(systems.ref()))).stream()
                .map(OptionRef::name)
                .toList();
    }

    @Test
    void entryIsTheOptionThatLooksLikeIt() {
        Issue issue = having("high");
        edit(
                priority,
                options(EditOption.named("high\u200B"), EditOption.named("medium"), EditOption.named("low\u00A0")));
        assertEquals(
                priority.option("high").map(FieldOption::ref).orElseThrow(),
                given.stored(issue.id()).get(AddedFields.select(priority.ref())));
    }

    @Test
    void optionIsRenamedById() {
        Field edited = edit(
                priority,
                options(
                        new EditOption(id(priority, "high"), "urgent", "ff0000"),
                        EditOption.named("medium"),
                        EditOption.named("low")));
        assertEquals(List.of("urgent", "medium", "low"), names(edited));
        assertEquals(
                new FieldOption(id(priority, "high"), "urgent", "ff0000"),
                edited.options().get(0));
    }

    @Test
    void optionIsMeantByItsNameWhateverTheCase() {
        Field edited = edit(priority, options(named("HIGH", "medium", "low")));
        assertEquals(id(priority, "high"), id(edited, "HIGH"));
        assertEquals(List.of("HIGH", "medium", "low"), names(edited));
    }

    @Test
    void optionsTakeTheOrderOfTheList() {
        Field edited = edit(priority, options(named("low", "high", "medium")));
        assertEquals(List.of("low", "high", "medium"), names(edited));
        assertEquals(edited, service.get(member, priority.id()));
    }

    @Test
    void optionThatIsNewIsAddedInItsPlace() {
        Field edited = edit(priority, options(named("high", "medium", "normal", "low")));
        assertEquals(List.of("high", "medium", "normal", "low"), names(edited));
        assertEquals(id(priority, "low"), id(edited, "low"));
    }

    @Test
    void optionKeepsItsColorUnlessAnotherIsSent() {
        Field edited = edit(
                priority,
                options(new EditOption(null, "high", "00ff00"), EditOption.named("medium"), EditOption.named("low")));
        assertEquals(
                "00ff00",
                edit(edited, options(named("high", "medium", "low")))
                        .options()
                        .get(0)
                        .color());
    }

    @Test
    void twoOptionsSwapTheirNames() {
        Field edited = edit(
                priority,
                options(
                        new EditOption(id(priority, "high"), "low", null),
                        EditOption.named("medium"),
                        new EditOption(id(priority, "low"), "high", null)));
        assertEquals(id(priority, "high"), id(edited, "low"));
        assertEquals(id(priority, "low"), id(edited, "high"));
    }

    @Test
    void nameThatAnOptionLeavesIsFreeForANewOne() {
        Field edited = edit(
                priority,
                options(
                        new EditOption(id(priority, "high"), "urgent", null),
                        EditOption.named("high"),
                        EditOption.named("medium"),
                        EditOption.named("low")));
        assertEquals(id(priority, "high"), id(edited, "urgent"));
        assertEquals(4, edited.options().size());
    }

    @Test
    void optionThatNoIssueHasIsRemoved() {
        having("high");
        assertEquals(List.of("high", "low"), names(edit(priority, options(named("high", "low")))));
    }

    @Test
    void optionsInUseAreNamedWithTheNumberOfTheirIssues() {
        having("high");
        having("low");
        given.delete(having("low"));
        TrackerException exception =
                assertThrows(TrackerException.class, () -> edit(priority, options(EditOption.named("medium"))));
        assertEquals(ErrorCode.OPTION_IN_USE, exception.code());
        assertEquals(
                List.of("1 issue has the option high.", "2 issues have the option low."),
                exception.violations().stream().map(Violation::message).toList());
        assertEquals(priority, service.get(member, priority.id()));
    }

    @Test
    void issuesAreCountedUpToAThousand() {
        given.issues(IntStream.range(0, 1_001)
                .mapToObj(i -> Given.draft("Issue " + i)
                        .with(
                                AddedFields.select(priority.ref()),
                                priority.options().get(2).ref()))
                .toList());
        TrackerException exception =
                assertThrows(TrackerException.class, () -> edit(priority, options(named("high", "medium"))));
        assertEquals(
                "More than 1000 issues have the option low.",
                exception.violations().get(0).message());
    }

    @Test
    void issuesGetTheReplacementWithHistory() {
        List<Issue> issues = given.issues(IntStream.range(0, 1_201) // more than two chunks
                .mapToObj(i -> Given.draft("Issue " + i)
                        .with(
                                AddedFields.select(priority.ref()),
                                priority.options().get(2).ref()))
                .toList());
        Field edited = edit(priority, options(named("high", "medium")).replaceWith("MEDIUM"));
        FieldChange<?> change = new FieldChange<>(
                AddedFields.select(priority.ref()),
                priority.options().get(2).ref(),
                edited.options().get(1).ref());
        assertEquals(
                List.of(),
                issues.stream()
                        .filter(issue -> !given.lastChanges(issue.id()).equals(List.of(change)))
                        .toList());
        assertEquals(admin.ref(), given.history(issues.get(0).id()).get(1).by());
    }

    @Test
    void replacementMayBeNew() {
        Issue issue = having("low");
        Field edited = edit(priority, options(named("high", "medium", "minor")).replaceWith("minor"));
        assertEquals(
                edited.option("minor").orElseThrow().ref(),
                given.stored(issue.id()).get(AddedFields.select(priority.ref())));
    }

    @Test
    void replacementByNoneLeavesIssuesWithoutAValue() {
        Issue issue = having("low");
        edit(priority, options(named("high", "medium")).replaceWith("none"));
        assertEquals(List.of(), given.stored(issue.id()).values().added());
    }

    @Test
    void deletedIssuesGetTheReplacementToo() {
        Issue issue = given.delete(having("low"));
        edit(priority, options(named("high", "medium")).replaceWith("medium"));
        assertEquals(issue.version() + 1, given.stored(issue.id()).version());
    }

    @Test
    void replacementMustStay() {
        having("low");
        EditField command = options(named("high", "medium")).replaceWith("low");
        assertEquals(List.of("replace_with unknown_option"), violations(() -> edit(priority, command)));
    }

    @Test
    void issueWithSeveralRemovedOptionsGetsTheReplacementOnceInOneVersion() {
        Issue issue = concerning("api", "web", "mobile");
        edit(systems, options(named("mobile")).replaceWith("mobile"));
        assertEquals(List.of("mobile"), systemsOf(issue));
        assertEquals(2, given.stored(issue.id()).version());
    }

    @Test
    void setKeepsItsOtherOptions() {
        Issue issue = concerning("api", "web");
        edit(systems, options(named("api", "mobile")).replaceWith("none"));
        assertEquals(List.of("api"), systemsOf(issue));
    }

    @Test
    void removedFieldLeavesEveryIssueWithHistory() {
        Field estimate = create("Estimate", "number");
        List<Issue> issues = given.issues(IntStream.range(0, 1_201) // more than two chunks
                .mapToObj(i -> Given.draft("Issue " + i).with(AddedFields.number(estimate.ref()), BigDecimal.ONE))
                .toList());
        service.remove(admin, estimate.id());
        FieldChange<?> loss = new FieldChange<>(AddedFields.number(estimate.ref()), BigDecimal.ONE, null);
        assertEquals(
                List.of(),
                issues.stream()
                        .filter(issue -> !given.lastChanges(issue.id()).equals(List.of(loss)))
                        .toList());
        assertRejected(ErrorCode.NOT_FOUND, () -> service.get(member, estimate.id()));
    }

    @Test
    void removedFieldLeavesDeletedIssuesToo() {
        Issue issue = given.delete(having("low"));
        service.remove(admin, priority.id());
        assertEquals(List.of(), given.stored(issue.id()).values().added());
    }
}
