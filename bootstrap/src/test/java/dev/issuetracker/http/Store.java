package dev.issuetracker.http;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What every test runs on. */
enum Store {
    SQLITE {
        @Override
        Map<String, String> freshDatabase() {
            return Map.of("DB_ENGINE", "sqlite");
        }
    },
    POSTGRESQL {
        @Override
        Map<String, String> freshDatabase() {
            String name = "http" + DATABASES.incrementAndGet();
            try (Connection connection = Postgresql.SERVER.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException fault) {
                throw new IllegalStateException(fault);
            }
            return Map.of(
                    "DB_ENGINE",
                    "postgresql",
                    "DB_HOST",
                    "localhost",
                    "DB_PORT",
                    Integer.toString(Postgresql.SERVER.getPort()),
                    "DB_NAME",
                    name,
                    "DB_USER",
                    "postgres",
                    "DB_PASSWORD",
                    "postgres");
        }
    };

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** The variables that lead a server to a database that nobody has used. */
    abstract Map<String, String> freshDatabase();

    /** Started when the first test asks, stopped with the JVM; in a time zone that is none of the usual ones. */
    private static final class Postgresql {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("timezone", "Asia/Kolkata")
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }
}
