package dev.issuetracker.adapter.persistence.archive;

import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A column of a table, as an archive has it. */
record ArchivedColumn(String name, Kind kind) {
    /** What a column holds. Times are whole numbers in the database, and texts in an archive. */
    enum Kind {
        NUMBER,
        TEXT,
        TIME
    }

    static ArchivedColumn number(String name) {
        return new ArchivedColumn(name, Kind.NUMBER);
    }

    static ArchivedColumn text(String name) {
        return new ArchivedColumn(name, Kind.TEXT);
    }

    static ArchivedColumn time(String name) {
        return new ArchivedColumn(name, Kind.TIME);
    }

    /** A column that is no time. */
    static ArchivedColumn of(NewRows.Column column) {
        return column.isText() ? text(column.name()) : number(column.name());
    }

    NewRows.Column inserted() {
        return kind == Kind.TEXT ? NewRows.Column.text(name) : NewRows.Column.number(name);
    }

    /** The value of a row of the database. */
    @Nullable
    Object read(ResultSet row) throws SQLException {
        if (kind == Kind.TEXT) {
            return row.getString(name);
        }
        long number = row.getLong(name);
        if (row.wasNull()) {
            return null;
        }
        return kind == Kind.TIME ? Micros.instant(number).toString() : Long.valueOf(number);
    }

    /**
     * What the database stores for a value of an archive.
     *
     * @throws CopyException when it is no value of this kind
     */
    @Nullable
    Object stored(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            return switch (kind) {
                case NUMBER -> (Long) value;
                case TEXT -> (String) value;
                case TIME -> Micros.of(Instant.parse((String) value));
            };
        } catch (ClassCastException | DateTimeException | ArithmeticException wrong) {
            throw new CopyException(
                    "The column " + name + " has " + shown(value) + ", which is no "
                            + kind.name().toLowerCase(Locale.ROOT) + ".",
                    wrong);
        }
    }

    private static String shown(Object value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
