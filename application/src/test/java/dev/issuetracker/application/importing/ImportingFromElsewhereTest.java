package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.importing.done.Origin;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.file.ImportComment;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.preview.MissingPerson;
import dev.issuetracker.application.importing.report.ImportRejectedException;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.contract.Rejections;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueTimes;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an import makes of the files of other programs. */
class ImportingFromElsewhereTest extends OtherProgramFixture {
    private static final Instant CREATED = Instant.parse("2020-01-01T10:00:00Z");
    private static final Instant UPDATED = Instant.parse("2020-03-01T10:00:00Z");
    private static final Instant RESOLVED = Instant.parse("2020-02-01T10:00:00Z");

    /** Adds a row of an issue whose values differ from the usual ones in this. */
    private void row(@Nullable String key, Map<IssueField<?>, ImportValue> other, ImportComment... comments) {
        Map<IssueField<?>, ImportValue> values = new HashMap<>(values("Title", "resolved"));
        values.putAll(other);
        ImportPast past = ImportPast.NONE
                .withKey(key)
                .withUrl("https://tracker.example.org/" + key)
                .withAuthor("lee")
                .withTimes(CREATED, UPDATED, RESOLVED)
                .withComments(List.of(comments));
        add(values, past);
    }

    private void row(String key) {
        row(key, Map.of());
    }

    private ImportReport imported(OnExisting existing) {
        return elsewhere.run(jane, FILE, new ImportPlan(ImportMode.ALL_OR_NOTHING, existing, null, Set.of()));
    }

    private ImportReport rejected(ImportPlan plan) {
        return assertThrows(ImportRejectedException.class, () -> elsewhere.run(jane, FILE, plan))
                .report();
    }

    private ImportReport rejected() {
        return rejected(ImportPlan.of(ImportMode.ALL_OR_NOTHING));
    }

    private static List<String> unknown(ImportReport report) {
        return report.unknownValues().stream()
                .map(value -> value.column() + " " + value.value() + " " + value.code() + " " + value.rows()
                        + (value.rejected() ? " rejected" : ""))
                .toList();
    }

    private List<Comment> comments() {
        return store.in(() -> store.comments().list(only().id(), PageRequest.first(10)))
                .items();
    }

    @Test
    void timesOfTheSourceAreKept() {
        row("PM-1");
        imported(OnExisting.REJECT);
        assertEquals(new IssueTimes(CREATED, UPDATED, RESOLVED, null), only().times());
    }

    private List<String> timesNoted(
            String status, @Nullable Instant created, @Nullable Instant updated, @Nullable Instant resolved) {
        Map<IssueField<?>, ImportValue> values = values("Title", status);
        ImportPast past = ImportPast.NONE.withTimes(created, updated, resolved);
        add(values, past);
        List<String> noted = unknown(imported(OnExisting.REJECT));
        rows.clear();
        return noted;
    }

    @Test
    void timesThatAnIssueCannotHaveAreNamed() {
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        String day = tomorrow.toString().substring(0, 10);
        assertEquals(
                List.of(
                        "created_at " + day + " future_time 1",
                        "resolved_at " + day + " future_time 1",
                        "updated_at " + day + " future_time 1"),
                timesNoted("resolved", tomorrow, tomorrow, tomorrow));
        assertEquals(
                List.of("resolved_at 2020-01-01 early_time 1", "updated_at 2019-12-01 early_time 1"),
                timesNoted("resolved", RESOLVED, Instant.parse("2019-12-01T00:00:00Z"), CREATED));
        assertEquals(List.of("updated_at 2020-02-01 early_time 1"), timesNoted("resolved", CREATED, RESOLVED, UPDATED));
        assertEquals(List.of("resolved_at open not_resolved 1"), timesNoted("open", CREATED, UPDATED, RESOLVED));
    }

    @Test
    void timesOfOneDayMayBeWrittenWithoutTheHour() {
        Instant midnight = CREATED.truncatedTo(ChronoUnit.DAYS);
        assertEquals(List.of(), timesNoted("resolved", CREATED, midnight, midnight));
        assertEquals(List.of(), timesNoted("open", null, RESOLVED, null));
    }

    @Test
    void historyBeginsWithTheCreationInTheSource() {
        row("PM-1");
        imported(OnExisting.REJECT);
        HistoryEntry first = store.in(() -> store.issues().history(only().id(), PageRequest.first(10)))
                .items()
                .get(0);
        assertEquals(CREATED, first.at());
    }

