package dev.issuetracker.adapter.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlDialect;
import dev.issuetracker.adapter.persistence.postgresql.TrigramIndex;
import dev.issuetracker.adapter.persistence.query.IssueListQuery;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.User;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

class TrigramIndexTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");

    /** What waits for the transaction of the test waits for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Logger logger = (Logger) LoggerFactory.getLogger(TrigramIndex.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.setAdditive(false);
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void hush() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void aKeywordIsLookedUp() throws Exception {
        Postgresql settings = PostgresqlServer.freshDatabase();
        try (Database database = Database.open(settings);
                Connection stranger = PostgresqlServer.connect(settings)) {
            fill(database, 20_000);
            await(stranger, "valid");
            execute(stranger, "VACUUM ANALYZE issues");

            String plan = String.join(
                    "\n",
                    database.transactions()
                            .reading(() -> new IssueListQuery(
                                            database.handle(),
                                            new PostgresqlDialect(),
                                            keyword("number 2718"),
                                            IssueSort.DEFAULT,
                                            PageRequest.first(50))
                                    .searches("EXPLAIN")
                                    .get(0)
                                    .mapTo(String.class)
                                    .list()));

            assertTrue(plan.contains(TrigramIndex.NAME), plan);
            assertEquals(List.of("Issue number 2718"), found(database, "NUMBER 2718"));
        }
    }

    @Test
    void whatAFailedBuildLeftBehindIsBuiltAnew() throws Exception {
        Postgresql settings = PostgresqlServer.freshDatabase();
        try (Connection stranger = connectWithoutIndex(settings)) {
            execute(stranger, "CREATE INDEX " + TrigramIndex.NAME + " ON issues (title)");
            execute(
                    stranger,
                    "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '" + TrigramIndex.NAME + "'::regclass");
            assertEquals("invalid", state(stranger));

            try (Database database = Database.open(settings)) {
                await(stranger, "valid");
                fill(database, 1);
                assertEquals(List.of("Issue number 0"), found(database, "number"));
            }
        }
    }

    @Test
    void databaseThatHasTooManyClientsIsSaidInOneLine() {
        String reason = "FATAL: sorry, too many clients already";
        DataSource full = new PGSimpleDataSource() {
            private static final long serialVersionUID = 1L;

            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLException(reason, "53300");
            }
        };
        TrigramIndex index = TrigramIndex.start(() -> full);
        try {
            Await.until("a line in the log", () -> !log.list.isEmpty());
        } finally {
            index.close();
        }
        ILoggingEvent line = log.list.get(0);
        assertTrue(line.getFormattedMessage().endsWith("trying again in 15 s: " + reason), line.getFormattedMessage());
        assertNull(line.getThrowableProxy());
    }

    @Test
    void aServerThatIsStoppedStopsBuilding() throws Exception {
        Postgresql settings = PostgresqlServer.freshDatabase();
        try (Connection stranger = connectWithoutIndex(settings)) {
            holdUpTheBuild(stranger);
            Database database = Database.open(settings);
            await(stranger, "invalid");

            assertTimeoutPreemptively(PATIENCE, database::close);

            try (Connection other = PostgresqlServer.connect(settings)) {
                await(() -> !builds(other));
            }
            letTheBuildGoOn(stranger);
            try (Database again = Database.open(settings)) {
                await(stranger, "valid");
                assertEquals(List.of(), found(again, "number"));
            }
        }
    }

    @Test
    void aTableIsWrittenWhileItsIndexIsBuilt() throws Exception {
        Postgresql settings = PostgresqlServer.freshDatabase();
        try (Connection stranger = connectWithoutIndex(settings)) {
            holdUpTheBuild(stranger);
            try (Database database = Database.open(settings)) {
                await(stranger, "invalid");

                assertTimeoutPreemptively(PATIENCE, () -> fill(database, 1));

                letTheBuildGoOn(stranger);
                await(stranger, "valid");
            }
        }
    }

    @Test
    void severalServersBuildItOnce() throws Exception {
        Postgresql settings = PostgresqlServer.freshDatabase();
        try (Connection stranger = connectWithoutIndex(settings)) {
            execute(stranger, "DROP EXTENSION IF EXISTS pg_trgm");

            List<Database> servers =
                    Stream.generate(() -> Database.open(settings)).limit(3).toList();
            await(stranger, "valid");
            // One of issues, and one of comments.
            await(() -> messages(Level.INFO).size() >= 2);
            servers.forEach(Database::close);

            assertEquals(2, messages(Level.INFO).size(), messages(Level.INFO).toString());
            assertEquals(List.of(), messages(Level.WARN));
        }
    }

    @Test
    void whatWaitsBesideAnIndexIsBounded() throws Exception {
        Postgresql settings = PostgresqlServer.freshDatabase();
        try (Connection stranger = connectWithoutIndex(settings)) {
            try (Database database = Database.open(settings)) {
                await(stranger, "valid");
                await(() -> options(stranger, TrigramIndex.NAME_OF_COMMENTS).equals("{gin_pending_list_limit=512}"));
                assertEquals("{gin_pending_list_limit=512}", options(stranger, TrigramIndex.NAME));
                fill(database, 1);
            }

            execute(stranger, "ALTER INDEX " + TrigramIndex.NAME + " RESET (gin_pending_list_limit)");
            execute(stranger, "ALTER INDEX " + TrigramIndex.NAME_OF_COMMENTS + " SET (gin_pending_list_limit = 64)");
            try (Database database = Database.open(settings)) {
                await(() -> options(stranger, TrigramIndex.NAME).equals("{gin_pending_list_limit=512}"));
                assertEquals("{gin_pending_list_limit=64}", options(stranger, TrigramIndex.NAME_OF_COMMENTS));
                assertEquals(List.of("Issue number 0"), found(database, "number"));
            }
        }
    }

    private static String options(Connection connection, String index) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT reloptions FROM pg_class WHERE relname = '" + index + "'")) {
            return row.next() ? String.valueOf(row.getString(1)) : "missing";
        }
    }

    @Test
    void withoutTheExtensionSearchesStillFindAndTheLogSaysWhyTheyAreSlow() throws Exception {
        Postgresql settings = PostgresqlServer.emptyDatabase("unprivileged");
        try (Database database = Database.open(settings)) {
            fill(database, 20);

            assertEquals(List.of("Issue number 17"), found(database, "number 17"));
            await(() -> !messages(Level.WARN).isEmpty());
        }
        assertEquals(1, messages(Level.WARN).size(), messages(Level.WARN).toString());
        assertTrue(
                messages(Level.WARN).get(0).contains("permission denied"),
                messages(Level.WARN).toString());
    }

    private static Connection connectWithoutIndex(Postgresql settings) throws SQLException {
        Connection connection = PostgresqlServer.connect(settings);
        execute(connection, "DROP INDEX IF EXISTS " + TrigramIndex.NAME + ", " + TrigramIndex.NAME_OF_COMMENTS);
        return connection;
    }

    /** A build waits for every transaction that has written to the table, or may write to it. */
    private static void holdUpTheBuild(Connection stranger) throws SQLException {
        stranger.setAutoCommit(false);
        execute(stranger, "LOCK TABLE issues IN ROW EXCLUSIVE MODE");
    }

    /** Whether the server builds an index, also when no client waits for it. */
    private static boolean builds(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND query LIKE 'CREATE INDEX%' AND state = 'active')")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void letTheBuildGoOn(Connection stranger) throws SQLException {
        stranger.rollback();
        stranger.setAutoCommit(true);
    }

    private List<String> messages(Level level) {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static void fill(Database database, int count) {
        database.transactions().run(() -> {
            User jane = database.users().add("jane", "jane@example.org", "hash", AT);
            database.issues()
                    .add(
                            IntStream.range(0, count)
                                    .mapToObj(n -> IssueDraft.of("Issue number " + n, ""))
                                    .toList(),
                            jane.ref(),
                            AT);
        });
    }

    private static List<String> found(Database database, String keyword) {
        return database
                .transactions()
                .reading(() -> database.issues().list(keyword(keyword), IssueSort.DEFAULT, PageRequest.first(50)))
                .items()
                .stream()
                .map(Issue::title)
                .toList();
    }

    private static IssueFilter keyword(String keyword) {
        return IssueFilter.all().keyword(keyword);
    }

    private static void await(Connection connection, String state) throws SQLException {
        await(() -> state(connection).equals(state));
    }

    /** Waits for what others bring about. */
    private static void await(Await.Question<Boolean, SQLException> condition) throws SQLException {
        assertTrue(Await.answer(condition, Boolean::booleanValue));
    }

    private static String state(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT x.indisvalid FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
                        WHERE c.relname = '%s'
                        """.formatted(TrigramIndex.NAME))) {
            if (!row.next()) {
                return "missing";
            }
            return row.getBoolean(1) ? "valid" : "invalid";
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
