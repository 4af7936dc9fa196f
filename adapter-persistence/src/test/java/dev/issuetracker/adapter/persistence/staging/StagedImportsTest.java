package dev.issuetracker.adapter.persistence.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.importing.ImportMode;
import dev.issuetracker.application.importing.ImportPlan;
import dev.issuetracker.application.importing.ImportPorts;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.importing.OnExisting;
import dev.issuetracker.application.importing.PreparedImport;
import dev.issuetracker.application.importing.done.Origin;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.importing.relation.KeyedLink;
import dev.issuetracker.application.importing.relation.KeyedRelations;
import dev.issuetracker.application.importing.report.ImportRejectedException;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.link.Relation;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports of files that are so large that others must be able to write meanwhile. */
class StagedImportsTest extends StagingFixture {
    private static final int ROWS = 1_200;
    private static final int MIDDLE = 700;
    private static final ImportFile FILE = new ImportFile("issues.csv", Path.of("issues.csv"));

    private final Rows sent = new Rows();
    private Caller caller;
    private ImportService imports;

    /** A file that is read twice: to check it, and to store it. */
    private static final class Rows implements RowReader {
        private int readings;
        private final Set<Integer> bad = new HashSet<>();
        /** Runs in the middle of the second reading. */
        private Runnable meanwhile = () -> {};
        /** Runs before the second reading. */
        private Runnable between = () -> {};

        private @Nullable String source;
        private String label = "";
        private boolean linked;

        @Override
        public FileFacts read(ImportFile file, List<Field> fields, Sink sink) {
            readings++;
            if (readings == 2) {
                between.run();
            }
            sink.columns(new ImportColumns(null, 1, source, List.of(), "error", List.of()));
            for (int row = 1; row <= ROWS; row++) {
                if (row == MIDDLE && readings == 2) {
                    meanwhile.run();
                }
                sink.row(row(row));
            }
            return new FileFacts(
                    "tracker", FileFacts.Form.NONE, FileFacts.Times.NONE, FileFacts.Columns.NONE, List.of());
        }

        /** The first row links to the last one and is a part of it, and the second links to the first. */
        private KeyedRelations relations(int number) {
            if (!linked || number > 2) {
                return KeyedRelations.NONE;
            }
            String other = number == 1 ? "KEY-" + ROWS : "KEY-1";
            return new KeyedRelations(number == 1 ? other : null, List.of(new KeyedLink(Relation.BLOCKS, other)));
        }

        private ImportRow row(int number) {
            Map<IssueField<?>, ImportValue> values = Map.of(
                    IssueField.TITLE, ImportValue.of("Row " + number),
                    IssueField.DESCRIPTION, ImportValue.of("Text"),
                    IssueField.STATUS, ImportValue.of(bad.contains(number) ? "closed" : "open"),
                    IssueField.LABELS, new ImportValue(label, label.isEmpty() ? List.of() : List.of(label)));
            ImportPast past = source == null
                    ? ImportPast.NONE
                    : ImportPast.NONE.withKey("KEY-" + number).withRelations(relations(number));
            return new ImportRow(number + 1L, values, past, List.of(), List.of());
        }
    }

    @BeforeEach
    void serve() {
        User admin = new User(jane.id(), jane.username(), jane.email(), Role.ADMIN, AT, null);
        caller = Callers.of(admin);
        imports = service(database);
    }

    private ImportService service(Database store) {
        return new ImportService(store.issuePorts(Clock.fixed(AT, ZoneOffset.UTC)), sent, store.importPorts());
    }

    private ImportReport run(ImportMode mode) {
        return imports.run(caller, FILE, ImportPlan.of(mode));
    }

    private static List<String> expected(List<String> before, int count, List<String> after) {
        List<String> titles = new ArrayList<>(before);
        for (int row = 1; row <= count; row++) {
            titles.add("Row " + row);
        }
        titles.addAll(after);
        return titles;
    }

