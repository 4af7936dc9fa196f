package dev.issuetracker.adapter.persistence.sqlite;

import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * Connections on which the name {@code issues} means the issues that everybody sees. Those of an import that is under
 * way are in the same table and not among them, so that no statement has to think of them. What writes the table calls
 * it {@code main.issues}.
 */
final class PublishedIssues extends SQLiteDataSource {
    private static final String NAME = "issues";

    /** What is true of the ids of an import that is under way. */
    static final String STAGED = "BETWEEN coalesce((SELECT first_id FROM main.staged_issues), 0)"
            + " AND coalesce((SELECT last_id FROM main.staged_issues), 0)";

    /** Found before a table of the same name. SQLite plans a query of it as one of the table with another condition. */
    private static final String VIEW =
            "CREATE TEMP VIEW issues AS SELECT i.* FROM main.issues i WHERE i.id NOT " + STAGED;

    PublishedIssues(SQLiteConfig config) {
        super(config);
    }

    /** What statements call a table that write it. */
    static String written(String table) {
        return table.equals(NAME) ? "main." + table : table;
    }

    @Override
    public SQLiteConnection getConnection(@Nullable String username, @Nullable String password) throws SQLException {
        SQLiteConnection connection = new EndingConnection(getUrl(), getConfig().toProperties());
        try (Statement statement = connection.createStatement()) {
            statement.execute(VIEW);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        return connection;
    }
}
