package dev.issuetracker.benchmarks.comparison;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** How many statements a PostgreSQL database has run, as its extension pg_stat_statements counts them. */
final class StatementCount {
    // BEGIN is counted as others are; COMMIT is not.
    private static final String CALLS = """
            SELECT coalesce(sum(calls), 0) FROM pg_stat_statements
            WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;

    private final String url;
    private final boolean counted;

    StatementCount(String url) {
        this.url = url;
        this.counted = url.startsWith("jdbc:postgresql")
                && read("SELECT count(*) FROM pg_extension WHERE extname = 'pg_stat_statements'") > 0;
    }

    /** Empty where nothing counts them: on SQLite, and without the extension. */
    OptionalLong now() {
        return counted ? OptionalLong.of(read(CALLS)) : OptionalLong.empty();
    }

    private long read(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
