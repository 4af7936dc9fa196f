package dev.issuetracker.adapter.persistence.failover;

import dev.issuetracker.adapter.persistence.failover.NodeState.Down;
import dev.issuetracker.adapter.persistence.failover.NodeState.Unfit;
import dev.issuetracker.adapter.persistence.failover.NodeState.Up;
import dev.issuetracker.adapter.persistence.postgresql.Fitness;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlPools;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Asks a node how it is, through a connection of its own. For one thread at a time. */
final class NodeProbe implements AutoCloseable {
    /**
     * Needs no more than the right to connect. While a node recovers, the timeline of its last checkpoint lags behind
     * the one that it receives, which only members of pg_read_all_stats see; right after a promotion only the name of
     * the current WAL file has the new one.
     */
    private static final SqlText STATE = new SqlText("""
            SELECT node.recovering, current_setting('transaction_read_only')::boolean AS read_only,
                   (SELECT system_identifier FROM pg_control_system()) AS system_identifier,
                   CASE WHEN node.recovering
                        THEN greatest((SELECT received_tli FROM pg_stat_wal_receiver),
                                      (SELECT timeline_id FROM pg_control_checkpoint()),
                                      (SELECT min_recovery_end_timeline FROM pg_control_recovery()))
                        ELSE ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::bigint
                   END AS timeline,
                   to_regclass('<migrations>') IS NOT NULL AS migrated,
                   pg_backend_pid() AS process,
                   (extract(epoch FROM pg_postmaster_start_time()) * 1000000)::bigint AS started_at
            FROM (SELECT pg_is_in_recovery() AS recovering OFFSET 0) AS node
            """).with("migrations", Migrations.TABLE);

    private static final String HOLD = "SELECT pg_try_advisory_lock(?)";

    /** Locks of a server are seen by everyone who is connected to it, and by nobody else. */
    private static final String SEES = """
            SELECT EXISTS (SELECT 1 FROM pg_locks
                           WHERE locktype = 'advisory' AND objsubid = 1
                             AND classid::bigint = ? AND objid::bigint = ?)
            """;

    private final DataSource source;
    /** This probe holds it as a lock. Another probe sees by it whether it reached the same server. */
    private final long mark = new SecureRandom().nextLong();

    private @Nullable Connection kept;
    /** The server process that answered when the connection was new. */
    private int process;

    NodeProbe(Node node) {
        this.source = PostgresqlPools.probing(node);
    }

    /** Asks; never throws. May take a little longer than its limit, so the caller keeps a limit of its own. */
    NodeState probe() {
        if (kept != null) {
            try {
                return ask(kept);
            } catch (SQLException gone) {
                // The node may have been restarted since; a new connection shows it.
                close();
            }
        }
        try {
            Connection connection = source.getConnection();
            kept = connection;
            Optional<String> problem = Fitness.problem(connection, source);
            if (problem.isPresent()) {
                return unfit(problem.get());
            }
            process = Fitness.process(connection);
            try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
                statement.setLong(1, mark);
                statement.execute();
            }
            return ask(connection);
        } catch (SQLException failure) {
            close();
            return new Down(String.valueOf(failure.getMessage()));
        }
    }

    /** Whether this probe has reached the same server as the other; false when it cannot tell. */
    boolean sees(NodeProbe other) {
        Connection connection = kept;
        if (connection == null) {
            return false;
        }
        try (PreparedStatement statement = connection.prepareStatement(SEES)) {
            statement.setLong(1, other.mark >>> Integer.SIZE);
            statement.setLong(2, other.mark & 0xFFFF_FFFFL);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException gone) {
            return false;
        }
    }

    /** Opens a new connection the next time, because the operator may have mended the node. */
    private NodeState unfit(String problem) {
        close();
        return new Unfit(problem);
    }

    private NodeState ask(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean recovering;
            boolean readOnly;
            long systemIdentifier;
            long timeline;
            long startedAt;
            boolean migrated;
            try (ResultSet row = statement.executeQuery(STATE.text())) {
                row.next();
                if (row.getInt("process") != process) {
                    return unfit(Fitness.TRANSACTION_POOLER);
                }
                recovering = row.getBoolean("recovering");
                readOnly = row.getBoolean("read_only");
                systemIdentifier = row.getLong("system_identifier");
                timeline = row.getLong("timeline");
                startedAt = row.getLong("started_at");
                migrated = row.getBoolean("migrated");
            }
            String version = migrated ? version(statement) : null;
            return new Up(
                    recovering,
                    readOnly,
                    systemIdentifier,
                    timeline,
                    startedAt,
                    version,
                    version != null && Migrations.reached(version));
        }
    }

    private static @Nullable String version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(Migrations.VERSION)) {
            return row.next() ? row.getString("version") : null;
        }
    }

    @Override
    public void close() {
        Connection connection = kept;
        kept = null;
        if (connection != null) {
            try {
                // Not close(): that would say goodbye to a server that may be frozen.
                connection.abort(Runnable::run);
            } catch (SQLException closed) {
                // Then there is nothing left to do.
            }
        }
    }
}
