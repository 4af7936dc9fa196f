package dev.issuetracker.benchmarks.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Rows on their way into a table, sent in batches. */
final class Table implements AutoCloseable {
    private final PreparedStatement statement;

    /** @param columns separated by commas */
    Table(Connection connection, String name, String columns) throws SQLException {
        String places = String.join(", ", Collections.nCopies(columns.split(",").length, "?"));
        statement = connection.prepareStatement("INSERT INTO " + name + " (" + columns + ") VALUES (" + places + ")");
    }

    void add(@Nullable Object... row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            statement.setObject(i + 1, row[i]);
        }
        statement.addBatch();
    }

    void send() throws SQLException {
        statement.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
