package dev.issuetracker.adapter.persistence.django;

import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlPools;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Sqlite;
import dev.issuetracker.adapter.persistence.unit.FencingEpoch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The database of a Django tracker, as it is at one moment. It is only read. */
final class DjangoSource implements AutoCloseable {
    private static final int BUSY_MILLIS = 10_000;

    /** Few, because each row can be some megabytes large. */
    private static final int ROWS_AT_ONCE = 32;

    private static final String COLUMNS_ON_SQLITE = "SELECT name FROM pragma_table_info(?)";
    private static final String COLUMNS_ON_POSTGRESQL = """
            SELECT attname FROM pg_attribute
            WHERE attrelid = to_regclass(quote_ident(?)) AND attnum > 0 AND NOT attisdropped
            """;

    private final String name;
    private final Connection connection;
    private final String columns;
    /** Changes with every commit of others; only SQLite has it. */
    private final Optional<Long> moment;

    private DjangoSource(String name, Connection connection, String columns, Optional<Long> moment) {
        this.name = name;
        this.connection = connection;
        this.columns = columns;
        this.moment = moment;
    }

    /**
     * Opens a database and holds on to its state of now.
     *
     * @param settings of PostgreSQL its primary is read
     */
    static DjangoSource open(DatabaseSettings settings) throws SQLException {
        return settings instanceof Sqlite sqlite ? open(sqlite) : open((Postgresql) settings);
    }

    private static DjangoSource open(Sqlite settings) throws SQLException {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setReadOnly(true);
        sqlite.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource files = new SQLiteDataSource(sqlite);
        files.setUrl("jdbc:sqlite:" + settings.file().toAbsolutePath());
        Connection connection = files.getConnection();
        try {
            connection.setAutoCommit(false);
            long moment = moment(connection);
            return new DjangoSource(settings.file().toString(), connection, COLUMNS_ON_SQLITE, Optional.of(moment));
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private static DjangoSource open(Postgresql settings) throws SQLException {
        Connection connection =
                PostgresqlPools.unpooled(settings.primary(), new FencingEpoch()).getConnection();
        try {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL statement_timeout = 0");
                statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
                // Times are read as texts, which are in the zone of the session.
                statement.execute("SET LOCAL TimeZone = 'UTC'");
            }
            return new DjangoSource(settings.primary().toString(), connection, COLUMNS_ON_POSTGRESQL, Optional.empty());
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private static long moment(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA data_version")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The columns of a table; none when there is no such table. */
    Set<String> columns(String table) throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(columns)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }

    /** What a query finds. The statement, and with it the rows, is for the caller to close. */
    ResultSet rows(Statement statement, String query) throws SQLException {
        statement.setFetchSize(ROWS_AT_ONCE);
        return statement.executeQuery(query);
    }

    Statement statement() throws SQLException {
        return connection.createStatement();
    }

    /**
     * Ends the reading.
     *
     * @throws CopyException when the file was written to meanwhile
     */
    void requireUnchanged() throws SQLException {
        connection.rollback();
        if (moment.isPresent() && moment(connection) != moment.get()) {
            throw new CopyException(
                    "Nothing was moved: " + name + " was written to meanwhile. Stop the Django server that runs on it.",
                    null);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** The database, for people. */
    @Override
    public String toString() {
        return name;
    }
}
