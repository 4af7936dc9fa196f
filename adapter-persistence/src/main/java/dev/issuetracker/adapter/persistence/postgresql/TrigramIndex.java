package dev.issuetracker.adapter.persistence.postgresql;

import dev.issuetracker.adapter.persistence.sql.CommentTexts;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import dev.issuetracker.domain.error.TrackerException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes that make a search for a keyword a look-up on PostgreSQL, of issues and of comments, built beside the
 * running server. Without them the same search reads every text. Not a migration, because what it needs may be missing,
 * and Flyway would keep the build waiting for itself (see docs/decisions/0008-trigram-index-beside-the-server.md).
 *
 * <p>Any number of servers may do this at once: one builds, the others look again later and take over if it failed.
 */
public final class TrigramIndex implements AutoCloseable {
    public static final String NAME = "issues_by_trigram";

    public static final String NAME_OF_COMMENTS = "comments_by_trigram";

    private static final Logger LOG = LoggerFactory.getLogger(TrigramIndex.class);

    /** Any number that nothing else in the database locks. */
    private static final long LOCK = 0x7472_6967_7261_6dL;

    private static final Duration FIRST_RETRY = Duration.ofSeconds(15);
    private static final Duration LAST_RETRY = Duration.ofMinutes(10);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

    /**
     * No rights, not installed, or not found: only an administrator can help. See PostgreSQL's documentation, appendix
     * A.
     */
    private static final Set<String> ADMINISTRATOR_NEEDED = Set.of("42501", "0A000", "58P01", "42704", "3F000");

