package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.importing.done.Origin;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.done.UndoReport;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.relation.KeyedLink;
import dev.issuetracker.application.importing.relation.KeyedRelations;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.importing.report.ImportReport.Counts;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.link.Relation;
import dev.issuetracker.domain.link.SeenLink;
import dev.issuetracker.domain.page.PageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a newer file says of other issues, and of where its own came from. */
class UpdatingRelationsTest extends OtherProgramFixture {
    private void row(String key, KeyedRelations relations) {
        row(Map.of(), ImportPast.NONE.withKey(key).withTimes(NOON, NOON, null).withRelations(relations));
    }

    private void row(Map<IssueField<?>, ImportValue> more, ImportPast past) {
        Map<IssueField<?>, ImportValue> values = new HashMap<>(more);
        values.put(IssueField.TITLE, ImportValue.of(Objects.requireNonNull(past.key())));
        values.put(IssueField.STATUS, ImportValue.of("open"));
        add(values, past);
    }

    /** A row of a file with a column for parents. */
    private void part(String key, @Nullable String parent) {
        row(key, new KeyedRelations(parent, List.of(), null, true));
    }

    private void linked(String key, Relation relation, String... others) {
        List<KeyedLink> links = new ArrayList<>();
        for (String other : others) {
            links.add(new KeyedLink(relation, other));
        }
        row(key, new KeyedRelations(null, links));
    }

    private ImportReport imported(OnExisting existing) {
        ImportReport report =
                elsewhere.run(jane, FILE, new ImportPlan(ImportMode.ALL_OR_NOTHING, existing, null, Set.of()));
        rows.clear();
        return report;
    }

    private ImportReport imported() {
        return imported(OnExisting.UPDATE);
    }

    private UndoReport undo(ImportReport report) {
        return elsewhere.undo(jane, Objects.requireNonNull(report.importId()), UndoMode.ALL_OR_NOTHING);
    }

