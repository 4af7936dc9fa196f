package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.relation.KeyedRelations;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueTree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Parents, which rows name by their keys. */
class ImportingParentsTest extends OtherProgramFixture {
    private static final Instant UPDATED = NOON.minusSeconds(86_400);

    private void issue(@Nullable String key, @Nullable String parent) {
        ImportPast past = ImportPast.NONE
                .withKey(key)
                .withTimes(UPDATED, UPDATED, null)
                .withRelations(new KeyedRelations(parent, List.of()));
        add(values(Objects.requireNonNullElse(key, "none"), "open"), past);
    }

    private ImportReport imported(ImportMode mode) {
        ImportReport report = elsewhere.run(jane, FILE, ImportPlan.of(mode));
        rows.clear();
        return report;
    }

    private List<String> imported() {
        return leftOut(imported(ImportMode.ALL_OR_NOTHING));
    }

    private List<String> checked() {
        return leftOut(elsewhere.check(jane, FILE, ImportPlan.of(ImportMode.ALL_OR_NOTHING)));
    }

    private static List<String> leftOut(ImportReport report) {
        return report.unknownValues().stream()
                .map(each -> each.column() + " " + each.value() + " " + each.code() + " " + each.rows() + " line "
                        + each.line() + (each.rejected() ? " rejected" : ""))
                .toList();
    }

    /** The titles of issues and of what they are a part of. */
    private List<String> tree() {
        List<Issue> all = stored();
        Map<Long, String> titles = all.stream().collect(Collectors.toMap(Issue::id, Issue::title));
        return all.stream()
                .map(issue -> issue.title() + " in " + titles.get(issue.values().parent()))
                .toList();
    }

