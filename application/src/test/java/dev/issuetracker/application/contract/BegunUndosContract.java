package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.issuetracker.application.importing.done.BegunUndo;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of undos that have begun must do; see the package on how to run it. */
public interface BegunUndosContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    TrackerStore store();

    private long imported() {
        UserRef by = new Given(store()).author();
        return store().in(() -> {
            Issue issue =
                    store().issues().add(List.of(draft("Imported")), by, NOON).get(0);
            return store().imports()
                    .add("issues.csv", by, NOON, List.of(new IdRange(issue.id(), issue.id())))
                    .id();
        });
    }

    private Optional<BegunUndo> first() {
        return store().transactions().reading(() -> store().begunUndos().next(0));
    }

    private Optional<BegunUndo> locked(long id) {
        return store().in(() -> store().begunUndos().lock(id));
    }

    @Test
    default void fewIssuesAreTakenBackAtOnce() {
        assertFalse(store().begunUndos().needed(0));
    }

    @Test
    default void nothingIsTakenBackInPiecesWithinAUnitOfWork() {
        assertFalse(store().in(() -> store().begunUndos().needed(100_000)));
    }

    @Test
    default void begunUndoIsFoundUntilItEnds() {
        long id = imported();
        assertEquals(List.of(Optional.empty(), Optional.empty()), List.of(first(), locked(id)));
        BegunUndo undo = BegunUndo.of(id, new Given(store()).author(), true);
        store().run(() -> store().begunUndos().begin(undo));
        assertEquals(List.of(Optional.of(undo), Optional.of(undo)), List.of(first(), locked(id)));
        store().run(() -> store().begunUndos().end(id));
        assertEquals(List.of(Optional.empty(), Optional.empty()), List.of(first(), locked(id)));
    }

    @Test
    default void piecesAreAddedUp() {
        long id = imported();
        UserRef by = new Given(store()).author();
        store().run(() -> store().begunUndos().begin(BegunUndo.of(id, by, false)));
        store().run(() -> store().begunUndos().add(id, 500, 0));
        store().run(() -> store().begunUndos().add(id, 20, 7));
        assertEquals(Optional.of(new BegunUndo(id, by, false, 520, 7)), first());
    }

    @Test
    default void undoThatBeginsAgainGoesOnForWhoAskedLast() {
        long id = imported();
        UserRef john = new Given(store()).user("john");
        store().run(() -> store().begunUndos().begin(BegunUndo.of(id, new Given(store()).author(), false)));
        store().run(() -> store().begunUndos().add(id, 3, 4));
        store().run(() -> store().begunUndos().begin(BegunUndo.of(id, john, true)));
        assertEquals(Optional.of(new BegunUndo(id, john, true, 3, 4)), first());
    }

    @Test
    default void theyComeInTheOrderOfTheirImports() {
        UserRef by = new Given(store()).author();
        long low = imported();
        long high = imported();
        store().run(() -> store().begunUndos().begin(BegunUndo.of(high, by, false)));
        store().run(() -> store().begunUndos().begin(BegunUndo.of(low, by, false)));
        assertEquals(Optional.of(BegunUndo.of(low, by, false)), first());
        assertEquals(
                List.of(Optional.of(BegunUndo.of(high, by, false)), Optional.empty()),
                store().in(() -> List.of(
                        store().begunUndos().next(low), store().begunUndos().next(high))));
    }
}
