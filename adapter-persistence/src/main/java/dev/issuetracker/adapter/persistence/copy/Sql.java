package dev.issuetracker.adapter.persistence.copy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Single statements on a plain connection. */
final class Sql {
    private Sql() {}

    /**
     * The text in the first column of the first row.
     *
     * @throws SQLException also when there is none
     */
    static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            @Nullable String text = row.next() ? row.getString(1) : null;
            if (text == null) {
                throw new SQLException("nothing answers " + query);
            }
            return text;
        }
    }

    /** The whole number in the first column of the first row. */
    static long number(Connection connection, String query) throws SQLException {
        return Long.parseLong(text(connection, query));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