    private Issue titled(String title) {
        return stored().stream()
                .filter(issue -> issue.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void parentMayComeBeforeItsChildOrAfter() {
        issue("A", null);
        issue("B", "A");
        issue("C", "D");
        issue("D", "B");
        assertEquals(List.of(), checked());
        assertEquals(List.of(), imported());
        assertEquals(List.of("A in null", "B in A", "C in D", "D in B"), tree());
    }

    @Test
    void parentMayHaveComeInBefore() {
        issue("A", null);
        imported();
        issue("B", "A");
        assertEquals(List.of(), checked());
        assertEquals(List.of(), imported());
        assertEquals(List.of("A in null", "B in A"), tree());
    }

    @Test
    void parentIsASecondVersionOfTheImporterAtTheTimeOfTheLastChange() {
        issue("A", null);
        issue("B", "A");
        imported();
        Issue child = titled("B");
        assertEquals(2, child.version());
        assertEquals(UPDATED, child.updatedAt());
        HistoryEntry entry = given.history(child.id()).get(1);
        assertEquals(jane.ref(), entry.by());
        assertEquals(1, titled("A").version());
    }

    @Test
    void importWithParentsIsTakenBackUntilSomebodyEditsAnIssue() {
        issue("A", null);
        issue("B", "A");
        long id = Objects.requireNonNull(imported(ImportMode.ALL_OR_NOTHING).importId());
        given.edit(titled("B"), Given.title("Edited"));
        StaleVersionException thrown =
                assertThrows(StaleVersionException.class, () -> elsewhere.undo(jane, id, UndoMode.ALL_OR_NOTHING));
        assertEquals(List.of(new StaleVersionException.Stale(titled("Edited").id(), 2, 3)), thrown.stale());
        assertEquals(1, elsewhere.undo(jane, id, UndoMode.KEEP_EDITED).deleted());
        assertEquals(List.of("Edited in null"), tree());
    }

    @Test
    void untouchedImportWithParentsIsTakenBack() {
        issue("A", null);
        issue("B", "A");
        long id = Objects.requireNonNull(imported(ImportMode.ALL_OR_NOTHING).importId());
        assertEquals(2, elsewhere.undo(jane, id, UndoMode.ALL_OR_NOTHING).deleted());
    }

    @Test
    void parentThatDidNotComeInIsReportedOnce() {
        issue("A", "X");
        issue("B", "X");
        List<String> expected = List.of("parent X unknown_key 2 line 2");
        assertEquals(expected, checked());
        assertEquals(expected, imported());
        assertEquals(List.of("A in null", "B in null"), tree());
    }

    @Test
    void cycleIsBrokenAndReported() {
        issue("A", "C");
        issue("B", "A");
        issue("C", "B");
        issue("D", "D");
        List<String> expected = List.of("parent A parent_cycle 1 line 3", "parent D parent_cycle 1 line 5");
        assertEquals(expected, checked().stream().sorted().toList());
        assertEquals(expected, imported().stream().sorted().toList());
        assertEquals(List.of("A in C", "B in null", "C in B", "D in null"), tree());
    }

    @Test
    void treeIsNoDeeperThanItMayBe() {
        issue("L1", null);
        issue("L2", "L1");
        imported();
        for (int level = IssueTree.MAX_LEVELS + 2; level > 2; level--) {
            issue("L" + level, "L" + (level - 1));
        }
        List<String> expected = List.of("parent L" + IssueTree.MAX_LEVELS + " too_deep 1 line 3");
        assertEquals(expected, checked());
        assertEquals(expected, imported());
        assertEquals(List.of("L10 in L9", "L9 in null", "L8 in L7"), tree().subList(2, 5));
    }

    @Test
    void parentHasNoMoreChildrenThanItMayHave() {
        issue("A", null);
        imported();
        for (int child = 0; child <= IssueTree.MAX_CHILDREN; child++) {
            issue("C" + child, "A");
        }
        List<String> expected = List.of("parent A too_many_children 1 line " + (IssueTree.MAX_CHILDREN + 2));
        assertEquals(expected, checked());
        assertEquals(expected, imported());
    }

    @Test
    void issueWithoutAKeyGetsNoParent() {
        issue("A", null);
        issue(null, "A");
        assertEquals(List.of("parent A no_key 1 line 3"), imported());
        assertEquals(List.of("A in null", "none in null"), tree());
    }

    @Test
    void childOfARowThatIsRejectedIsStoredWithoutAParent() {
        issue("A", null);
        rows.set(0, rows.get(0).with(List.of(new FileViolation("title", "x", "wrong", "It is wrong."))));
        issue("B", "A");
        List<String> lost = List.of("parent A unknown_key 1 line 3");
        assertEquals(lost, leftOut(elsewhere.check(jane, FILE, ImportPlan.of(ImportMode.PARTIAL))));
        assertEquals(lost, leftOut(imported(ImportMode.PARTIAL)));
        assertEquals(List.of("B in null"), tree());
    }

    @Test
    void childOfARowThatIsMendedBeforeAnythingIsStoredLosesNothing() {
        issue("A", null);
        rows.set(0, rows.get(0).with(List.of(new FileViolation("title", "x", "wrong", "It is wrong."))));
        issue("B", "A");
        assertEquals(List.of(), checked());
    }

    @Test
    void parentsAreSetHoweverManyThereAre() {
        int issues = 2_400;
        // Six below each other, the deepest first and far from its parent.
        for (int number = 0; number < issues; number++) {
            int level = number / (issues / 6);
            int column = number % (issues / 6);
            issue("L" + level + "-" + column, level == 5 ? null : "L" + (level + 1) + "-" + column);
        }
        assertEquals(List.of(), imported());
        assertEquals(
                issues - issues / 6,
                stored().stream()
                        .filter(issue -> issue.values().parent() != null)
                        .count());
        assertTrue(tree().contains("L0-399 in L1-399"), tree().toString());
    }

    @Test
    void chainThatIsLongerThanTheTreeIsDeepBecomesSeveralTrees() {
        int issues = 1_000;
        for (int number = 0; number < issues; number++) {
            issue("L" + number, "L" + (number + 1));
        }
        List<String> leftOut = imported();
        assertEquals("parent L" + issues + " unknown_key 1 line " + (issues + 1), leftOut.get(leftOut.size() - 1));
        assertEquals(
                issues / IssueTree.MAX_LEVELS,
                stored().stream()
                        .filter(issue -> issue.values().parent() == null)
                        .count());
    }
}
