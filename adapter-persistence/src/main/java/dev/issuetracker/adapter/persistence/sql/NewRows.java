package dev.issuetracker.adapter.persistence.sql;

import java.lang.reflect.Type;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows that are about to be inserted into a table. */
public final class NewRows {
    private final String table;
    private final List<Column> columns;
    private final List<@Nullable Object[]> values = new ArrayList<>();

    public NewRows(String table, List<Column> columns) {
        this.table = table;
        this.columns = List.copyOf(columns);
    }

    /** What a table's columns hold: whole numbers or text, and nothing else on any database. */
    public record Column(String name, Type type) {
        public static Column number(String name) {
            return new Column(name, Long.class);
        }

        public static Column text(String name) {
            return new Column(name, String.class);
        }

        public boolean isText() {
            return type == String.class;
        }

        private void bind(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
            if (value == null) {
                statement.setNull(place, isText() ? Types.VARCHAR : Types.BIGINT);
            } else if (value instanceof Number number) {
                statement.setLong(place, number.longValue());
            } else {
                statement.setString(place, (String) value);
            }
        }
    }

    /** In the place of a value: an expression by which the database computes it. */
    public record Computed(String sql) {}

    /** Adds a row, its values in the order of the columns. */
    public void add(@Nullable Object... row) {
        if (row.length != columns.size()) {
            throw new IllegalArgumentException(row.length + " values for " + columns.size() + " columns of " + table);
        }
        values.add(row);
    }

    public String table() {
        return table;
    }

    public List<Column> columns() {
        return columns;
    }

    public List<@Nullable Object[]> values() {
        return values;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The statement that inserts so many rows, with a {@code ?} for each value. */
    public String insertion(int rows) {
        String row = columns.stream().map(column -> "?").collect(Collectors.joining(", ", "(", ")"));
        return insertion(Collections.nCopies(rows, row));
    }

    /** The statement that inserts all the rows, with a {@code ?} for each value that the database does not compute. */
    public String insertion() {
        return insertion(values.stream()
                .map(row -> Arrays.stream(row)
                        .map(value -> value instanceof Computed computed ? computed.sql() : "?")
                        .collect(Collectors.joining(", ", "(", ")")))
                .toList());
    }

    /**
     * Gives the values of {@link #insertion()} to a statement.
     *
     * @param first the place of the first one
     * @return the place behind the last one
     */
    public int bind(PreparedStatement statement, int first) throws SQLException {
        int place = first;
        for (@Nullable Object[] row : values) {
            for (int i = 0; i < row.length; i++) {
                if (!(row[i] instanceof Computed)) {
                    columns.get(i).bind(statement, place++, row[i]);
                }
            }
        }
        return place;
    }

    private String insertion(List<String> rows) {
        return "INSERT INTO " + table + " (" + columnNames() + ") VALUES " + String.join(", ", rows);
    }

    /** The columns as SQL lists them. */
    public String columnNames() {
        return String.join(", ", columns.stream().map(Column::name).toList());
    }
}
