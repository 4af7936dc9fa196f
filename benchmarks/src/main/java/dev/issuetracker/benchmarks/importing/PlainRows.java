package dev.issuetracker.benchmarks.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The rows of an import, stored once more under other ids by the least that the database needs for it: COPY on
 * PostgreSQL, one transaction with prepared statements on SQLite. Indexes, triggers and constraints do their work.
 */
final class PlainRows {
    private static final int BATCH = 1_000;

    /** Whose rows make an issue, each with the column that has its id. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("issues", "id");
        TABLES.put("issue_history", "issue_id");
        TABLES.put("issue_labels", "issue_id");
    }

    private final String url;
    private final long first;
    private final long last;

    /** How much higher the new ids are: above all that others made meanwhile. */
    private final long shift;

    /**
     * Takes the place of the rows.
     *
     * @param first the id of the first issue
     * @param last that of the last one
     */
    PlainRows(String url, long first, long last) throws SQLException {
        this.url = url;
        this.first = first;
        this.last = last;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(id) FROM issues")) {
            row.next();
            this.shift = row.getLong(1) - first + 1;
        }
    }

    /** Stores them; what that cost. */
    Cost store() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return url.startsWith("jdbc:postgresql") ? copy(connection) : insert(connection);
        }
    }

    private Cost copy(Connection connection) throws SQLException, IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (String table : TABLES.keySet()) {
            Path file = Files.createTempFile(table, ".copy");
            try (var out = Files.newOutputStream(file)) {
                copies.copyOut("COPY (" + select(connection, table) + ") TO STDOUT", out);
            }
            files.put(table, file);
        }
        execute(connection, "SELECT setval(pg_get_serial_sequence('issues', 'id'), " + (last + shift) + ")");
        connection.setAutoCommit(false);
        Cost.Meter meter = meter();
        for (Map.Entry<String, Path> each : files.entrySet()) {
            try (var in = Files.newInputStream(each.getValue())) {
                String columns = String.join(", ", columns(connection, each.getKey()));
                copies.copyIn("COPY " + each.getKey() + " (" + columns + ") FROM STDIN", in);
            }
        }
        connection.commit();
        Cost cost = meter.read();
        for (Path file : files.values()) {
            Files.delete(file);
        }
        return cost;
    }

    private Cost insert(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Cost cost = new Cost(0, 0);
        for (String table : TABLES.keySet()) {
            cost = cost.plus(insert(connection, table));
        }
        Cost.Meter meter = meter();
        connection.commit();
        return cost.plus(meter.read());
    }

    /** Reads and writes in turns, so that the rows need not be in memory; only the writing counts. */
    private Cost insert(Connection connection, String table) throws SQLException {
        List<String> columns = columns(connection, table);
        Cost cost = new Cost(0, 0);
        try (Connection reading = DriverManager.getConnection(url);
                Statement statement = reading.createStatement();
                ResultSet found = statement.executeQuery(select(connection, table))) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            while (read(found, columns.size(), rows)) {
                Cost.Meter meter = meter();
                insert(connection, insertion(table, columns, rows.size()), rows);
                cost = cost.plus(meter.read());
                rows.clear();
            }
        }
        return cost;
    }

    private static void insert(Connection connection, String sql, List<@Nullable Object[]> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int place = 1;
            for (@Nullable Object[] row : rows) {
                for (@Nullable Object value : row) {
                    insert.setObject(place++, value);
                }
            }
            insert.executeUpdate();
        }
    }

    /** All by one statement: FTS5 writes the trigrams of each to pages of their own. */
    private static String insertion(String table, List<String> columns, int rows) {
        String row = columns.stream().map(column -> "?").collect(Collectors.joining(", ", "(", ")"));
        return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES "
                + String.join(", ", Collections.nCopies(rows, row));
    }

    /** Here the work is that of this process and of the database. */
    private static Cost.Meter meter() {
        return Cost.meter(Stream.concat(Stream.of(ProcessHandle.current()), Cost.process("database.pid").stream())
                .toList());
    }

    private static boolean read(ResultSet found, int columns, List<@Nullable Object[]> rows) throws SQLException {
        while (rows.size() < BATCH && found.next()) {
            @Nullable Object[] row = new Object[columns];
            for (int i = 0; i < columns; i++) {
                row[i] = found.getObject(i + 1);
            }
            rows.add(row);
        }
        return !rows.isEmpty();
    }

    private String select(Connection connection, String table) throws SQLException {
        String id = TABLES.get(table);
        return columns(connection, table).stream()
                        .map(column -> column.equals(id) ? id + " + " + shift : column)
                        .collect(Collectors.joining(", ", "SELECT ", ""))
                + " FROM " + table + " WHERE " + id + " BETWEEN " + first + " AND " + last + " ORDER BY " + id;
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet row = connection.getMetaData().getColumns(null, null, table, null)) {
            while (row.next()) {
                columns.add(row.getString("COLUMN_NAME"));
            }
        }
        return columns;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
