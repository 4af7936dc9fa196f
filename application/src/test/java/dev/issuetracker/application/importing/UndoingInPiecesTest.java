package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent.ImportUndone;
import dev.issuetracker.application.event.TrackerEvent.ImportedIssuesUpdated;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.done.UndoReport;
import dev.issuetracker.application.importing.done.Undone;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.relation.KeyedRelations;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Rejections;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.page.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Large imports are taken back piece by piece, and others write between two pieces. */
class UndoingInPiecesTest extends OtherProgramFixture {
    /** More than two pieces have. */
    private static final int MANY = 350;
    /** The first piece finds that the import has changed nothing that was there. */
    private static final int FIRST_OF_MADE = 2;
    /** What the first piece with issues has. */
    private static final int FIRST = 100;

    private int pieces;
    private int stoppedAfter = Integer.MAX_VALUE;
    private Runnable afterFirst = () -> {};
    private final ImportService importing = server();

    /** Each has its own signal to stop. */
    private ImportService server() {
        return new ImportService(
                IssuePorts.of(store, new Events(new Pieces(), List.of(), List.of(heard::add)), new SettableClock(NOON)),
                reader,
                undoingInPieces(store));
    }

    /** Lets others do something between two pieces. */
    private final class Pieces implements Transactions {
        @Override
        public <T> T in(Supplier<T> work) {
            return store.transactions().in(work);
        }

        @Override
        public <T> T reading(Supplier<T> work) {
            return store.transactions().reading(work);
        }

        @Override
        public <T> T alone(Supplier<T> work) {
            T result = store.transactions().alone(work);
            pieces++;
            if (pieces == FIRST_OF_MADE) {
                afterFirst.run();
            }
            if (pieces == stoppedAfter) {
                importing.stop();
            }
            return result;
        }
    }

    private void row(String key, String title, @Nullable String parent) {
        Map<IssueField<?>, ImportValue> values = values(title, "open");
        KeyedRelations relations = new KeyedRelations(parent, List.of(), null, true);
        ImportPast past =
                ImportPast.NONE.withKey(key).withTimes(NOON, NOON, null).withRelations(relations);
        add(values, past);
    }

    private long imported() {
        ImportPlan plan = new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.UPDATE, null, Set.of());
        long id = Objects.requireNonNull(importing.run(jane, FILE, plan).importId());
        rows.clear();
        heard.clear();
        pieces = 0;
        return id;
    }

    private long many(String title) {
        IntStream.range(0, MANY).forEach(i -> row("PM-" + i, title + " " + i, null));
        return imported();
    }

    private void editLast() {
        List<Issue> all = stored();
        given.edit(all.get(all.size() - 1), Given.title("Mine"));
    }

    private Undone undone() {
        return Objects.requireNonNull(
                importing.list(jane, PageRequest.first(1)).items().get(0).undone());
    }

    private void stopAfter(int count, long id, UndoMode mode) {
        stoppedAfter = count;
        Rejections.assertRejected(ErrorCode.SHUTTING_DOWN, () -> importing.undo(jane, id, mode));
    }

    @Test
    void whatIsEditedBetweenTwoPiecesIsKept() {
        long id = many("First");
        List<Integer> left = new ArrayList<>();
        afterFirst = () -> {
            left.add(stored().size());
            editLast();
        };
        UndoReport report = importing.undo(jane, id, UndoMode.ALL_OR_NOTHING);
        assertEquals(List.of(MANY - FIRST), left);
        assertEquals("Mine", only().title());
        assertEquals(new UndoReport(id, MANY - 1, 0, List.of(only().id())), report);
        assertEquals(new Undone(jane.ref(), NOON, 1), undone());
    }

    @Test
    void nextServerGoesOnWhereOneHasEnded() {
        long id = many("First");
        stopAfter(FIRST_OF_MADE, id, UndoMode.ALL_OR_NOTHING);
        assertEquals(List.of(), heard);
        server().resumeUndos();
        assertEquals(List.of(), stored());
        assertEquals(new Undone(jane.ref(), NOON, 0), undone());
        assertEquals(
                List.of(MANY),
                heard.stream()
                        .map(event -> (int) ((ImportUndone) event).deleted())
                        .toList());
        assertEquals(Optional.empty(), store.in(() -> store.begunUndos().next(0)));
    }

    @Test
    void nextServerKeepsWhatWasEditedMeanwhileUnlessThatWasForced() {
        long id = many("First");
        stopAfter(FIRST_OF_MADE, id, UndoMode.ALL_OR_NOTHING);
        editLast();
        server().resumeUndos();
        assertEquals(new Undone(jane.ref(), NOON, 1), undone());
        assertEquals("Mine", only().title());
    }

    @Test
    void nextServerTakesBackWhatWasEditedMeanwhileWhereThatWasForced() {
        long id = many("First");
        stopAfter(FIRST_OF_MADE, id, UndoMode.DELETE_EDITED);
        editLast();
        server().resumeUndos();
        assertEquals(List.of(), stored());
    }

    @Test
    void undoThatIsAskedForAgainGoesOn() {
        long id = many("First");
        stopAfter(FIRST_OF_MADE, id, UndoMode.ALL_OR_NOTHING);
        editLast();
        UndoReport report = server().undo(jane, id, UndoMode.ALL_OR_NOTHING);
        assertEquals(new UndoReport(id, MANY - 1, 0, List.of(only().id())), report);
    }

    @Test
    void updatesAreTakenBackOnceAlsoWhenAServerEndsInTheMiddle() {
        many("First");
        long id = many("Second");
        stopAfter(1, id, UndoMode.ALL_OR_NOTHING);
        server().resumeUndos();
        assertEquals(
                List.of(3L), stored().stream().map(Issue::version).distinct().toList());
        assertEquals(
                IntStream.range(0, MANY).mapToObj(i -> "First " + i).toList(),
                stored().stream().map(Issue::title).toList());
    }

    @Test
    void eachPieceSaysWhichIssuesItChanged() {
        many("First");
        long id = many("Second");
        importing.undo(jane, id, UndoMode.ALL_OR_NOTHING);
        Cause cause = Cause.of(jane, NOON);
        List<Long> ids = stored().stream().map(Issue::id).toList();
        assertEquals(
                List.of(
                        new ImportedIssuesUpdated(cause, ids.subList(0, FIRST)),
                        new ImportedIssuesUpdated(cause, ids.subList(FIRST, 3 * FIRST)),
                        new ImportedIssuesUpdated(cause, ids.subList(3 * FIRST, MANY)),
                        new ImportUndone(cause, id, 0, MANY, List.of())),
                heard);
    }

    /** Each pair of issues has its other one as parent. */
    private void pairs(boolean turned) {
        for (int i = 0; i < MANY; i += 2) {
            row("PM-" + i, "Issue", turned ? "PM-" + (i + 1) : null);
            row("PM-" + (i + 1), "Issue", turned ? null : "PM-" + i);
        }
    }

    private Map<Long, Optional<Long>> parents() {
        return stored().stream().collect(Collectors.toMap(Issue::id, issue -> Optional.ofNullable(issue.parent())));
    }

    @Test
    void treeIsTurnedBackAlsoWhenAServerEndsInTheMiddle() {
        pairs(false);
        imported();
        Map<Long, Optional<Long>> before = parents();
        pairs(true);
        long id = imported();
        stopAfter(5, id, UndoMode.ALL_OR_NOTHING);
        server().resumeUndos();
        assertEquals(before, parents());
        assertEquals(new Undone(jane.ref(), NOON, 0), undone());
    }
}