    @Test
    void issuesOfALargeFileAreLinkedOnceAllAreThere() {
        sent.source = "jira";
        sent.linked = true;

        assertEquals(List.of(), run(ImportMode.ALL_OR_NOTHING).unknownValues());

        long first = database.transactions()
                .reading(() -> database.origins().ids("jira", List.of("KEY-1")))
                .getOrDefault("KEY-1", 0L);
        assertEquals(List.of("Row " + ROWS, "Row 2"), linked(first));
    }

    @Test
    void issueOfALargeFileIsAPartOfOneThatComesLater() {
        sent.source = "jira";
        sent.linked = true;

        ImportReport report = run(ImportMode.ALL_OR_NOTHING);

        Map<String, Long> ids =
                database.transactions().reading(() -> database.origins().ids("jira", List.of("KEY-1", "KEY-" + ROWS)));
        long first = ids.getOrDefault("KEY-1", 0L);
        Issue child = database.transactions()
                .reading(() -> database.issues().find(first))
                .orElseThrow();
        assertEquals(ids.get("KEY-" + ROWS), child.values().parent());
        assertEquals(
                ROWS,
                imports.undo(caller, Objects.requireNonNull(report.importId()), UndoMode.ALL_OR_NOTHING)
                        .deleted());
    }

    /** The titles of the issues to which one is linked. */
    private List<String> linked(long id) {
        return database
                .transactions()
                .reading(() -> database.links().list(id, false, PageRequest.first(10)))
                .items()
                .stream()
                .map(seen -> seen.other().title())
                .toList();
    }

    @Test
    void othersWriteWhileALargeFileIsImported() {
        sent.meanwhile = () -> add("Meanwhile");

        ImportReport report = run(ImportMode.ALL_OR_NOTHING);

        assertEquals(ROWS, report.created());
        assertEquals(expected(List.of("Before"), ROWS, List.of("Meanwhile")), titles(database));
    }

    @Test
    void rowsThatAreStoredSlowlyAreStoredFewAtATime() {
        List<Integer> slices = new ArrayList<>();
        imports = new ImportService(
                database.issuePorts(new SlowClock(AT, Duration.ofSeconds(10))), sent, recording(slices));

        assertEquals(ROWS, run(ImportMode.ALL_OR_NOTHING).created());

        // The first is taken before anything was measured, the last is what is left.
        assertEquals(List.of(33, 20, 7), slices.stream().distinct().toList());
    }

    /** The ports, which note how many issues are staged at a time. */
    private ImportPorts recording(List<Integer> slices) {
        return portsWatchedBy((name, arguments) -> {
            if (name.equals("add")) {
                slices.add(((List<?>) arguments[0]).size());
            }
        });
    }

    @Test
    void nobodySeesAnIssueOfTheFileBeforeAllAreThere() {
        AtomicReference<List<String>> seen = new AtomicReference<>(List.of());
        sent.meanwhile = () -> seen.set(titles(database));

        try (PreparedImport prepared = imports.prepare(caller, FILE, ImportPlan.of(ImportMode.ALL_OR_NOTHING))) {
            assertEquals(List.of("Before"), seen.get());
            assertEquals(List.of("Before"), titles(database));
            prepared.store();
        }

        assertEquals(ROWS + 1, titles(database).size());
    }

    @Test
    void preparedImportThatIsNotStoredLeavesNothing() throws SQLException {
        Map<String, Long> before = rows(file);

        imports.prepare(caller, FILE, ImportPlan.of(ImportMode.ALL_OR_NOTHING)).close();

        assertEquals(before, rows(file));
    }

    @Test
    void preparedImportThatIsNotStoredLeavesDeletedIssuesTheirKeys() {
        sent.source = "jira";
        ImportReport first = run(ImportMode.ALL_OR_NOTHING);
        imports.undo(caller, Objects.requireNonNull(first.importId()), UndoMode.ALL_OR_NOTHING);

        imports.prepare(caller, FILE, ImportPlan.of(ImportMode.ALL_OR_NOTHING)).close();

        long id = Objects.requireNonNull(Objects.requireNonNull(first.made()).firstId());
        assertEquals(
                Optional.of("KEY-1"),
                database.transactions()
                        .reading(() -> database.origins().find(id).map(Origin::key)));
    }