    private Issue issue(String title) {
        return stored().stream()
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private @Nullable String parent(String title) {
        Long parent = issue(title).parent();
        return parent == null
                ? null
                : store.in(() -> store.issues().find(parent)).orElseThrow().title();
    }

    private List<String> links(String title) {
        Issue issue = issue(title);
        return store.in(() -> store.links().list(issue.id(), false, PageRequest.first(10))).items().stream()
                .map(seen -> seen.relation().code() + " " + seen.other().title())
                .sorted()
                .toList();
    }

    private void removeLinks(String title) {
        Issue issue = issue(title);
        store.run(() -> store.links().list(issue.id(), false, PageRequest.first(10)).items().stream()
                .map(SeenLink::link)
                .forEach(link -> store.links().save(link.remove(john, NOON))));
    }

    private static List<String> leftOut(ImportReport report) {
        return report.unknownValues().stream()
                .map(value -> value.column() + " " + value.value() + " " + value.code())
                .toList();
    }

    private Origin origin(String title) {
        return store.in(() -> store.origins().find(issue(title).id())).orElseThrow();
    }

    @Test
    void parentOfANewerFileIsTaken() {
        part("a", null);
        part("b", null);
        imported();
        part("a", "b");
        part("b", null);
        ImportReport report = imported();
        assertEquals(new Counts(2, 0, 1, 1, 0), report.counts());
        assertEquals("b", parent("a"));
        part("a", "new");
        part("new", "b");
        imported();
        assertEquals(List.of("new", "b"), List.of(parent("a"), parent("new")));
    }

    @Test
    void emptyCellTakesAnIssueOutAndNoColumnDoesNot() {
        part("a", "b");
        part("b", null);
        imported();
        row("a", KeyedRelations.NONE);
        imported();
        assertEquals("b", parent("a"));
        part("a", null);
        assertEquals(new Counts(1, 0, 1, 0, 0), imported().counts());
        assertEquals(null, parent("a"));
    }

    @Test
    void parentThatWasEditedHereIsKeptUnlessItIsOverwritten() {
        part("a", "b");
        part("b", null);
        part("c", null);
        imported();
        given.edit(issue("a"), IssuePatch.of(IssueField.PARENT, null));
        part("a", "c");
        assertEquals(List.of("parent c edited_here"), leftOut(imported()));
        assertEquals(null, parent("a"));
        part("a", "c");
        imported(OnExisting.OVERWRITE);
        assertEquals("c", parent("a"));
    }

    @Test
    void parentThatIsTheSameHereAndThereFollowsTheSourceAgain() {
        part("a", "b");
        part("b", null);
        imported();
        given.edit(issue("a"), IssuePatch.of(IssueField.PARENT, null));
        part("a", null);
        imported();
        part("a", "b");
        imported();
        assertEquals("b", parent("a"));
    }

    @Test
    void treeThatIsTurnedOverComesInWhateverTheOrderOfItsRows() {
        part("a", null);
        part("b", "a");
        part("c", "b");
        imported();
        part("a", "b");
        part("b", "c");
        part("c", null);
        assertEquals(List.of(), leftOut(imported()));
        assertEquals(List.of("b", "c"), List.of(parent("a"), parent("b")));
        assertEquals(null, parent("c"));
    }

    @Test
    void parentThatCannotBeIsSaidAndTheOneBeforeStays() {
        part("a", "b");
        part("b", null);
        imported();
        given.edit(issue("b"), IssuePatch.of(IssueField.PARENT, null));
        part("a", "gone");
        part("b", "a");
        assertEquals(List.of("parent gone unknown_key", "parent a parent_cycle"), leftOut(imported()));
        assertEquals("b", parent("a"));
    }

    @Test
    void parentsAreTakenBack() {
        part("a", null);
        part("b", "a");
        imported();
        part("a", "b");
        part("b", null);
        ImportReport report = imported();
        assertEquals(2, undo(report).reverted());
        assertEquals("a", parent("b"));
        assertEquals(null, parent("a"));
        part("a", "b");
        part("b", null);
        imported();
        assertEquals("b", parent("a"));
    }

    @Test
    void parentThatWasDeletedBeforeItCameInAnewIsTakenBack() {
        part("a", null);
        part("b", "a");
        imported();
        Issue deleted = given.delete(issue("a"));
        part("a", null);
        part("b", "a");
        ImportReport report = imported();
        assertNotEquals(deleted.id(), issue("b").parent());
        assertEquals(1, undo(report).reverted());
        assertEquals(deleted.id(), issue("b").parent());
    }

    @Test
    void olderImportIsTakenBackAfterOneThatChangedAParent() {
        part("a", null);
        part("b", null);
        part("c", null);
        imported();
        part("a", "b");
        ImportReport second = imported();
        part("a", "c");
        ImportReport third = imported();
        assertThrows(StaleVersionException.class, () -> undo(second));
        undo(third);
        assertEquals("b", parent("a"));
        assertEquals(new UndoReport(Objects.requireNonNull(second.importId()), 0, 1, List.of()), undo(second));
        assertEquals(null, parent("a"));
    }

    @Test
    void linksThatAreNewAreAddedOnce() {
        linked("a", Relation.BLOCKS);
        linked("b", Relation.BLOCKS);
        imported();
        linked("a", Relation.BLOCKS, "b");
        linked("b", Relation.BLOCKED_BY, "a", "new");
        linked("new", Relation.BLOCKS);
        assertEquals(new Counts(3, 1, 2, 0, 0), imported().counts());
        assertEquals(List.of("blocked_by a", "blocked_by new"), links("b"));
        linked("a", Relation.BLOCKS, "b");
        linked("b", Relation.BLOCKED_BY, "a");
        assertEquals(new Counts(2, 0, 0, 2, 0), imported().counts());
        linked("a", Relation.BLOCKED_BY, "b");
        linked("b", Relation.RELATES, "b", "gone");
        assertEquals(
                List.of("blocked_by b link_taken", "relates b same_issue", "relates gone unknown_key"),
                leftOut(imported()));
    }

    @Test
    void linkThatWasRemovedHereStaysAwayUnlessItIsOverwritten() {
        linked("a", Relation.BLOCKS, "b");
        linked("b", Relation.BLOCKS);
        imported();
        removeLinks("a");
        linked("a", Relation.BLOCKS, "b");
        assertEquals(List.of("blocks b edited_here"), leftOut(imported()));
        assertEquals(List.of(), links("a"));
        linked("a", Relation.BLOCKS, "b");
        imported(OnExisting.OVERWRITE);
        assertEquals(List.of("blocks b"), links("a"));
    }

    @Test
    void linksAreTakenBackAndCanComeInAgain() {
        linked("a", Relation.BLOCKS);
        linked("b", Relation.BLOCKS);
        imported();
        linked("a", Relation.BLOCKS, "b");
        ImportReport report = imported();
        assertEquals(1, undo(report).reverted());
        assertEquals(List.of(), links("a"));
        linked("b", Relation.BLOCKED_BY, "a");
        imported();
        assertEquals(List.of("blocks b"), links("a"));
    }

    @Test
    void whereAnIssueCameFromIsWhatTheNewestFileSays() {
        row(
                Map.of(IssueField.ASSIGNEE, ImportValue.of("Kim")),
                ImportPast.NONE
                        .withKey("a")
                        .withUrl("https://old.example")
                        .withAuthor("Kim")
                        .withTimes(NOON, NOON, null));
        imported();
        row(
                Map.of(IssueField.ASSIGNEE, ImportValue.of("john")),
                ImportPast.NONE
                        .withKey("a")
                        .withUrl("https://new.example")
                        .withAuthor("Lee")
                        .withTimes(NOON, NOON, null));
        imported();
        assertEquals(new Origin(issue("a").id(), "jira", "a", "https://new.example", "Lee", null), origin("a"));
        row("a", KeyedRelations.NONE);
        imported();
        assertEquals(new Origin(issue("a").id(), "jira", "a", "https://new.example", "Lee", null), origin("a"));
    }

    @Test
    void dryRunSaysWhichParentsAndLinksLeadNowhere() {
        part("a", null);
        imported();
        row("a", new KeyedRelations("gone", List.of(new KeyedLink(Relation.BLOCKS, "away"))));
        ImportReport report = elsewhere.check(
                jane, FILE, new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.UPDATE, null, Set.of()));
        assertEquals(Set.of("parent gone unknown_key", "blocks away unknown_key"), Set.copyOf(leftOut(report)));
    }

