package dev.issuetracker.adapter.persistence.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.importing.ImportMode;
import dev.issuetracker.application.importing.ImportPlan;
import dev.issuetracker.application.importing.ImportPorts;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.importing.PreparedImport;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.importing.relation.KeyedLink;
import dev.issuetracker.application.importing.relation.KeyedRelations;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueTree;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.link.Relation;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links and parents of the issues of large files: stored before anybody sees them, and gone with them. */
class StagedRelationsTest extends StagingFixture {
    private static final int ROWS = 1_200;
    /** So many rows are parts of the issue that was there before and blocked by it; of each, two others are parts. */
    private static final int PARTS = ROWS / 3;

    private static final String LINKS = "SELECT count(*) FROM issue_links";
    private static final String CHILDREN = "SELECT count(*) FROM issues WHERE parent_id IS NOT NULL";
    private static final ImportFile FILE = new ImportFile("issues.csv", Path.of("issues.csv"));
    private static final ImportPlan PLAN = ImportPlan.of(ImportMode.ALL_OR_NOTHING);

    private Caller caller;
    private ImportService imports;
    private long old;

    /** The last rows are the parents, so that most come before them. */
    private static final class Rows implements RowReader {
        private final int count;

        Rows(int count) {
            this.count = count;
        }

        @Override
        public FileFacts read(ImportFile file, List<Field> fields, Sink sink) {
            sink.columns(new ImportColumns(null, 1, "jira", List.of(), "error", List.of()));
            for (int row = 0; row < count; row++) {
                sink.row(row(row));
            }
            return new FileFacts(
                    "tracker", FileFacts.Form.NONE, FileFacts.Times.NONE, FileFacts.Columns.NONE, List.of());
        }

        private ImportRow row(int number) {
            boolean one = count == 1;
            String parent = number >= ROWS - PARTS ? "OLD" : "KEY-" + (ROWS - PARTS + number / 2);
            KeyedRelations relations = new KeyedRelations(parent, List.of(new KeyedLink(Relation.BLOCKED_BY, parent)));
            return new ImportRow(
                    number + 2L,
                    Map.of(
                            IssueField.TITLE, ImportValue.of(one ? "Old" : "Row " + number),
                            IssueField.STATUS, ImportValue.of("open")),
                    ImportPast.NONE
                            .withKey(one ? "OLD" : "KEY-" + number)
                            .withRelations(one ? KeyedRelations.NONE : relations),
                    List.of(),
                    List.of());
        }
    }

    @BeforeEach
    void importOld() {
        caller = Callers.of(new User(jane.id(), jane.username(), jane.email(), Role.ADMIN, AT, null));
        service(database, 1, database.importPorts()).run(caller, FILE, PLAN);
        imports = service(database, ROWS, database.importPorts());
        old = database.transactions()
                .reading(() -> database.origins().ids("jira", List.of("OLD")))
                .getOrDefault("OLD", 0L);
    }

    private static ImportService service(Database store, int rows, ImportPorts ports) {
        return new ImportService(store.issuePorts(Clock.fixed(AT, ZoneOffset.UTC)), new Rows(rows), ports);
    }

    private static long linked(Database seen, long issue) {
        return seen.transactions()
                .reading(() -> seen.links().list(issue, true, PageRequest.first(1_000)))
                .items()
                .size();
    }

    @Test
    void allAreStoredBeforeAnybodySeesOne() throws SQLException {
        try (PreparedImport prepared = imports.prepare(caller, FILE, PLAN)) {
            assertEquals(List.of((long) ROWS, (long) ROWS), List.of(number(file, LINKS), number(file, CHILDREN)));
            assertEquals(0, linked(database, old));
            assertEquals(List.of(), prepared.store().unknownValues());
        }
        assertEquals(PARTS, linked(database, old));
        assertEquals(ROWS + 2, titles(database).size());
    }

    @Test
    void treeHasRoomForThoseThatNobodySees() {
        try (PreparedImport prepared = imports.prepare(caller, FILE, PLAN)) {
            IssueTree tree = database.issueTree();
            assertEquals(2, database.transactions().<Integer>reading(() -> tree.levelsBelow(List.of(old))));
            assertEquals(PARTS, database.transactions().<Integer>reading(() -> tree.children(old)));
            prepared.store();
        }
    }

    @Test
    void allGoWithIssuesThatAreNotPublished() throws SQLException {
        Map<String, Long> before = rows(file);
        imports.prepare(caller, FILE, PLAN).close();
        assertEquals(before, rows(file));
    }

    @Test
    void serverThatDiesBeforeThePublicationLeavesNoneOfThem() throws SQLException {
        Path dead = folder.resolve("dead.db");
        try (PreparedImport prepared = imports.prepare(caller, FILE, PLAN)) {
            copyAsADeathLeavesIt(dead);
            prepared.store();
        }
        assertEquals(ROWS, number(dead, LINKS));
        try (Database next = Database.open(DatabaseSettings.sqlite(dead))) {
            assertEquals(0, linked(next, old));
            assertEquals(
                    List.of(),
                    service(next, ROWS, next.importPorts())
                            .run(caller, FILE, PLAN)
                            .unknownValues());
            assertEquals(PARTS, linked(next, old));
        }
        assertEquals(List.of((long) ROWS, (long) ROWS), List.of(number(dead, LINKS), number(dead, CHILDREN)));
    }

    @Test
    void partsOfAnIssueThatOthersMoveDownMeanwhileGetNoParentWhereTheTreeEnds() {
        long above = below(IssueTree.MAX_LEVELS - 2);
        ImportPorts moving = completing(() -> moveOnce(above));

        ImportReport report = service(database, ROWS, moving).run(caller, FILE, PLAN);

        assertEquals(
                List.of("too_deep"),
                report.unknownValues().stream()
                        .map(value -> value.code())
                        .distinct()
                        .toList());
        assertEquals(
                ROWS - PARTS,
                report.unknownValues().stream().mapToLong(value -> value.rows()).sum());
        assertEquals(
                PARTS,
                database.transactions()
                        .<Integer>reading(() -> database.issueTree().children(old)));
    }

    /** Makes issues below each other; answers the deepest. */
    private long below(int levels) {
        long above = add("Above").id();
        for (int level = 2; level <= levels; level++) {
            Issue next = add("Above");
            move(next, above);
            above = next.id();
        }
        return above;
    }

    /** Once all links are there, and the first parents are about to be. */
    private void moveOnce(long above) {
        Issue moved = database.issues().find(old).orElseThrow();
        boolean linked = database.links().count(old) == PARTS;
        if (linked && moved.values().parent() == null) {
            move(moved, above);
        }
    }

    private void move(Issue issue, long parent) {
        database.transactions()
                .run(() -> database.issues()
                        .save(List.of(issue.edit(IssuePatch.of(IssueField.PARENT, parent), jane.ref(), AT))));
    }

    /** The ports, with something that others have done just before a piece is stored. */
    private ImportPorts completing(Runnable before) {
        return portsWatchedBy((name, arguments) -> {
            if (name.equals("completing")) {
                before.run();
            }
        });
    }
}
