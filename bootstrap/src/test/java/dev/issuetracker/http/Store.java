package dev.issuetracker.http;

import dev.issuetracker.bootstrap.RunningServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What every test runs on. */
enum Store {
    SQLITE {
        @Override
        Map<String, String> freshDatabase() {
            return Map.of("DB_ENGINE", "sqlite");
        }

        @Override
        Map<String, String> emptyDatabase() {
            return freshDatabase();
        }

        @Override
        Map<String, String> copyOf(Map<String, String> database) {
            // The file lies in the folder of the server.
            return database;
        }
    },
    POSTGRESQL {
        @Override
        Map<String, String> freshDatabase() {
            return copyOf(Postgresql.MIGRATED);
        }

        @Override
        Map<String, String> emptyDatabase() {
            return Postgresql.create("");
        }

        @Override
        Map<String, String> copyOf(Map<String, String> database) {
            return Postgresql.create(" TEMPLATE " + database.get("DB_NAME"));
        }
    };

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** The variables that lead a server to a database that nobody has used. */
    abstract Map<String, String> freshDatabase();

    /** The variables that lead to a database in which nothing was ever made. */
    abstract Map<String, String> emptyDatabase();

    /** The variables that lead a server to a copy of a database, which no server uses at the time. */
    abstract Map<String, String> copyOf(Map<String, String> database);

    /** Started when the first test asks, stopped with the JVM; in a time zone that is none of the usual ones. */
    private static final class Postgresql {
        static final EmbeddedPostgres SERVER = start();
        /** Else each of the hundred databases would have its schema made anew. */
        static final Map<String, String> MIGRATED = migrated();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("timezone", "Asia/Kolkata")
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        static Map<String, String> create(String options) {
            String name = "http" + DATABASES.incrementAndGet();
            ask("postgres", "CREATE DATABASE " + name + options);
            return Map.of(
                    "DB_ENGINE",
                    "postgresql",
                    "DB_HOST",
                    "localhost",
                    "DB_PORT",
                    Integer.toString(SERVER.getPort()),
                    "DB_NAME",
                    name,
                    "DB_USER",
                    "postgres",
                    "DB_PASSWORD",
                    "postgres");
        }

        private static Map<String, String> migrated() {
            Map<String, String> database = create("");
            Path folder = Tracker.temporaryFolder();
            Map<String, String> environment = new HashMap<>(database);
            environment.putAll(Map.of("PORT", "0", "HOST", "127.0.0.1", "DATA_DIR", folder.toString()));
            try (RunningServer server = RunningServer.start(environment, Clock.systemUTC())) {
                awaitIndexOfTrigrams(String.valueOf(database.get("DB_NAME")), server.port());
            } finally {
                Tracker.delete(folder);
            }
            return database;
        }

        /** It is built beside the server, and would be built anew in every copy. */
        private static void awaitIndexOfTrigrams(String database, int port) {
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (!ask(
                    database,
                    "SELECT 1 FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid"
                            + " WHERE c.relname = 'issues_by_trigram' AND x.indisvalid")) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("the server on port " + port + " builds no trigram index");
                }
                LockSupport.parkNanos(5_000_000);
            }
        }

        /** Whether the answer has a row. */
        private static boolean ask(String database, String sql) {
            try (Connection connection =
                            SERVER.getDatabase("postgres", database).getConnection();
                    Statement statement = connection.createStatement()) {
                if (!statement.execute(sql)) {
                    return false;
                }
                try (ResultSet rows = statement.getResultSet()) {
                    return rows.next();
                }
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
