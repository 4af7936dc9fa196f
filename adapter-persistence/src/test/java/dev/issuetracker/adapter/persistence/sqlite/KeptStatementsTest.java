package dev.issuetracker.adapter.persistence.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

class KeptStatementsTest {
    private static final String INSERT = "INSERT INTO names (id, name) VALUES (?, ?)";
    private static final String SELECT = "SELECT name FROM names WHERE id >= ? ORDER BY id";

    @TempDir
    Path folder;

    private DataSource source;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        SQLiteDataSource plain = new SQLiteDataSource();
        plain.setUrl("jdbc:sqlite:" + folder.resolve("names.db"));
        plain.setJournalMode("WAL");
        source = KeptStatements.around(plain);
        connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT)");
        }
        insert(1, "jane");
        insert(2, "john");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void insert(int id, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, id);
            statement.setString(2, name);
            statement.executeUpdate();
        }
    }

    private static JDBC4PreparedStatement ofDriver(PreparedStatement statement) throws SQLException {
        return statement.unwrap(JDBC4PreparedStatement.class);
    }

    private JDBC4PreparedStatement used(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return ofDriver(statement);
        }
    }

    @Test
    void statementIsPreparedOnce() throws SQLException {
        assertSame(used(SELECT), used(SELECT));
        assertNotSame(used(SELECT), used(INSERT));
    }

    @Test
    void statementOfJdbiIsPreparedOnce() {
        Jdbi jdbi = Jdbi.create(connection);
        List<JDBC4PreparedStatement> used = new ArrayList<>();
        try (Handle handle = jdbi.open()) {
            for (int i = 0; i < 2; i++) {
                handle.createQuery(SELECT)
                        .bind(0, 1)
                        .addCustomizer(new StatementCustomizer() {
                            @Override
                            public void afterExecution(PreparedStatement statement, StatementContext context)
                                    throws SQLException {
                                used.add(ofDriver(statement));
                            }
                        })
                        .mapTo(String.class)
                        .list();
            }
        }
        assertSame(used.get(0), used.get(1));
    }

    @Test
    void statementThatIsInUseIsNotGivenOutAgain() throws SQLException {
        try (PreparedStatement outer = connection.prepareStatement(SELECT);
                PreparedStatement inner = connection.prepareStatement(SELECT)) {
            assertNotSame(ofDriver(outer), ofDriver(inner));
        }
    }

    @Test
    void parametersAreForgotten() throws SQLException {
        insert(3, "left over");
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, 4);
            statement.executeUpdate();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name FROM names WHERE id = 4")) {
            assertTrue(row.next());
            assertNull(row.getString(1));
        }
    }

    @Test
    void batchIsForgotten() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, 5);
            statement.setString(2, "never sent");
            statement.addBatch();
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, 6);
            statement.setString(2, "sent");
            statement.addBatch();
            assertEquals(1, statement.executeBatch().length);
        }
    }

    @Test
    void statementWhoseRowsNobodyReadIsNotKept() throws SQLException {
        JDBC4PreparedStatement executed;
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setInt(1, 1);
            assertTrue(statement.execute());
            executed = ofDriver(statement);
        }
        assertTrue(executed.isClosed());
    }

    /** A statement that is not at its end would keep the connection at the moment of its first row. */
    @Test
    void closedStatementSeesWhatOthersCommitMeanwhile() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setInt(1, 1);
            assertTrue(statement.executeQuery().next());
        }
        try (Connection other = source.getConnection();
                PreparedStatement statement = other.prepareStatement(INSERT)) {
            statement.setInt(1, 7);
            statement.setString(2, "new");
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setInt(1, 7);
            assertTrue(statement.executeQuery().next());
        }
    }

    @Test
    void statementThatFailedIsPreparedAnew() throws SQLException {
        JDBC4PreparedStatement before = used(INSERT);
        assertThrows(SQLException.class, () -> insert(1, "jane again"));
        assertNotSame(before, used(INSERT));
        insert(8, "another");
    }

    @Test
    void statementIsUsableAfterTheSchemaChanged() throws SQLException {
        used(SELECT);
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE names ADD COLUMN email TEXT");
        }
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setInt(1, 1);
            assertTrue(statement.executeQuery().next());
        }
    }

    @Test
    void closedStatementIsOfNoMoreUse() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(SELECT);
        assertFalse(statement.isClosed());
        statement.close();
        assertTrue(statement.isClosed());
        assertThrows(SQLException.class, statement::executeQuery);
    }

    @Test
    void noMoreThanSomeAreKept() throws SQLException {
        JDBC4PreparedStatement first = used(SELECT);
        for (int i = 0; i < 200; i++) {
            used("SELECT " + i);
        }
        assertTrue(first.isClosed());
        assertNotSame(first, used(SELECT));
    }
}