    private final Supplier<DataSource> written;
    private final ScheduledExecutorService builder = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "trigram-index");
        thread.setDaemon(true);
        return thread;
    });
    private Duration retry = FIRST_RETRY;
    private volatile @Nullable Connection building;
    private volatile boolean closed;

    private TrigramIndex(Supplier<DataSource> written) {
        this.written = written;
    }

    /**
     * Starts building the index, if it is missing, in the background.
     *
     * @param written connections, without a pool, to the node that is written at the time of asking; throws
     *     {@code STORE_UNAVAILABLE} while no node is
     */
    public static TrigramIndex start(Supplier<DataSource> written) {
        TrigramIndex index = new TrigramIndex(written);
        index.builder.execute(index::attempt);
        return index;
    }

    /** Stops. A half-built index is built again at the next start. */
    @Override
    public void close() {
        closed = true;
        builder.shutdownNow();
        Connection connection = building;
        if (connection != null) {
            cancel(connection);
        }
    }

    /** Throws nothing: an exception of a scheduled task would be lost. */
    private void attempt() {
        try {
            if (!closed && !ensured()) {
                again();
            }
        } catch (TrackerException notNow) {
            LOG.debug("no node can be written at the moment", notNow);
            again();
        } catch (SQLException | RuntimeException failure) {
            if (closed) {
                return;
            }
            if (failure instanceof SQLException sql && ADMINISTRATOR_NEEDED.contains(sql.getSQLState())) {
                LOG.warn(
                        "Searches for keywords are slow, because the database has no trigram index: {}. To get"
                                + " one, let an administrator run CREATE EXTENSION pg_trgm in this database,"
                                + " and restart a server.",
                        failure.getMessage());
            } else {
                warn(failure);
                again();
            }
        }
    }

    /** In one line when the database is to blame: the stack trace is for bugs, and for people who ask for it. */
    private void warn(Exception failure) {
        String slow = "Searches for keywords are slow until the trigram index is built; trying again in {} s";
        if (SqlFailure.of(failure) == SqlFailure.OTHER) {
            LOG.warn(slow, retry.toSeconds(), failure);
        } else {
            LOG.warn(slow + ": {}", retry.toSeconds(), failure.getMessage());
            LOG.debug("the trigram index was not built", failure);
        }
    }

    private void again() {
        if (!closed) {
            var unused = builder.schedule(this::attempt, retry.toMillis(), TimeUnit.MILLISECONDS);
            Duration doubled = retry.multipliedBy(2);
            retry = doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
        }
    }

    /** Builds the index unless it exists. False when another server is building it, or the node takes no writes. */
    private boolean ensured() throws SQLException {
        try (Connection connection = written.get().getConnection()) {
            building = connection;
            // A large table takes longer than a statement of the tracker ever may.
            connection.setNetworkTimeout(Runnable::run, 0);
            return !closed && ensured(connection);
        } finally {
            building = null;
        }
    }

    private static boolean ensured(Connection connection) throws SQLException {
        if (complete(connection)) {
            return true;
        }
        // The lock is tried, never waited for: a session that waits holds a snapshot, and the build would wait for that
        // snapshot to end. The lock ends with the session. The server keeps the session until an abandoned build has
        // ended.
        if (holds(connection, "SELECT pg_is_in_recovery()")
                || !holds(connection, "SELECT pg_try_advisory_lock(" + LOCK + ")")) {
            return false;
        }
        CommentTexts.fold(connection);
        build(connection, "issues", NAME, "WHERE deleted_at IS NULL");
        build(connection, "comments", NAME_OF_COMMENTS, "");
        return PendingTrigrams.bound(connection, NAME) && PendingTrigrams.bound(connection, NAME_OF_COMMENTS);
    }

    /** Whether there is nothing to do. */
    private static boolean complete(Connection connection) throws SQLException {
        return valid(connection, "issues", NAME)
                && valid(connection, "comments", NAME_OF_COMMENTS)
                && PendingTrigrams.bounded(connection, NAME)
                && PendingTrigrams.bounded(connection, NAME_OF_COMMENTS)
                && !holds(connection, "SELECT EXISTS (SELECT 1 FROM comments WHERE search_text IS NULL)");
    }

    private static void build(Connection connection, String table, String name, String which) throws SQLException {
        if (valid(connection, table, name)) {
            return;
        }
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = 0");
            statement.execute("SET lock_timeout = 0");
            String schema = extension(statement);
            // The builder holds the lock. So an index that exists now and is not valid was left behind by a failed
            // build.
            statement.execute("DROP INDEX CONCURRENTLY IF EXISTS " + name);
            statement.execute("CREATE INDEX CONCURRENTLY " + name + " ON " + table + " USING gin (search_text " + schema
                    + ".gin_trgm_ops) WITH (" + PendingTrigrams.BOUND + ") " + which);
        }
        LOG.info(
                "built the trigram index {} in {} ms",
                name,
                Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    /** The schema of the extension, which is made when it is missing. */
    private static String extension(Statement statement) throws SQLException {
        String find = """
                SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
                WHERE e.extname = 'pg_trgm'
                """;
        try (ResultSet row = statement.executeQuery(find)) {
            if (row.next()) {
                return row.getString(1);
            }
        }
        statement.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm");
        try (ResultSet row = statement.executeQuery(find)) {
            row.next();
            return row.getString(1);
        }
    }

    private static boolean valid(Connection connection, String table, String name) throws SQLException {
        return holds(
                connection,
                new SqlText("""
                SELECT EXISTS (SELECT 1 FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
                               WHERE x.indrelid = '<table>'::regclass AND c.relname = '<index>' AND x.indisvalid)
                """).with("table", table).with("index", name).text());
    }

    /** Whether the one answer to a question is true. */
    static boolean holds(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Ends the build on the server too, which would otherwise continue although no client waits for it. */
    private void cancel(Connection connection) {
        Thread cancel = new Thread(
                () -> {
                    try {
                        connection.unwrap(PGConnection.class).cancelQuery();
                    } catch (SQLException failure) {
                        LOG.debug("the build of the trigram index could not be cancelled", failure);
                    }
                },
                "trigram-index-stop");
        cancel.setDaemon(true);
        cancel.start();
        try {
            if (!builder.awaitTermination(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                connection.abort(Runnable::run);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (SQLException failure) {
            LOG.debug("the connection that builds the trigram index could not be closed", failure);
        }
    }
}