    @Test
    void largeImportIsTakenBackWhole() {
        sent.meanwhile = () -> add("Meanwhile");
        long id = Objects.requireNonNull(run(ImportMode.ALL_OR_NOTHING).importId());

        assertEquals(ROWS, imports.undo(caller, id, UndoMode.ALL_OR_NOTHING).deleted());
        assertEquals(List.of("Before", "Meanwhile"), titles(database));
    }

    @Test
    void badRowOfALargeFileIsNamedAndNothingIsStored() throws SQLException {
        Map<String, Long> before = rows(file);
        sent.bad.add(900);

        ImportReport report = assertThrows(ImportRejectedException.class, () -> run(ImportMode.ALL_OR_NOTHING))
                .report();

        assertEquals(
                List.of(900L),
                report.errors().stream().map(ImportReport.RowError::row).toList());
        assertEquals(before, rows(file));
    }

    @Test
    void goodRowsOfALargeFileAreStoredWithoutTheBadOnes() {
        sent.bad.addAll(List.of(1, 600, ROWS));

        ImportReport report = run(ImportMode.PARTIAL);

        assertEquals(ROWS - 3, report.created());
        assertEquals(3, report.errorsTotal());
        assertEquals(ROWS - 2, titles(database).size());
    }

    @Test
    void rowsThatCameInBeforeAreSkippedAndNothingIsStored() throws SQLException {
        sent.source = "jira";
        run(ImportMode.ALL_OR_NOTHING);
        Map<String, Long> before = rows(file);

        ImportReport again =
                imports.run(caller, FILE, new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.SKIP, null, Set.of()));

        assertEquals(ROWS, again.counts().skipped());
        assertNull(again.importId());
        assertEquals(before, rows(file));
    }

    @Test
    void labelThatIsDeletedMeanwhileEndsTheImportAndNothingIsStored() throws SQLException {
        sent.label = bug.name();
        sent.between = () -> database.transactions().run(() -> database.labels().remove(bug.id()));
        Map<String, Long> before = rows(file);

        assertEquals(
                ErrorCode.STORE_BUSY,
                assertThrows(TrackerException.class, () -> run(ImportMode.ALL_OR_NOTHING))
                        .code());
        assertEquals(before, rows(file));
    }

    @Test
    void serverThatStopsLeavesToTheNextOneToRemoveWhatWasStored() throws SQLException {
        Map<String, Long> before = rows(file);
        sent.meanwhile = imports::stop;

        assertEquals(
                ErrorCode.SHUTTING_DOWN,
                assertThrows(TrackerException.class, () -> run(ImportMode.ALL_OR_NOTHING))
                        .code());
        assertEquals(List.of("Before"), titles(database));
        database.close();
        database = Database.open(DatabaseSettings.sqlite(file));
        awaitRows(before);
    }

    @Test
    void serverThatDiesInTheMiddleLeavesNothingToSeeAndTheFileCanBeImportedAgain() throws SQLException {
        long before = number(file, "SELECT count(*) FROM issues");
        Path dead = folder.resolve("dead.db");
        sent.meanwhile = () -> copyAsADeathLeavesIt(dead);
        run(ImportMode.ALL_OR_NOTHING);

        assertEquals(1, number(dead, "SELECT count(*) FROM staged_issues"));
        try (Database next = Database.open(DatabaseSettings.sqlite(dead))) {
            assertEquals(List.of("Before"), titles(next));
            assertEquals(
                    ROWS,
                    service(next)
                            .run(caller, FILE, ImportPlan.of(ImportMode.ALL_OR_NOTHING))
                            .created());
            assertEquals(expected(List.of("Before"), ROWS, List.of()), titles(next));
        }
        assertEquals(before + ROWS, number(dead, "SELECT count(*) FROM issues"));
    }
}
