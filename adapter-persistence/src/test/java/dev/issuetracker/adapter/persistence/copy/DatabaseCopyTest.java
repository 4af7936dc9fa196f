package dev.issuetracker.adapter.persistence.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.copy.Copies.CopiedTable;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyProgress;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyProgress.Step;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Sqlite;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditFilter;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.idempotency.RecordedAnswer;
import dev.issuetracker.application.importing.IdRange;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueSort.By;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.report.LatencyReport.Grouping;
import dev.issuetracker.domain.user.UserFilter;
import dev.issuetracker.domain.user.UserRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCopyTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");
    private static final int ISSUES = 300;
    private static final PageRequest<Long> ALL = PageRequest.first(200);

    @TempDir
    Path folder;

    private Sqlite from = DatabaseSettings.sqlite(Path.of("none"));
    private Postgresql to = PostgresqlServer.freshDatabase();

    @BeforeEach
    void fill() {
        from = DatabaseSettings.sqlite(folder.resolve("tracker.db"));
        try (Database database = Database.open(from)) {
            database.transactions().run(() -> fill(database));
        }
    }

    @Test
    void everyPortReadsTheSameFromBoth() {
        Copies.toPostgresql(from, to, DatabaseCopyTest::nobody);

        assertEquals(story(from), story(to));
    }

    @Test
    void copiedTablesAreReported() throws SQLException {
        List<CopyProgress> progress = new ArrayList<>();

        List<CopiedTable> copied = Copies.toPostgresql(from, to, progress::add);

        assertEquals(
                CopyTable.ALL.stream().map(CopyTable::name).toList(),
                copied.stream().map(CopiedTable::table).toList());
        for (CopiedTable table : copied) {
            assertEquals(count(to, table.table()), table.rows(), table.table());
            assertTrue(table.rows() > 0, table.table());
            assertTrue(table.sha256().matches("[0-9a-f]{64}"), table.sha256());
            for (Step step : Step.values()) {
                assertTrue(
                        progress.contains(new CopyProgress(step, table.table(), table.rows(), table.rows())),
                        progress.toString());
            }
        }
    }

    @Test
    void newIdsGoOnAfterTheHighestThatWasEverGiven() {
        Copies.toPostgresql(from, to, DatabaseCopyTest::nobody);

        assertEquals(added(from), added(to));
    }

    @Test
    void aFileThatAServerHasOpenIsRead() {
        try (Database running = Database.open(from)) {
            assertEquals(ISSUES, running.transactions().reading(() -> issues(running)));
            Copies.toPostgresql(from, to, DatabaseCopyTest::nobody);
        }

        assertEquals(story(from), story(to));
    }

    @Test
    void aFileThatIsWrittenMeanwhileIsRejected() throws SQLException {
        try (Database running = Database.open(from)) {
            Consumer<CopyProgress> writing = progress -> {
                if (progress.table().equals("imports") && progress.step() == Step.COPYING) {
                    running.transactions().run(() -> running.labels().add("late", "ffffff", "", AT));
                }
            };

            CopyException exception = assertThrows(CopyException.class, () -> Copies.toPostgresql(from, to, writing));

            assertTrue(message(exception).contains("changed during the copy"), message(exception));
            assertEmpty();
        }
    }

    @Test
    void aDatabaseThatHoldsDataIsRejectedAndLeftAlone() throws SQLException {
        try (Database database = Database.open(to)) {
            database.transactions().run(() -> database.users().add("other", "o@example.org", "hash", AT));
        }

        CopyException exception =
                assertThrows(CopyException.class, () -> Copies.toPostgresql(from, to, DatabaseCopyTest::nobody));

        assertTrue(message(exception).contains("has data already, in its table users"), message(exception));
        assertEquals(1, count(to, "users"));
        assertEquals(0, count(to, "issues"));
    }

    @Test
    void theSameCopyTwiceIsRejected() {
        Copies.toPostgresql(from, to, DatabaseCopyTest::nobody);

        assertThrows(CopyException.class, () -> Copies.toPostgresql(from, to, DatabaseCopyTest::nobody));

        assertEquals(story(from), story(to));
    }

    @Test
    void aFailureAtTheLastTableLeavesNothingAndCanBeTriedAgain() throws SQLException {
        onInsert("imports", "RAISE EXCEPTION 'the disk is on fire';");

        CopyException failed =
                assertThrows(CopyException.class, () -> Copies.toPostgresql(from, to, DatabaseCopyTest::nobody));

        assertTrue(message(failed).contains("the disk is on fire"), message(failed));
        assertEmpty();
        execute(to, "DROP TRIGGER tampering ON imports");
        Copies.toPostgresql(from, to, DatabaseCopyTest::nobody);
        assertEquals(added(from), added(to));
    }

    @Test
    void aFailureOfTheListenerLeavesNothing() throws SQLException {
        Consumer<CopyProgress> failing = progress -> {
            if (progress.step() == Step.CHECKING) {
                throw new IllegalStateException("nobody listens");
            }
        };

        assertThrows(IllegalStateException.class, () -> Copies.toPostgresql(from, to, failing));

        assertEmpty();
    }

    @Test
    void aRowThatIsChangedOnTheWayIsCaughtByTheChecksum() throws SQLException {
        onInsert("comments", "IF NEW.id = 2 THEN NEW.body := NEW.body || ' '; END IF;");

        CopyException caught =
                assertThrows(CopyException.class, () -> Copies.toPostgresql(from, to, DatabaseCopyTest::nobody));

        assertTrue(message(caught).contains("the table comments arrived as"), message(caught));
        assertEmpty();
    }

    @Test
    void aRowThatIsLostOnTheWayIsCaught() throws SQLException {
        onInsert("issue_labels", "IF NEW.issue_id = 7 THEN RETURN NULL; END IF;");

        CopyException caught =
                assertThrows(CopyException.class, () -> Copies.toPostgresql(from, to, DatabaseCopyTest::nobody));

        assertTrue(message(caught).contains("the table issue_labels arrived as"), message(caught));
        assertEmpty();
    }

    @Test
    void textThatIsNotUnicodeIsRejected() throws SQLException {
        inFile("UPDATE comments SET body = CAST(x'61ff62' AS TEXT) WHERE id = 2");

        CopyException exception =
                assertThrows(CopyException.class, () -> Copies.toPostgresql(from, to, DatabaseCopyTest::nobody));

        assertTrue(message(exception).contains("invalid byte sequence"), message(exception));
        assertEmpty();
    }

    @Test
    void aFileOfANewerSchemaIsRejected() throws SQLException {
        inFile("UPDATE flyway_schema_history SET version = '1000' WHERE version IS NOT NULL");

        CopyException exception =
                assertThrows(CopyException.class, () -> Copies.toPostgresql(from, to, DatabaseCopyTest::nobody));

        assertTrue(message(exception).contains("version 1000, which is newer than"), message(exception));
        assertEmpty();
    }

    @Test
    void aFileOfAnOlderSchemaIsRejected() throws SQLException {
        inFile("UPDATE flyway_schema_history SET version = '0.5' WHERE version IS NOT NULL");

        CopyException exception =
                assertThrows(CopyException.class, () -> Copies.toPostgresql(from, to, DatabaseCopyTest::nobody));

        assertTrue(message(exception).contains("version 0.5, which is older than"), message(exception));
        assertEmpty();
    }

    @Test
    void aMissingFileIsRejectedAndNotCreated() {
        Path missing = folder.resolve("missing.db");

        CopyException exception = assertThrows(
                CopyException.class,
                () -> Copies.toPostgresql(DatabaseSettings.sqlite(missing), to, DatabaseCopyTest::nobody));

        assertEquals("There is no file " + missing + ".", exception.getMessage());
        assertTrue(Files.notExists(missing));
    }

    @Test
    void aFileOfAnotherProgramIsRejected() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear Jane, ".repeat(1000));

        CopyException exception = assertThrows(
                CopyException.class,
                () -> Copies.toPostgresql(DatabaseSettings.sqlite(letter), to, DatabaseCopyTest::nobody));

        assertTrue(message(exception).contains("is not a tracker's file"), message(exception));
    }

    @Test
    void noTableAndNoColumnIsLeftOut() throws SQLException {
        Set<String> known = CopyTable.ALL.stream().map(CopyTable::name).collect(Collectors.toCollection(TreeSet::new));
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + from.file());
                Connection server = PostgresqlServer.connect(to)) {
            assertEquals(known, new TreeSet<>(strings(file, """
                            SELECT name FROM sqlite_schema
                            WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'issue_search*'
                              AND name <> 'flyway_schema_history'
                            """)));
            assertEquals(known, new TreeSet<>(strings(server, """
                            SELECT tablename FROM pg_tables
                            WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history'
                            """)));
            for (String table : known) {
                assertEquals(
                        new TreeSet<>(strings(file, "SELECT name FROM pragma_table_info('" + table + "')")),
                        new TreeSet<>(strings(
                                server,
                                "SELECT column_name FROM information_schema.columns WHERE table_name = '"
                                        + table
                                        + "'")),
                        table);
            }
        }
    }

    private static void fill(Database database) {
        UserRef jane =
                database.users().add("jane", "jane@example.org", "hash\\1", AT).ref();
        UserRef ivan =
                database.users().add("Иван 𝔘", "ivan@example.org", "hash2", AT).ref();
        database.sessions().add("b-session", jane.id(), AT, AT.plusSeconds(3600), Callers.HERE);
        database.sessions().add("B session", ivan.id(), AT, AT.plusSeconds(3600), Callers.HERE);
        database.auditLog().add(new AuditEntry(AT, AuditEvent.SIGNED_IN, jane, null, "\\N \t Ünï", Callers.HERE));
        database.handle()
                .execute("INSERT INTO personal_access_tokens (user_id, name, scope, token_hash, created_at, expires_at)"
                        + " VALUES (1, 'ci', 'read', 'h1', 1, 2)");
        database.handle()
                .execute("INSERT INTO invites (code_hash, role, created_by, created_at, expires_at)"
                        + " VALUES ('h2', 'viewer', 1, 1, 2)");
        database.handle()
                .execute("INSERT INTO password_resets (user_id, code_hash, created_by, created_at, expires_at)"
                        + " VALUES (2, 'h3', 1, 1, 2)");
        database.handle().execute("INSERT INTO throttles (throttle_key, free_at, refusals) VALUES ('key', 1, 0)");
        database.recordedAnswers()
                .add(
                        jane.id(),
                        "key",
                        new RecordedAnswer("print", 201, "ETag: \"1\"", "{\"title\": \"Ünï\"}"),
                        AT.plusSeconds(60));
        LabelRef bug =
                database.labels().add("bug", "d73a4a", "It's\\N broken", AT).ref();
        LabelRef street = database.labels().add("Straße", "00ff00", "", AT).ref();
        Label gone = database.labels().add("gone", "0000ff", "", AT);
        database.labels().remove(gone.id());

        List<Status> statuses = List.of(Status.values());
        List<IssueDraft> drafts = new ArrayList<>();
        for (int n = 0; n < ISSUES; n++) {
            drafts.add(IssueDraft.of(
                            "Issue " + n + " Ünïcode 𝔘\\t",
                            n % 5 == 0 ? "" : "tabs\tand\r\nlines\\\n\\.\n" + "日本語 ".repeat(n))
                    .with(IssueField.STATUS, statuses.get(n % statuses.size()))
                    .with(IssueField.ASSIGNEE, n % 2 == 0 ? null : n % 3 == 0 ? jane : ivan)
                    .with(IssueField.LABELS, n % 7 == 6 ? List.of(bug, street) : List.of()));
        }
        List<Issue> issues = database.issues().add(drafts, jane, AT);
        for (Issue issue : issues.subList(0, 40)) {
            Issue labelled = edited(database, issue, IssuePatch.of(IssueField.LABELS, List.of(street)), ivan, 60);
            edited(database, labelled, IssuePatch.of(IssueField.STATUS, Status.RESOLVED), jane, 7200 + issue.id());
        }
        for (Issue issue : issues.subList(50, 60)) {
            database.issues().save(List.of(issue.delete(ivan, AT.plusSeconds(90))));
        }
        for (Issue issue : issues.subList(0, 20)) {
            database.comments().add(issue.id(), "First\n\\. 𝔘 on " + issue.id(), ivan, AT.plusSeconds(5));
        }
        Comment last = database.comments().add(issues.get(0).id(), "to be removed", jane, AT);
        database.comments().remove(last);
        database.imports()
                .add(
                        "файл.csv",
                        jane,
                        AT,
                        List.of(
                                new IdRange(issues.get(0).id(), issues.get(4).id()),
                                new IdRange(issues.get(7).id(), issues.get(8).id())));
    }

    private static Issue edited(Database database, Issue issue, IssuePatch patch, UserRef by, long seconds) {
        var revision = issue.edit(patch, by, AT.plusSeconds(seconds));
        database.issues().save(List.of(revision));
        return revision.after();
    }

    /** Everything that the ports tell of a tracker. */
    private static List<Object> story(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            return database.transactions().reading(() -> {
                List<Object> story = new ArrayList<>();
                for (By by : By.values()) {
                    for (String keyword : new String[] {null, "ÜNÏCODE 𝔘\\T", "日本語"}) {
                        IssueFilter filter = IssueFilter.all().keyword(keyword);
                        story.add(database.issues().list(filter, new IssueSort(by, true), PageRequest.first(200)));
                    }
                }
                story.add(database.issues()
                        .findAll(LongStream.rangeClosed(1, ISSUES).boxed().toList()));
                for (long id = 1; id <= ISSUES; id++) {
                    story.add(database.issues().findThread(id));
                    story.add(database.issues().history(id, ALL));
                    story.add(database.comments().list(id, ALL));
                }
                story.add(database.labels().list(PageRequest.first(200)));
                story.add(database.users().list(UserFilter.all(), PageRequest.first(200)));
                story.add(database.users().credentials("JANE"));
                story.add(database.users().credentials("иван 𝔘"));
                story.add(database.sessions().user("b-session", AT));
                story.add(database.sessions().user("B session", AT));
                story.add(database.auditLog().list(AuditFilter.all(), ALL));
                story.add(database.invites().find("h2", Instant.EPOCH));
                story.add(database.imports().list(ALL));
                story.add(database.imports().issues(1));
                story.add(database.recordedAnswers().find(1, "key", AT));
                story.add(database.reports().topAssignees(10, null, null, null));
                for (Grouping grouping : Grouping.values()) {
                    story.add(database.reports().latency(grouping, null, null));
                }
                return story;
            });
        }
    }

    /** The ids that each port gives next. */
    private static List<Long> added(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            return database.transactions().in(() -> {
                UserRef next = database.users()
                        .add("next", "next@example.org", "hash", AT)
                        .ref();
                Issue issue = database.issues()
                        .add(List.of(IssueDraft.of("Next", "").with(IssueField.ASSIGNEE, next)), next, AT)
                        .get(0);
                return Stream.of(
                                next.id(),
                                issue.id(),
                                database.labels().add("next", "ffffff", "", AT).id(),
                                database.comments()
                                        .add(issue.id(), "Next", next, AT)
                                        .id(),
                                database.imports()
                                        .add("next.csv", next, AT, List.of(new IdRange(issue.id(), issue.id())))
                                        .id())
                        .toList();
            });
        }
    }

    private static int issues(Database database) {
        return database.issues()
                .findAll(LongStream.rangeClosed(1, ISSUES).boxed().toList())
                .size();
    }

    private static void nobody(CopyProgress progress) {}

    private void assertEmpty() throws SQLException {
        for (CopyTable table : CopyTable.ALL) {
            assertEquals(0, count(to, table.name()), table.name());
        }
    }

    private static String message(CopyException failure) {
        return Optional.ofNullable(failure.getMessage()).orElse("");
    }

    /** Has the database itself meddle with rows that come in. */
    private void onInsert(String table, String statements) throws SQLException {
        execute(
                to,
                "CREATE FUNCTION tamper() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + statements
                        + " RETURN NEW; END $$");
        execute(to, "CREATE TRIGGER tampering BEFORE INSERT ON " + table + " FOR EACH ROW EXECUTE FUNCTION tamper()");
    }

    private static void execute(Postgresql settings, String sql) throws SQLException {
        try (Connection connection = PostgresqlServer.connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void inFile(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + from.file());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Postgresql settings, String table) throws SQLException {
        try (Connection connection = PostgresqlServer.connect(settings)) {
            return Long.parseLong(
                    strings(connection, "SELECT count(*) FROM " + table).get(0));
        }
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                strings.add(row.getString(1));
            }
        }
        return strings;
    }
}
