package dev.issuetracker.adapter.persistence.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.importing.Creatable;
import dev.issuetracker.application.importing.ImportCancelledException;
import dev.issuetracker.application.importing.ImportMode;
import dev.issuetracker.application.importing.ImportPlan;
import dev.issuetracker.application.importing.ImportProgress;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.importing.OnExisting;
import dev.issuetracker.application.importing.PreparedImport;
import dev.issuetracker.application.importing.done.EditedMeanwhile;
import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.done.UndoReport;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportComment;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.importing.job.ImportJob;
import dev.issuetracker.application.importing.job.JobOrder;
import dev.issuetracker.application.importing.relation.KeyedLink;
import dev.issuetracker.application.importing.relation.KeyedRelations;
import dev.issuetracker.application.importing.report.ImportNotStoredException;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.link.Relation;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports that change so many issues that others must be able to write meanwhile. */
class UpdatesInPiecesTest extends StagingFixture {
    private static final int OLD = 700;
    private static final int ROWS = 720;
    private static final int MIDDLE = 650;
    private static final ImportFile FILE = new ImportFile("issues.csv", Path.of("issues.csv"));
    private static final ImportPlan PLAN =
            new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.UPDATE, null, Set.of(Creatable.LABELS));
    private static final Clock FIXED = Clock.fixed(AT.plusSeconds(60), ZoneOffset.UTC);

    private final Rows sent = new Rows();
    private Caller caller;
    private ImportService imports;

    /**
     * A file of issues that are a chain at first. The newer one has other titles, a label, comments, links and parents.
     */
    private static final class Rows implements RowReader {
        private boolean newer;
        /** Whether the newer one moves many issues below new ones. */
        private boolean moving;

        private int readings;
        /** Runs in the middle of the second reading. */
        private Runnable meanwhile = () -> {};

        @Override
        public FileFacts read(ImportFile file, List<Field> fields, Sink sink) {
            readings++;
            sink.columns(new ImportColumns(null, 1, "jira", List.of(), "error", List.of()));
            for (int row = 1; row <= (newer ? ROWS : OLD); row++) {
                if (row == MIDDLE && readings == 2 && newer) {
                    meanwhile.run();
                }
                sink.row(row(row));
            }
            return new FileFacts("jira", FileFacts.Form.NONE, FileFacts.Times.NONE, FileFacts.Columns.NONE, List.of());
        }

        private ImportRow row(int number) {
            String label = newer && number % 2 == 0 ? "newer" : "";
            Map<IssueField<?>, ImportValue> values = Map.of(
                    IssueField.TITLE, ImportValue.of((newer ? "New " : "Old ") + number),
                    IssueField.DESCRIPTION, ImportValue.of("Text"),
                    IssueField.STATUS, ImportValue.of(newer ? "resolved" : "open"),
                    IssueField.LABELS, new ImportValue(label, label.isEmpty() ? List.of() : List.of(label)));
            List<ImportComment> comments =
                    newer && number % 3 == 0 ? List.of(new ImportComment(null, AT, "Comment " + number)) : List.of();
            ImportPast past =
                    new ImportPast("KEY-" + number, null, null, null, null, null, comments, relations(number));
            return new ImportRow(number + 1L, values, past, List.of(), List.of());
        }

        /**
         * The first three issues are a chain, which is turned over; one has a parent that is new, and many are linked.
         */
        private KeyedRelations relations(int number) {
            String parent = null;
            if (number <= 3) {
                int other = newer ? number + 1 : number - 1;
                parent = other == 0 || other == 4 ? null : "KEY-" + other;
            } else if (newer && number == 10) {
                parent = "KEY-" + ROWS;
            } else if (newer && moving && number > 20 && number <= 320) {
                parent = "KEY-" + (OLD + 1 + number % 10);
            }
            List<KeyedLink> links = newer && number % 5 == 0
                    ? List.of(
                            new KeyedLink(Relation.BLOCKS, "KEY-" + (number - 1)),
                            new KeyedLink(Relation.RELATES, "KEY-" + ROWS))
                    : List.of();
            return new KeyedRelations(parent, number == ROWS ? List.of() : links, null, true);
        }
    }

    @BeforeEach
    void importTheOldFile() {
        caller = Callers.of(new User(jane.id(), jane.username(), jane.email(), Role.ADMIN, AT, null));
        imports = service(database, Clock.fixed(AT, ZoneOffset.UTC));
        imports.run(caller, FILE, ImportPlan.of(ImportMode.ALL_OR_NOTHING));
        sent.newer = true;
        sent.readings = 0;
        imports = service(database, FIXED);
    }

    private ImportService service(Database store, Clock clock) {
        return new ImportService(store.issuePorts(clock), sent, store.importPorts());
    }

    private static long id(Database store, int number) {
        String key = "KEY-" + number;
        return Objects.requireNonNull(store.transactions()
                .reading(() -> store.origins().ids("jira", List.of(key)))
                .get(key));
    }

    private static Issue issue(Database store, int number) {
        long id = id(store, number);
        return store.transactions().reading(() -> store.issues().find(id)).orElseThrow();
    }

    private void edit(int number, String title) {
        Issue issue = issue(database, number);
        database.transactions()
                .run(() -> database.issues()
                        .save(List.of(issue.edit(IssuePatch.of(IssueField.TITLE, title), jane.ref(), AT))));
    }

    private static List<Import> done(Database store) {
        return store.transactions()
                .reading(() -> store.imports().list(PageRequest.first(9)))
                .items();
    }

    /** What everybody sees of some issues, with their history, comments and links. */
    private static List<String> seen(Database store) {
        List<String> all = new ArrayList<>();
        for (int number : List.of(1, 2, 3, 5, 10, 12, 15, 600, OLD)) {
            Issue issue = issue(store, number);
            all.add(issue.toString());
            store.transactions().run(() -> {
                all.add(store.issues()
                        .history(issue.id(), PageRequest.first(9))
                        .items()
                        .toString());
                all.add(store.comments().list(issue.id(), PageRequest.first(9)).items().stream()
                        .map(comment -> comment.body() + comment.createdAt())
                        .toList()
                        .toString());
                all.add(store.links().list(issue.id(), false, PageRequest.first(9)).items().stream()
                        .map(link -> link.link().type() + " " + link.other().title())
                        .sorted()
                        .toList()
                        .toString());
                all.add(Objects.requireNonNull(
                                store.origins().lastImports(List.of(issue.id())).get(issue.id()))
                        .toString());
            });
        }
        all.add(done(store).toString());
        return all;
    }

    /** The values of all issues, without what is only known since the import began. */
    private static List<String> values(Database store) {
        List<String> all = new ArrayList<>();
        for (int number = 1; number <= OLD; number += 7) {
            all.add(issue(store, number).values().toString());
        }
        store.transactions()
                .run(() -> all.add(store.labels().list(PageRequest.first(9)).items().stream()
                        .map(Label::name)
                        .toList()
                        .toString()));
        all.add(done(store).toString());
        return all;
    }

    private void stopAfter(Runnable deed) {
        sent.meanwhile = () -> {
            deed.run();
            imports.stop();
        };
        assertEquals(
                ErrorCode.SHUTTING_DOWN,
                assertThrows(TrackerException.class, () -> imports.run(caller, FILE, PLAN))
                        .code());
        database.close();
        database = Database.open(DatabaseSettings.sqlite(file));
        service(database, FIXED).resumeUndos();
        awaitNothingStaged(file);
    }

    @Test
    void othersWriteWhileManyIssuesAreUpdated() {
        sent.meanwhile = () -> {
            assertEquals("New 1", issue(database, 1).title());
            assertEquals(
                    List.of(),
                    done(database).stream().filter(made -> made.updated() > 0).toList());
            add("Meanwhile");
            edit(OLD, "Edited");
        };

        ImportReport report = imports.run(caller, FILE, PLAN);

        assertEquals(
                List.of((long) ROWS - OLD, (long) OLD),
                List.of(report.created(), report.counts().updated()));
        assertEquals(ROWS + 2, titles(database).size());
        assertEquals("Edited", issue(database, OLD).title());
        assertEquals(
                List.of("label_created", "edited_here"),
                report.unknownValues().stream().map(value -> value.code()).toList());
    }

    @Test
    void resultIsThatOfOneTransaction() throws IOException {
        Path other = folder.resolve("other.db");
        database.transactions().run(() -> copyAsADeathLeavesIt(other));

        ImportReport report = imports.run(caller, FILE, PLAN);

        List<String> inPieces = seen(database);
        try (Database atOnce = Database.open(DatabaseSettings.sqlite(other))) {
            ImportService whole = service(atOnce, FIXED);
            ImportReport expected = atOnce.transactions().in(() -> whole.run(caller, FILE, PLAN));
            assertEquals(expected.counts(), report.counts());
            assertEquals(expected.errors(), report.errors());
            assertEquals(expected.unknownValues(), report.unknownValues());
            assertEquals(seen(atOnce), inPieces);
        }
    }

    @Test
    void resultIsThatOfOneTransactionWhenManyMoveBelowNewIssues() throws IOException {
        sent.moving = true;
        resultIsThatOfOneTransaction();
        assertEquals(id(database, OLD + 5), issue(database, 44).parent());
    }

    @Test
    void othersWriteBeforeManyHaveMovedBelowNewIssues() throws SQLException {
        sent.moving = true;
        try (PreparedImport prepared = imports.prepare(caller, FILE, PLAN)) {
            assertEquals(300 + 1 + 2, number(file, "SELECT count(*) FROM issues WHERE parent_id IS NOT NULL"));
            assertEquals("New 705", issue(database, 705).title());
            assertEquals(1, done(database).size());
            edit(44, "Edited");
            ImportReport report = prepared.store();
            assertEquals(
                    List.of((long) ROWS - OLD, (long) OLD),
                    List.of(report.created(), report.counts().updated()));
        }
        assertEquals("Edited", issue(database, 44).title());
        assertEquals(0, number(file, "SELECT count(*) FROM begun_undos"));
    }

    @Test
    void importThatIsNotStoredAfterManyHaveMovedIsTakenBack() throws SQLException {
        sent.moving = true;
        List<String> before = withoutLabels(values(database));
        List<String> titles = titles(database);
        Path dead = folder.resolve("dead.db");
        PreparedImport prepared = imports.prepare(caller, FILE, PLAN);
        copyAsADeathLeavesIt(dead);

        prepared.close();

        assertEquals(before, withoutLabels(values(database)));
        assertEquals(titles, titles(database));
        try (Database next = Database.open(DatabaseSettings.sqlite(dead))) {
            ImportService after = service(next, FIXED);
            after.resumeUndos();
            assertEquals(before, withoutLabels(values(next)));
            assertEquals(titles, titles(next));
            assertEquals(
                    0,
                    number(
                            dead,
                            "SELECT (SELECT count(*) FROM begun_undos) + (SELECT count(*) FROM import_updates)"
                                    + " + (SELECT count(*) FROM imports WHERE created = 0 AND updated = 0)"));
            assertEquals(ROWS - OLD, after.run(caller, FILE, PLAN).created());
        }
    }

    /** Labels of issues that were seen stay, as after any undo. */
    private static List<String> withoutLabels(List<String> values) {
        List<String> all = new ArrayList<>(values);
        all.remove(all.size() - 2);
        return all;
    }

    @Test
    void linksToIssuesThatAreNewAreStoredBeforeAnybodySeesThese() throws SQLException {
        int linking = ROWS / 5 - 1;
        try (PreparedImport prepared = imports.prepare(caller, FILE, PLAN)) {
            assertEquals(2L * linking, number(file, "SELECT count(*) FROM issue_links"));
            assertEquals(1, linked(5));
            prepared.store();
        }
        assertEquals(2, linked(5));
        assertEquals(linking, linked(ROWS));
    }

    @Test
    void linksToIssuesThatAreNewGoWithThese() throws SQLException {
        Path dead = folder.resolve("dead.db");
        PreparedImport prepared = imports.prepare(caller, FILE, PLAN);
        copyAsADeathLeavesIt(dead);
        prepared.close();
        assertNoLinks(file);
        try (Database next = Database.open(DatabaseSettings.sqlite(dead))) {
            service(next, FIXED).resumeUndos();
            awaitNothingStaged(dead);
            assertNoLinks(dead);
        }
    }

    private static void assertNoLinks(Path store) throws SQLException {
        assertEquals(0, number(store, "SELECT count(*) FROM issue_links WHERE removed_at IS NULL"));
        assertEquals(0, number(store, "SELECT count(*) FROM pragma_foreign_key_check"));
    }

    private int linked(int number) {
        long id = id(database, number);
        return database.transactions()
                .reading(() -> database.links().list(id, true, PageRequest.first(ROWS)))
                .items()
                .size();
    }

    @Test
    void importThatIsStoppedIsTakenBack() throws SQLException {
        List<String> before = values(database);

        stopAfter(() -> assertEquals("New 1", issue(database, 1).title()));

        assertEquals(before, values(database));
        assertEquals(OLD + 1, titles(database).size());
        assertEquals(
                0, number(file, "SELECT (SELECT count(*) FROM begun_undos) + (SELECT count(*) FROM import_updates)"));
        assertEquals(0, number(file, "SELECT count(*) FROM pragma_foreign_key_check"));
    }

    @Test
    void issueThatIsEditedMeanwhileKeepsItsEdit() {
        stopAfter(() -> edit(1, "Edited"));

        assertEquals("Edited", issue(database, 1).title());
        assertEquals("Old 2", issue(database, 2).title());
        assertEquals(1, done(database).size());
    }

    private void editTwo() {
        edit(3, "Edited");
        edit(1, "Edited");
    }

    /** The issues that {@link #editTwo} edits. */
    private static EditedMeanwhile two(Database store) {
        return EditedMeanwhile.of(List.of(id(store, 1), id(store, 3)));
    }

    /** An import that runs while nobody waits, without what runs it. */
    private long job() {
        JobOrder order = new JobOrder(jane.ref(), "issues.csv", "here", "", AT);
        return database.transactions()
                .in(() -> database.importJobs().add(order))
                .id();
    }

    private static EditedMeanwhile kept(Database store, long job) {
        return store.transactions()
                .reading(() -> store.importJobs().find(job))
                .map(ImportJob::kept)
                .orElseThrow();
    }

    @Test
    void failureNamesTheIssuesThatAreEditedMeanwhile() {
        sent.meanwhile = () -> {
            editTwo();
            throw new TrackerException(ErrorCode.STORE_FULL, "The disk is full.");
        };

        ImportNotStoredException failure =
                assertThrows(ImportNotStoredException.class, () -> imports.run(caller, FILE, PLAN));

        assertEquals(ErrorCode.STORE_FULL, failure.code());
        assertEquals(two(database), failure.kept());
        assertEquals(
                List.of("Edited", "Old 2"),
                List.of(issue(database, 1).title(), issue(database, 2).title()));
    }

    @Test
    void failureWhileItIsStoredNamesThemToo() {
        sent.meanwhile = this::editTwo;
        PreparedImport prepared = imports.prepare(caller, FILE, PLAN);
        TrackerException failure = new TrackerException(ErrorCode.STORE_BUSY, "Busy.");
        assertEquals(failure, prepared.notStored(failure));

        prepared.close();

        assertEquals(two(database), ((ImportNotStoredException) prepared.notStored(failure)).kept());
    }

    @Test
    void cancelledImportSaysItInItsJob() {
        long job = job();
        ImportProgress progress = ImportProgress.of(job);
        sent.meanwhile = () -> {
            editTwo();
            progress.cancel();
        };

        assertThrows(ImportCancelledException.class, () -> imports.prepare(caller, FILE, PLAN, progress));

        assertEquals(two(database), kept(database, job));
    }

    @Test
    void nextServerSaysItInTheJobOfOneThatIsStopped() {
        long job = job();
        sent.meanwhile = () -> {
            editTwo();
            imports.stop();
        };
        assertThrows(
                TrackerException.class,
                () -> imports.prepare(caller, FILE, PLAN, ImportProgress.of(job))
                        .store());
        assertEquals(EditedMeanwhile.NONE, kept(database, job));

        database.close();
        database = Database.open(DatabaseSettings.sqlite(file));
        service(database, FIXED).resumeUndos();

        assertEquals(two(database), kept(database, job));
    }

    @Test
    void importThatIsNotStoredIsTakenBack() {
        List<String> before = values(database);

        imports.prepare(caller, FILE, PLAN).close();

        assertEquals(before, values(database));
    }

    @Test
    void importIsTakenBackWhenTheUnitOfWorkIsUndoneThatWasToStoreIt() {
        List<String> before = values(database);

        undoTheWorkThatStores(() -> imports.prepare(caller, FILE, PLAN));

        assertEquals(before, values(database));
    }

    @Test
    void serverThatDiesInTheMiddleLeavesNothingAndTheFileCanBeImportedAgain() {
        List<String> before = values(database);
        Path dead = folder.resolve("dead.db");
        sent.meanwhile = () -> copyAsADeathLeavesIt(dead);
        imports.run(caller, FILE, PLAN);

        try (Database next = Database.open(DatabaseSettings.sqlite(dead))) {
            assertEquals("New 1", issue(next, 1).title());
            ImportService after = service(next, FIXED);
            after.resumeUndos();
            awaitNothingStaged(dead);
            assertEquals(before, values(next));
            assertEquals(OLD, after.run(caller, FILE, PLAN).counts().updated());
        }
    }

    @Test
    void nextImportTakesBackWhatADeadServerHasChanged() {
        Path dead = folder.resolve("dead.db");
        sent.meanwhile = () -> copyAsADeathLeavesIt(dead);
        imports.run(caller, FILE, PLAN);

        try (Database next = Database.open(DatabaseSettings.sqlite(dead))) {
            ImportReport report = service(next, FIXED).run(caller, FILE, PLAN);
            assertEquals(
                    List.of((long) ROWS - OLD, (long) OLD),
                    List.of(report.created(), report.counts().updated()));
            assertEquals(2, done(next).size());
        }
    }

    @Test
    void updatesInPiecesAreTakenBackLikeOthers() {
        List<String> before = withoutImports(values(database));
        long id = Objects.requireNonNull(imports.run(caller, FILE, PLAN).importId());

        UndoReport report = imports.undo(caller, id, UndoMode.ALL_OR_NOTHING);

        assertEquals(new UndoReport(id, ROWS - OLD, OLD, List.of()), report);
        assertEquals(OLD + 1, titles(database).size());
        // Labels stay, as after any undo.
        assertEquals(
                before.subList(0, before.size() - 1),
                withoutImports(values(database)).subList(0, before.size() - 1));
    }

    private static List<String> withoutImports(List<String> values) {
        return values.subList(0, values.size() - 1);
    }

    @Test
    void undoOfAnImportThatIsUnderWayIsNotFound() {
        List<Optional<ErrorCode>> codes = new ArrayList<>();
        sent.meanwhile = () -> {
            for (long id = 1; id <= 3; id++) {
                codes.add(undone(id));
            }
            imports.resumeUndos();
        };
        imports.run(caller, FILE, PLAN);
        assertTrue(codes.contains(Optional.of(ErrorCode.NOT_FOUND)), codes.toString());
        assertEquals("New 1", issue(database, 1).title());
    }

    /** The code with which taking an import back ends. */
    private Optional<ErrorCode> undone(long id) {
        if (done(database).stream().anyMatch(made -> made.id() == id)) {
            return Optional.empty();
        }
        @Nullable
        TrackerException thrown =
                assertThrows(TrackerException.class, () -> imports.undo(caller, id, UndoMode.ALL_OR_NOTHING));
        return Optional.of(thrown.code());
    }
}
