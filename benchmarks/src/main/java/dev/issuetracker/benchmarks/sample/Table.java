package dev.issuetracker.benchmarks.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a table that are sent together. */
final class Table {
    /**
     * Rows of a statement: SQLite writes what a statement adds to an index of texts to its pages, and merges it later.
     */
    private static final int TOGETHER = 500;

    private final Connection connection;
    private final String insertion;
    private final String places;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /** @param columns separated by commas */
    Table(Connection connection, String name, String columns) {
        this.connection = connection;
        this.insertion = "INSERT INTO " + name + " (" + columns + ") VALUES ";
        this.places = "(" + String.join(", ", Collections.nCopies(columns.split(",").length, "?")) + ")";
    }

    void add(@Nullable Object... row) {
        rows.add(row);
    }

    void send() throws SQLException {
        int fitting = rows.size() - rows.size() % TOGETHER;
        send(rows.subList(0, fitting), TOGETHER);
        send(rows.subList(fitting, rows.size()), rows.size() - fitting);
        rows.clear();
    }

    private void send(List<@Nullable Object[]> sent, int together) throws SQLException {
        if (sent.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement(insertion + String.join(", ", Collections.nCopies(together, places)))) {
            int place = 0;
            for (int i = 0; i < sent.size(); i++) {
                for (Object value : sent.get(i)) {
                    statement.setObject(++place, value);
                }
                if ((i + 1) % together == 0) {
                    statement.addBatch();
                    place = 0;
                }
            }
            statement.executeBatch();
        }
    }
}
