package dev.issuetracker.bootstrap;

import dev.issuetracker.domain.Await;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL for tests, started once, that asks everybody but its superuser for a password. */
final class TestPostgresql {
    static final String USER = "tracker";
    static final String PASSWORD = "correct horse";

    /**
     * Lets passwords be hashed once: by default each connection hashes 4,096 times, which costs more than most of what
     * it then does. PostgreSQL 15 has no such setting.
     */
    private static final String HASH_ONCE =
            "SELECT set_config(name, '1', false) FROM pg_settings WHERE name = 'scram_iterations'; ";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgresql() {}

    /** The variables that name a new and empty database, which the account {@link #USER} owns. */
    static Map<String, String> emptyDatabase() {
        String name = "test" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + " OWNER " + USER);
        return new HashMap<>(Map.of(
                "DB_NAME", name,
                "DB_USER", USER,
                "DB_PASSWORD", PASSWORD,
                "DB_HOST", "localhost",
                "DB_PORT", Integer.toString(Running.SERVER.getPort())));
    }

    static void setPassword(String password) {
        execute(HASH_ONCE + "ALTER ROLE " + USER + " PASSWORD '" + password.replace("'", "''") + "'");
    }

    /** The first column of the first row, as text. */
    static String ask(Map<String, String> database, String query) {
        return ask(Running.SERVER, String.valueOf(database.get("DB_NAME")), query);
    }

    private static String ask(EmbeddedPostgres server, String database, String query) {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static void execute(String sql) {
        execute(Running.SERVER, sql);
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                Path data = Files.createTempDirectory("postgresql");
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setServerConfig("timezone", "Asia/Kolkata")
                        .setServerConfig("listen_addresses", "127.0.0.1,::1")
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "off")
                        .start();
                Files.writeString(data.resolve("pg_hba.conf"), """
                        local all all trust
                        host all postgres all trust
                        host all all all scram-sha-256
                        """);
                awaitReload(server);
                execute(server, HASH_ONCE + "CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
                return server;
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
        }

        /** The server reads its files again a moment later; until then it lets everybody in by any password. */
        private static void awaitReload(EmbeddedPostgres server) {
            String before = loaded(server);
            execute(server, "SELECT pg_reload_conf()");
            Await.until(
                    "the server has read its files again", () -> !loaded(server).equals(before));
        }

        private static String loaded(EmbeddedPostgres server) {
            return ask(server, "postgres", "SELECT pg_conf_load_time()");
        }
    }
}
