package dev.issuetracker.adapter.persistence.sql;

import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlDialect;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.sqlite.SqliteDialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;

/** Databases that an older program filled. */
final class OldDatabase {
    private OldDatabase() {}

    /** A file with the schema of a version, filled by statements. */
    static DatabaseSettings sqlite(Path file, String version, List<String> filling) throws SQLException {
        String url = "jdbc:sqlite:" + file;
        migrate(url, "", "", new SqliteDialect(), version);
        fill(DriverManager.getConnection(url), filling);
        return DatabaseSettings.sqlite(file);
    }

    /** A database on PostgreSQL likewise. */
    static DatabaseSettings postgresql(String version, List<String> filling) throws SQLException {
        Postgresql settings = PostgresqlServer.emptyDatabaseMadeWith("");
        DatabaseSettings.Node node = settings.primary();
        migrate("jdbc:postgresql://" + node, node.user(), node.password(), new PostgresqlDialect(), version);
        fill(PostgresqlServer.connect(settings), filling);
        return settings;
    }

    private static void migrate(String url, String user, String password, Dialect dialect, String version) {
        Flyway.configure()
                .dataSource(url, user, password)
                .locations(dialect.migrations())
                .target(version)
                .load()
                .migrate();
    }

    private static void fill(Connection connection, List<String> filling) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : filling) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }
}
