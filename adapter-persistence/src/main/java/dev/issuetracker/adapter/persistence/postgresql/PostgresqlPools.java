package dev.issuetracker.adapter.persistence.postgresql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.unit.FencingEpoch;
import dev.issuetracker.adapter.persistence.unit.Pools;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to a PostgreSQL node. Some write, each statement seeing what is committed; others only read, each
 * transaction at one moment. Both are so from the start, which costs no statement later.
 */
public final class PostgresqlPools {
    private static final int CONNECT_SECONDS = 2;
    // The driver's default waits for ever on a server that froze.
    private static final int SOCKET_SECONDS = 10;
    private static final int PROBE_SECONDS = 2;
    private static final int UNLIMITED = 0;
    private static final long VALIDATION_MILLIS = 2_000;

    /**
     * PostgreSQL takes a page that is read by an index for four times as dear as one that is read in order, as on a
     * turning disk, and walks through a list where it had better start with the few issues of a label. It compiles
     * statements that it takes for dear, which takes longer than many of them run. What an operator set stays. See
     * docs/decisions/0028-how-a-list-starts.md and 0034-searches-have-budgets.md.
     */
    private static final String PLANNING = """
            SELECT set_config(name, CASE name WHEN 'jit' THEN 'off' ELSE '1.1' END, false) FROM pg_settings
            WHERE name IN ('random_page_cost', 'jit') AND source = 'default'
            """;

    private PostgresqlPools() {}

    /**
     * The pools of a node. They connect when they are first asked.
     *
     * @param rows teaches JDBI the rows that the stores read
     * @param gate holds new connections back while the node does not answer
     */
    public static Pools of(Node node, Postgresql settings, JdbiPlugin rows, NodeGate gate) {
        HikariConfig writing = pool("writing", node, settings, gate);
        // Hikari asks its first connection; where that breaks meanwhile, it sets a level that does not exist ever
        // after.
        writing.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        HikariConfig reading = pool("reading", node, settings, gate);
        reading.setReadOnly(true);
        reading.setConnectionInitSql(PLANNING);
        reading.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        return new Pools(new HikariDataSource(writing), new HikariDataSource(reading), rows);
    }

    /** For asking how the node is: quick, or not at all. */
    public static DataSource probing(Node node) {
        PGSimpleDataSource source = configured(new PGSimpleDataSource(), node, PROBE_SECONDS);
        source.setLoginTimeout(PROBE_SECONDS);
        return source;
    }

    /**
     * For migrations and the like, whose statements take the time they need; its connections are cut when the epoch
     * ends.
     */
    public static DataSource unpooled(Node node, FencingEpoch epoch) {
        return configured(new EpochSource(epoch), node, UNLIMITED);
    }

    private static HikariConfig pool(String name, Node node, Postgresql settings, NodeGate gate) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name + " " + node);
        pool.setDataSource(configured(new GatedSource(gate), node, SOCKET_SECONDS));
        pool.setMaximumPoolSize(settings.connections());
        pool.setConnectionTimeout(settings.patience().toMillis());
        pool.setValidationTimeout(
                Math.min(VALIDATION_MILLIS, settings.patience().toMillis()));
        // A node that is down at the start is no failure.
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    private static <S extends PGSimpleDataSource> S configured(S source, Node node, int socketSeconds) {
        source.setServerNames(new String[] {node.host()});
        source.setPortNumbers(new int[] {node.port()});
        source.setDatabaseName(node.database());
        source.setUser(node.user());
        source.setPassword(node.password());
        node.sslMode().ifPresent(source::setSslMode);
        source.setApplicationName("issue-tracker");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(socketSeconds);
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        return source;
    }

    private static final class GatedSource extends PGSimpleDataSource {
        private static final long serialVersionUID = 1L;

        private final transient NodeGate gate;

        GatedSource(NodeGate gate) {
            this.gate = gate;
            super.setLoginTimeout(SOCKET_SECONDS);
        }

        /**
         * Keeps its own. A pool sets how long callers wait for a connection: where the node needs longer than that for
         * a login, no login would ever come to its end.
         */
        @Override
        public void setLoginTimeout(int seconds) {}

        /** How long a pool that is closed waits for logins that are under way. */
        @Override
        public int getLoginTimeout() {
            return CONNECT_SECONDS;
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            gate.pass();
            return super.getConnection(user, password);
        }
    }

    private static final class EpochSource extends PGSimpleDataSource {
        private static final long serialVersionUID = 1L;

        private final transient FencingEpoch epoch;

        EpochSource(FencingEpoch epoch) {
            this.epoch = epoch;
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            // Such a connection is closed without being released, so a long epoch would gather them.
            epoch.releaseClosed();
            Connection connection = super.getConnection(user, password);
            if (!epoch.admit(connection)) {
                connection.close();
                throw new SQLTransientConnectionException("another node serves by now", "08000");
            }
            return connection;
        }
    }
}
