package dev.issuetracker.adapter.persistence.postgresql;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Whether the tracker can work on a PostgreSQL database, and over the way that leads to it. */
public final class Fitness {
    /** A connection whose transactions run in different server processes. */
    public static final String TRANSACTION_POOLER =
            "there is a connection pooler in transaction mode in front of it, which gives each transaction of a"
                    + " connection another session. The tracker needs sessions of its own, for its"
                    + " read-only connections and for the locks under which the schema is made. Connect to the"
                    + " PostgreSQL server itself (on Neon the host without -pooler), or set pool_mode = session";

    private static final String UTF8 = "UTF8";

    /** A pooler may have several processes free, and gives two connections the same one only when no other is. */
    private static final int OTHERS = 8;

    private Fitness() {}

    /**
     * Why the tracker cannot work on a database; empty when it can.
     *
     * @param connection a new connection to the database
     * @param source makes more connections to it
     */
    public static Optional<String> problem(Connection connection, DataSource source) throws SQLException {
        Optional<String> encoding = encodingProblem(connection);
        if (encoding.isPresent()) {
            return encoding;
        }
        return pooledByTransaction(connection, source) ? Optional.of(TRANSACTION_POOLER) : Optional.empty();
    }

    /**
     * Requires that the tracker can work on a database.
     *
     * @throws UnusableDatabaseException with the reason, when it cannot
     */
    public static void require(Node node, DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Optional<String> problem = problem(connection, source);
            if (problem.isPresent()) {
                throw new UnusableDatabaseException(message(node, problem.get()), null);
            }
        }
    }

    /** What the operator reads of a problem with a node. */
    public static String message(Node node, String problem) {
        return "The database " + node + " cannot be used: " + problem + ".";
    }

    private static Optional<String> encodingProblem(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT current_setting('server_encoding') AS encoding, quote_ident(current_database()) AS name
                        """)) {
            row.next();
            String encoding = row.getString("encoding");
            return encoding.equals(UTF8)
                    ? Optional.empty()
                    : Optional.of("its encoding is " + encoding
                            + ", which cannot store every text. Make a new database, after dropping this one if"
                            + " it is empty, or with another name: CREATE DATABASE " + row.getString("name")
                            + " ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8' TEMPLATE template0");
        }
    }

    /**
     * Whether transactions of one connection run in different sessions. Without a pooler the process that a connection
     * begins with is the one that answers it, so one query tells. A pooler hides the process; one in transaction mode
     * then gives two open connections the same process, or one connection different ones.
     */
    private static boolean pooledByTransaction(Connection one, DataSource source) throws SQLException {
        int process = process(one);
        if (process == one.unwrap(PGConnection.class).getBackendPID()) {
            return false;
        }
        List<Connection> others = new ArrayList<>();
        try {
            for (int i = 0; i < OTHERS; i++) {
                Connection other = source.getConnection();
                others.add(other);
                // An open transaction keeps its process, so that each of them takes another one of those that are free.
                other.setAutoCommit(false);
                if (process(other) == process || process(one) != process) {
                    return true;
                }
            }
            return false;
        } finally {
            for (Connection other : others) {
                other.close();
            }
        }
    }

    /** The server process that answers a connection. */
    public static int process(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