    @Test
    void authorWhoIsKnownIsTheAuthor() {
        given.user("lee");
        row("PM-1");
        imported(OnExisting.REJECT);
        assertEquals("lee", only().createdBy().username());
    }

    @Test
    void peopleWhoAreNobodyHereStayAsTexts() {
        row("PM-1", Map.of(IssueField.ASSIGNEE, ImportValue.of("kim")));
        row("PM-2", Map.of(IssueField.ASSIGNEE, ImportValue.of("kim")));
        ImportReport report = imported(OnExisting.REJECT);
        assertEquals(List.of("assignee kim unknown_user 2", "author lee unknown_user 2"), unknown(report));
        Issue first = stored().get(0);
        assertEquals("jane", first.createdBy().username());
        assertEquals(
                new Origin(first.id(), "jira", "PM-1", "https://tracker.example.org/PM-1", "lee", "kim"),
                elsewhere.origin(jane, first.id()));
    }

    private static Map<IssueField<?>, ImportValue> assignedTo(String text, String... names) {
        return Map.of(IssueField.ASSIGNEE, new ImportValue(text, List.of(names)));
    }

    @Test
    void firstOfSeveralAssigneesIsTheOneAndAllOfThemAreKept() {
        given.user("ben");
        row("PM-1", assignedTo("ben, kim", "ben", "kim"));
        row("PM-2", assignedTo("kim;ben", "kim", "ben"));
        ImportReport report = imported(OnExisting.REJECT);
        assertEquals(
                List.of(
                        "assignee ben, kim several_assignees 1",
                        "author lee unknown_user 2",
                        "assignee kim unknown_user 1",
                        "assignee kim;ben several_assignees 1"),
                unknown(report));
        assertEquals(
                List.of(new MissingPerson("kim", 1, null)),
                report.missing().people().stream()
                        .filter(person -> !person.name().equals("lee"))
                        .toList());
        Issue first = stored().get(0);
        assertEquals("ben", Objects.requireNonNull(first.assignee()).username());
        assertEquals("ben, kim", elsewhere.origin(jane, first.id()).assignee());
        Issue second = stored().get(1);
        assertEquals(null, second.assignee());
        assertEquals("kim, ben", elsewhere.origin(jane, second.id()).assignee());
    }

