package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditSubject;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.done.UndoReport;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Rejections;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UndoingImportsTest extends ImportServiceFixture {
    private long imported(int rows) {
        file(HEADER, IntStream.range(0, rows).mapToObj(i -> good("Row " + i)).toList());
        Long id = run(ImportMode.ALL_OR_NOTHING).importId();
        assertNotNull(id);
        return id;
    }

    private UndoReport undo(long id, UndoMode mode) {
        return service.undo(jane, id, mode);
    }

    @Test
    void undoDeletesWhatTheImportMadeAndNothingElse() {
        Issue before = given.issue("before");
        long id = imported(1_100);
        Issue after = given.issue("after");
        assertEquals(new UndoReport(id, 1_100, 0, List.of()), undo(id, UndoMode.ALL_OR_NOTHING));
        assertEquals(List.of(before, after), stored());
    }

    @Test
    void stoppedUndoDeletesNothing() {
        long id = imported(3);
        service.stop();
        Rejections.assertRejected(ErrorCode.SHUTTING_DOWN, () -> undo(id, UndoMode.ALL_OR_NOTHING));
        assertEquals(3, stored().size());
    }

    @Test
    void undoneIssuesHaveHistoryAndCanBeRestored() {
        long id = imported(1);
        Issue issue = only();
        undo(id, UndoMode.ALL_OR_NOTHING);
        assertEquals(2, given.history(issue.id()).size());
        assertEquals("Row 0", given.restore(given.stored(issue.id())).title());
    }

    @Test
    void undoSparesWhatOthersMadeBetween() {
        UserRef by = jane.ref();
        List<Issue> made = given.issues(List.of(draft("a"), draft("other"), draft("b")));
        long id = store.in(() -> store.imports()
                        .add(
                                "issues.csv",
                                by,
                                NOON,
                                List.of(
                                        new IdRange(
                                                made.get(0).id(), made.get(0).id()),
                                        new IdRange(
                                                made.get(2).id(), made.get(2).id()))))
                .id();
        undo(id, UndoMode.ALL_OR_NOTHING);
        assertEquals(List.of(made.get(1)), stored());
    }

    @Test
    void undoIsRejectedNamingEachEditedIssue() {
        long id = imported(1_100);
        List<Issue> issues = stored();
        Issue first = given.edit(issues.get(3), Given.title("edited"));
        Issue second = given.edit(given.edit(issues.get(900), Given.title("edited")), Given.title("again"));
        StaleVersionException rejected =
                assertThrows(StaleVersionException.class, () -> undo(id, UndoMode.ALL_OR_NOTHING));
        assertEquals(List.of(new Stale(first.id(), 1, 2), new Stale(second.id(), 1, 3)), rejected.stale());
        assertEquals(1_100, stored().size());
        assertEquals(List.of(), store.audited());
    }

    @Test
    void rejectedUndoSaysHowToContinue() {
        long id = imported(2);
        given.edit(stored().get(0), Given.title("edited"));
        assertEquals(
                "Edited since the import: 1 of its issues; see stale. Nothing was taken back. With mode=partial"
                        + " the others are, with force=true these too.",
                assertThrows(StaleVersionException.class, () -> undo(id, UndoMode.ALL_OR_NOTHING))
                        .getMessage());
    }

    @Test
    void partialUndoKeepsWhatWasEdited() {
        long id = imported(3);
        Issue edited = given.edit(stored().get(1), Given.title("edited"));
        assertEquals(new UndoReport(id, 2, 0, List.of(edited.id())), undo(id, UndoMode.KEEP_EDITED));
        assertEquals(List.of(edited), stored());
    }

    @Test
    void forcedUndoDeletesWhatWasEditedToo() {
        long id = imported(3);
        Issue edited = given.edit(stored().get(1), Given.title("edited"));
        assertEquals(new UndoReport(id, 3, 0, List.of()), undo(id, UndoMode.DELETE_EDITED));
        assertEquals(List.of(), stored());
        assertEquals("edited", given.restore(given.stored(edited.id())).title());
    }

    @Test
    void undoPassesOverWhatIsDeletedAlready() {
        long id = imported(3);
        given.delete(given.edit(stored().get(1), Given.title("edited")));
        assertEquals(new UndoReport(id, 2, 0, List.of()), undo(id, UndoMode.ALL_OR_NOTHING));
    }

    @Test
    void undoingTwiceDeletesNothingMore() {
        long id = imported(3);
        undo(id, UndoMode.ALL_OR_NOTHING);
        assertEquals(new UndoReport(id, 0, 0, List.of()), undo(id, UndoMode.ALL_OR_NOTHING));
    }

    @Test
    void undoIsAuditedOnce() {
        long id = imported(3);
        given.edit(stored().get(1), Given.title("edited"));
        undo(id, UndoMode.KEEP_EDITED);
        undo(id, UndoMode.KEEP_EDITED);
        assertEquals(
                List.of(AuditEntry.of(
                        jane,
                        NOON,
                        AuditEvent.IMPORT_UNDONE,
                        new AuditSubject(AuditSubject.Kind.IMPORT, id),
                        "2 issues deleted, 0 reverted, 1 kept")),
                store.audited());
    }

    @Test
    void undoOfOneIssueIsAuditedAsThatOfOne() {
        undo(imported(1), UndoMode.KEEP_EDITED);
        assertEquals(
                "1 issue deleted, 0 reverted, 0 kept", store.audited().get(0).detail());
    }

    @Test
    void unknownImportCannotBeUndone() {
        Rejections.assertRejected(ErrorCode.NOT_FOUND, () -> undo(4711, UndoMode.ALL_OR_NOTHING));
    }
}
