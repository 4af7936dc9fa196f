package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.importing.done.EditedMeanwhile;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.done.ImportUpdate;
import dev.issuetracker.application.importing.done.ImportUpdate.Added;
import dev.issuetracker.application.importing.done.ImportUpdate.Kind;
import dev.issuetracker.application.importing.done.ImportUpdate.Moved;
import dev.issuetracker.application.importing.done.Undone;
import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Walk;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of imports must do; see the package on how to run it. */
public interface ImportsContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    TrackerStore store();

    private Import made(String fileName) {
        UserRef by = new Given(store()).author();
        return store().in(() -> {
            Issue issue =
                    store().issues().add(List.of(draft("Imported")), by, NOON).get(0);
            return store().imports().add(fileName, by, NOON, List.of(only(issue)));
        });
    }

    private long add(String fileName) {
        return made(fileName).id();
    }

    private static IdRange only(Issue issue) {
        return new IdRange(issue.id(), issue.id());
    }

    private Optional<Import> find(long id) {
        return store().transactions().reading(() -> store().imports().find(id));
    }

    private List<IdRange> issues(long id) {
        return store().transactions().reading(() -> store().imports().issues(id));
    }

    private Page<Import, Long> list(PageRequest<Long> request) {
        return store().transactions().reading(() -> store().imports().list(request));
    }

    @Test
    default void importGetsAnId() {
        assertTrue(add("issues.csv") > 0);
    }

    @Test
    default void importsOfTheSameFileAreTwo() {
        Set<Long> ids = new HashSet<>(List.of(add("issues.csv"), add("issues.csv")));
        assertEquals(2, ids.size());
    }

    @Test
    default void importIsReadBackAsRecorded() {
        UserRef by = new Given(store()).author();
        List<Issue> made = new Given(store()).issues(List.of(draft("a"), draft("b"), draft("c"), draft("d")));
        List<IdRange> ranges = List.of(new IdRange(made.get(0).id(), made.get(1).id()), only(made.get(3)));
        Import added = store().in(() -> store().imports().add("issues.csv", by, NOON, ranges));
        assertEquals(
                new Import(
                        added.id(),
                        "issues.csv",
                        by,
                        NOON,
                        3,
                        0,
                        made.get(0).id(),
                        made.get(3).id(),
                        null),
                added);
        assertEquals(List.of(Optional.of(added), ranges), List.of(find(added.id()), issues(added.id())));
    }

    private static ImportUpdate update(Issue issue, Added... added) {
        return new ImportUpdate(issue.id(), 1, 2, Set.of("title", "field.7"), List.of(added));
    }

    /** An import that changed these issues, and made those. */
    private Import changed(String fileName, List<ImportUpdate> updates, List<IdRange> made) {
        UserRef by = new Given(store()).author();
        return store().in(() -> {
            long id = store().imports().begin(null, fileName, by, NOON);
            updates.forEach(update -> store().imports().addUpdates(id, List.of(update)));
            return store().imports().end(id, made);
        });
    }

    @Test
    default void issuesThatAreNotedBeforeTheEndAreInTheRecordOnce() {
        Given given = new Given(store());
        List<IdRange> made = List.of(only(given.issue("a")));
        long id = store().in(() -> {
            long begun = store().imports().begin(null, "issues.csv", given.author(), NOON);
            store().imports().addIssues(begun, made);
            return begun;
        });
        assertEquals(List.of(Optional.empty(), made), List.of(find(id), issues(id)));

        Import ended = store().in(() -> store().imports().end(id, made));

        assertEquals(1, ended.created());
        assertEquals(List.of(Optional.of(ended), made), List.of(find(id), issues(id)));
    }

    @Test
    default void issuesThatAreNotedAreForgottenWithTheImport() {
        Given given = new Given(store());
        List<IdRange> made = List.of(only(given.issue("a")));
        long id = store().in(() -> store().imports().begin(null, "issues.csv", given.author(), NOON));
        store().transactions().run(() -> store().imports().addIssues(id, made));

        store().transactions().run(() -> store().imports().forget(id, EditedMeanwhile.NONE));

        assertEquals(List.of(), issues(id));
    }

    private List<ImportUpdate> updates(long id, long after, int most) {
        return store().transactions().reading(() -> store().imports().updates(id, after, most));
    }

    @Test
    default void importThatMadeNothingIsReadBackAsRecorded() {
        Given given = new Given(store());
        List<Issue> issues = given.issues(List.of(draft("a"), draft("b"), draft("c")));
        List<ImportUpdate> all = List.of(
                update(issues.get(0), new Added(Kind.COMMENT, 7, "d1"), new Added(Kind.LINK, 8, "d2")),
                update(issues.get(1)),
                new ImportUpdate(issues.get(2).id(), 3, 3, Set.of(), List.of()));
        Import added = changed("issues.csv", all, List.of());
        assertEquals(new Import(added.id(), "issues.csv", given.author(), NOON, 0, 3, null, null, null), added);
        assertEquals(List.of(Optional.of(added), List.of()), List.of(find(added.id()), issues(added.id())));
        assertEquals(all, updates(added.id(), 0, 10));
        assertEquals(List.of(all.get(1)), updates(added.id(), issues.get(0).id(), 1));
    }

    @Test
    default void importIsNeitherFoundNorListedBeforeItEndsAndCanBeForgotten() {
        Given given = new Given(store());
        Issue issue = given.issues(List.of(draft("a"))).get(0);
        long id = store().in(() -> {
            long begun = store().imports().begin(null, "issues.csv", given.author(), NOON);
            store().imports().addUpdates(begun, List.of(update(issue)));
            return begun;
        });
        assertEquals(Optional.empty(), find(id));
        assertEquals(List.of(), list(PageRequest.first(9)).items());
        assertEquals(List.of(update(issue)), updates(id, 0, 9));
        store().run(() -> store().imports().forget(id, EditedMeanwhile.NONE));
        assertEquals(List.of(), updates(id, 0, 9));
    }

    @Test
    default void whatAnImportChangesOfAnIssueTwiceIsOne() {
        Given given = new Given(store());
        List<Issue> issues = given.issues(List.of(draft("a"), draft("b")));
        long id = issues.get(0).id();
        Added comment = new Added(Kind.COMMENT, 7, "d1");
        Added link = new Added(Kind.LINK, 8, "");
        List<Integer> first = new ArrayList<>();
        Import made = store().in(() -> {
            long begun = store().imports().begin(null, "issues.csv", given.author(), NOON);
            first.add(store().imports()
                    .addUpdates(begun, List.of(new ImportUpdate(id, 1, 2, Set.of("title"), List.of(comment)))));
            first.add(store().imports()
                    .addUpdates(
                            begun,
                            List.of(new ImportUpdate(id, 2, 3, Set.of(), List.of(link)), update(issues.get(1)))));
            return store().imports().end(begun, List.of());
        });
        assertEquals(List.of(1, 1), first);
        assertEquals(2, made.updated());
        assertEquals(
                List.of(new ImportUpdate(id, 1, 3, Set.of("title"), List.of(comment, link)), update(issues.get(1))),
                updates(made.id(), 0, 10));
    }

    @Test
    default void importThatMadeAndChangedIssuesHasBoth() {
        List<Issue> issues = new Given(store()).issues(List.of(draft("old"), draft("new")));
        List<IdRange> made = List.of(only(issues.get(1)));
        Import added = changed("issues.csv", List.of(update(issues.get(0))), made);
        assertEquals(List.of(1L, 1L), List.of(added.created(), added.updated()));
        assertEquals(made, issues(added.id()));
    }

    @Test
    default void importHasAnIdThatIsKeptForItAlsoWhenItBeginsEarly() {
        long next = add("issues.csv") + 5;
        Issue issue = new Given(store()).issues(List.of(draft("a"))).get(0);
        store().run(() -> {
            store().imports().begin(next, "later.csv", new Given(store()).author(), NOON);
            store().imports().addUpdates(next, List.of(update(issue)));
            store().imports().end(next, List.of());
        });
        assertEquals("later.csv", find(next).orElseThrow().fileName());
    }

    @Test
    default void updatesThatWereTakenBackAreForgotten() {
        List<Issue> issues = new Given(store()).issues(List.of(draft("a"), draft("b")));
        long id = changed("issues.csv", List.of(update(issues.get(0)), update(issues.get(1))), List.of())
                .id();
        store().run(() ->
                store().imports().removeUpdates(id, List.of(issues.get(0).id())));
        store().run(() -> store().imports().removeUpdates(id, List.of()));
        assertEquals(List.of(update(issues.get(1))), updates(id, 0, 10));
    }

    @Test
    default void updatesOfSomeIssuesAreFound() {
        List<Issue> issues = new Given(store()).issues(List.of(draft("a"), draft("b"), draft("c")));
        long id = changed(
                        "issues.csv",
                        issues.stream().map(ImportsContract::update).toList(),
                        List.of())
                .id();
        long other =
                changed("others.csv", List.of(update(issues.get(2))), List.of()).id();
        List<Long> asked = List.of(issues.get(2).id(), issues.get(0).id(), 4711L);
        assertEquals(
                Set.of(update(issues.get(0)), update(issues.get(2))),
                Set.copyOf(
                        store().transactions().reading(() -> store().imports().updates(id, asked))));
        assertEquals(
                List.of(),
                store().transactions().reading(() -> store().imports().updates(other, List.of())));
    }

    @Test
    default void updatesOfAnIssueMoveFromOneVersionToAnother() {
        List<Issue> issues = new Given(store()).issues(List.of(draft("a"), draft("b")));
        List<ImportUpdate> all = List.of(update(issues.get(0)), update(issues.get(1)));
        long id = changed("issues.csv", all, List.of()).id();
        List<Moved> moved = List.of(
                new Moved(issues.get(0).id(), 2, 4), new Moved(issues.get(1).id(), 3, 4));
        store().run(() -> store().imports().moveUpdates(moved));
        store().run(() -> store().imports().moveUpdates(List.of()));
        assertEquals(
                List.of(4L, 2L),
                updates(id, 0, 10).stream().map(ImportUpdate::after).toList());
    }

    @Test
    default void importSaysWhoTookItBack() {
        Import made = made("issues.csv");
        Undone undone = new Undone(new Given(store()).user("admin"), NOON.plusSeconds(1), 3);
        store().run(() -> store().imports().undone(made.id(), undone));
        assertEquals(Optional.of(made.undone(undone)), find(made.id()));
        assertEquals(List.of(made.undone(undone)), list(PageRequest.first(1)).items());
    }

    @Test
    default void unknownImportIsNotFoundAndMadeNothing() {
        add("issues.csv");
        assertEquals(List.of(Optional.empty(), List.of()), List.of(find(4711), issues(4711)));
    }

    @Test
    default void importOfManyRangesIsReadBack() {
        Given given = new Given(store());
        List<IdRange> ranges = given.issues(Collections.nCopies(401, draft("Imported"))).stream()
                .filter(issue -> issue.id() % 2 == 0)
                .map(ImportsContract::only)
                .toList();
        Import added = store().in(() -> store().imports().add("issues.csv", given.author(), NOON, ranges));
        assertEquals(ranges, issues(added.id()));
    }

    @Test
    default void importsArePagedNewestFirst() {
        List<Import> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(0, made("file" + i + ".csv"));
        }
        new Walk<Import, Long>(this::list).assertHolds(all, Import::id, "imports");
    }

    @Test
    default void anyFileNameIsTaken() {
        for (String name : List.of(
                "\u00DCbersicht \uD83D\uDC1E.xlsx",
                "it's \"mine\".csv",
                "'; DROP TABLE imports; --.csv",
                "",
                "n".repeat(1_000))) {
            assertTrue(add(name) > 0, name);
        }
    }

    @Test
    default void importAndItsIssuesAreUndoneTogether() {
        Given given = new Given(store());
        UserRef by = given.author();
        long[] undone = new long[1];
        assertThrows(
                ArithmeticException.class,
                () -> store().run(() -> {
                    Issue issue = store().issues()
                            .add(List.of(draft("Imported")), by, NOON)
                            .get(0);
                    undone[0] = issue.id();
                    assertTrue(store().imports()
                                    .add("issues.csv", by, NOON, List.of(only(issue)))
                                    .id()
                            > 0);
                    throw new ArithmeticException();
                }));
        assertEquals(Optional.empty(), store().in(() -> store().issues().find(undone[0])));
    }
}