    private void assertCheckedAsImported() {
        List<ImportRow> sent = List.copyOf(rows);
        ImportReport checked = elsewhere.check(
                jane, FILE, new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.UPDATE, null, Set.of()));
        rows.clear();
        rows.addAll(sent);
        ImportReport stored = imported();
        assertEquals(stored.counts(), checked.counts());
        assertEquals(leftOut(stored), leftOut(checked));
    }

    @Test
    void dryRunCountsIssuesThatOnlyGetLinks() {
        linked("a", Relation.BLOCKS);
        linked("b", Relation.BLOCKS);
        linked("c", Relation.BLOCKS);
        imported();
        linked("a", Relation.BLOCKS, "b", "new", "gone");
        linked("b", Relation.BLOCKED_BY, "a");
        linked("c", Relation.BLOCKS, "another");
        linked("new", Relation.BLOCKED_BY, "a");
        linked("another", Relation.BLOCKS);
        assertCheckedAsImported();
        linked("a", Relation.BLOCKS, "b", "new");
        linked("b", Relation.BLOCKED_BY, "a", "b");
        assertCheckedAsImported();
    }

    @Test
    void dryRunCountsIssuesThatOnlyMove() {
        part("a", null);
        part("b", "a");
        part("c", "a");
        imported();
        part("a", "b");
        part("b", null);
        part("c", "new");
        part("new", null);
        assertCheckedAsImported();
        part("a", "b");
        part("b", "gone");
        part("c", "new");
        assertCheckedAsImported();
    }

    @Test
    void dryRunCountsAnIssueOnceThatIsEditedAndMoves() {
        part("a", null);
        part("b", null);
        imported();
        row(
                Map.of(IssueField.DESCRIPTION, ImportValue.of("New")),
                ImportPast.NONE
                        .withKey("a")
                        .withTimes(NOON, NOON, null)
                        .withRelations(
                                new KeyedRelations("b", List.of(new KeyedLink(Relation.BLOCKS, "b")), null, true)));
        assertCheckedAsImported();
    }

    @Test
    void dryRunFindsParentsThatWereEditedHere() {
        part("a", "b");
        part("b", null);
        part("c", null);
        imported();
        given.edit(issue("a"), IssuePatch.of(IssueField.PARENT, null));
        part("a", "c");
        assertCheckedAsImported();
        part("a", "new");
        part("new", null);
        assertCheckedAsImported();
    }
}