    @Test
    void placeholderIsMadeForTheFirstOfSeveralAssigneesOnly() {
        row("PM-1", assignedTo("kim, lou", "kim", "lou"));
        ImportPlan plan = new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.REJECT, null, Set.of(Creatable.USERS));
        elsewhere.run(jane, FILE, plan);
        assertEquals("kim", Objects.requireNonNull(only().assignee()).username());
        assertEquals(List.of(), store.in(() -> store.users().findNamed(List.of("lou", "kim, lou"))));
    }

    @Test
    void commentWithoutADateGetsTheTimeOfTheLastChangeOfItsIssue() {
        row("PM-1", Map.of(), new ImportComment(null, null, "Undated"));
        imported(OnExisting.REJECT);
        assertEquals(UPDATED, comments().get(0).createdAt());
        // It is still known when it comes in again.
        row("PM-1", Map.of(), new ImportComment(null, null, "Undated"));
        rows.remove(0);
        imported(OnExisting.UPDATE);
        assertEquals(1, comments().size());
    }

    @Test
    void commentsComeInTheOrderOfTheirTimes() {
        row("PM-1", Map.of(), new ImportComment("john", UPDATED, "Second"), new ImportComment("ana", CREATED, "First"));
        imported(OnExisting.REJECT);
        assertEquals(
                List.of("ana wrote:\n\nFirst", "Second"),
                comments().stream().map(Comment::body).toList());
        assertEquals(
                List.of("jane " + CREATED, "john " + UPDATED),
                comments().stream()
                        .map(comment -> comment.author().username() + " " + comment.createdAt())
                        .toList());
    }

    @Test
    void valuesThatMeanNothingAreSaidOnceForAllRows() {
        row("PM-1", Map.of(IssueField.LABELS, ImportValue.of("idea")));
        row("PM-2", Map.of(IssueField.LABELS, ImportValue.of("idea")));
        row("PM-3", Map.of(IssueField.STATUS, ImportValue.of("parked")));
        ImportReport report = rejected();
        assertEquals(
                List.of("labels idea unknown_label 2 rejected", "status parked invalid_status 1 rejected"),
                unknown(report).stream()
                        .filter(value -> !value.contains("unknown_user"))
                        .toList());
        assertEquals(List.of(0, 2L, 3L), List.of(report.errors().size(), report.errorsTotal(), report.rejected()));
    }

    @Test
    void missingLabelsAreCreatedWhenThatIsWanted() {
        row("PM-1", Map.of(IssueField.LABELS, new ImportValue("idea, bug", List.of("idea", "bug"))));
        ImportReport report = elsewhere.run(
                jane,
                FILE,
                new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.REJECT, null, Set.of(Creatable.LABELS)));
        assertEquals(
                List.of("bug", "idea"),
                only().labels().stream().map(label -> label.name()).toList());
        assertEquals("labels idea label_created 1", unknown(report).get(0));
    }

    @Test
    void dryRunSaysWhichLabelsWouldBeCreated() {
        row("PM-1", Map.of(IssueField.LABELS, ImportValue.of("idea")));
        ImportReport report = elsewhere.check(
                jane,
                FILE,
                new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.REJECT, null, Set.of(Creatable.LABELS)));
        assertEquals(List.of(1L, 0L), List.of(report.created(), report.errorsTotal()));
        assertEquals("labels idea label_created 1", unknown(report).get(0));
        assertEquals(
                List.of(),
                store.in(() -> store.labels().findNamed(List.of("idea"))).stream()
                        .map(Label::name)
                        .toList());
    }

    @Test
    void issueThatWasImportedBeforeIsRejected() {
        row("PM-1");
        imported(OnExisting.REJECT);
        assertEquals(List.of("key already_imported"), codes(rejected()));
    }

    @Test
    void issueThatWasImportedBeforeIsSkippedWhenThatIsWanted() {
        row("PM-1");
        imported(OnExisting.REJECT);
        row("PM-2");
        assertEquals(
                new ImportReport.Counts(2, 1, 1, 0), imported(OnExisting.SKIP).counts());
        assertEquals(2, stored().size());
    }

    @Test
    void importOfIssuesThatAreAllThereMakesNone() {
        row("PM-1");
        imported(OnExisting.REJECT);
        ImportReport again = imported(OnExisting.SKIP);
        assertEquals(new ImportReport.Counts(1, 0, 1, 0), again.counts());
        assertEquals(1, stored().size());
    }

    @Test
    void keyThatComesTwiceInAFileIsRejected() {
        row("PM-1");
        row("PM-1");
        assertEquals(List.of("key repeated_key"), codes(rejected()));
    }

    @Test
    void sameKeyInASourceOfAnotherNameIsAnotherIssue() {
        row("7");
        imported(OnExisting.REJECT);
        elsewhere.run(jane, FILE, new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.REJECT, "website", Set.of()));
        assertEquals("website", elsewhere.origin(jane, stored().get(1).id()).source());
    }

    @Test
    void fileOfAnImportThatWasTakenBackComesInAgain() {
        row("PM-1");
        Long id = imported(OnExisting.REJECT).importId();
        elsewhere.undo(jane, id == null ? 0 : id, UndoMode.ALL_OR_NOTHING);
        imported(OnExisting.REJECT);
        assertEquals("PM-1", elsewhere.origin(jane, only().id()).key());
    }

    @Test
    void rowWithoutAKeyHasNoOrigin() {
        row(null, Map.of());
        imported(OnExisting.REJECT);
        Rejections.assertRejected(ErrorCode.NOT_FOUND, () -> elsewhere.origin(jane, only().id()));
    }

    @Test
    void keyThatIsTooLongIsRejected() {
        row("x".repeat(256));
        assertEquals(List.of("key too_long"), codes(rejected()));
    }

    @Test
    void urlThatIsNoneOfTheWebIsRejected() {
        ImportPast past = ImportPast.NONE.withKey("PM-1").withUrl("javascript:alert(1)");
        Map<IssueField<?>, ImportValue> values = values("Title", "open");
        add(values, past);
        assertEquals(List.of("url invalid_url"), codes(rejected()));
    }

    @Test
    void nameOfAnAssigneeThatNoStoreTakesIsRejected() {
        row("PM-1", Map.of(IssueField.ASSIGNEE, ImportValue.of("kim\u0000")));
        assertEquals(List.of("assignee control_character"), codes(rejected()));
    }
}
