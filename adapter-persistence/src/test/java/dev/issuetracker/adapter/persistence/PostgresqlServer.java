package dev.issuetracker.adapter.persistence;

import dev.issuetracker.adapter.persistence.postgresql.TrigramIndex;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.domain.Await;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL for tests, started once, in a time zone that is none of the usual ones. */
public final class PostgresqlServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresqlServer() {}

    /** A database of its own for a test: migrated, and otherwise empty. */
    public static Postgresql freshDatabase() {
        String name = "test" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + Running.TEMPLATE);
        return settings(name);
    }

    /** The same, open, and removed afterwards, so that hundreds of tests do not fill the disk. */
    static TestDatabase testDatabase() {
        Postgresql settings = freshDatabase();
        return new TestDatabase(
                Database.open(settings),
                () -> execute("DROP DATABASE " + settings.primary().database() + " WITH (FORCE)"));
    }

    /** Where initdb and postgres lie. */
    static Path binaries() {
        try (Connection connection = Running.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT setting FROM pg_config WHERE name = 'BINDIR'")) {
            row.next();
            return Path.of(row.getString(1));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A database of its own with nothing in it, for the owner that is named, who may do no more than make tables. */
    public static Postgresql emptyDatabase(String owner) {
        String name = "test" + DATABASES.incrementAndGet();
        execute("CREATE ROLE " + owner + " LOGIN PASSWORD 'postgres'");
        execute("CREATE DATABASE " + name);
        try (Connection connection = connect(settings(name));
                Statement statement = connection.createStatement()) {
            statement.execute("GRANT ALL ON SCHEMA public TO " + owner);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return settings(name, owner);
    }

    /** A database of its own with nothing in it, made with the options of {@code CREATE DATABASE}. */
    public static Postgresql emptyDatabaseMadeWith(String options) {
        String name = "test" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + " " + options);
        return settings(name);
    }

    /** A connection that is none of the tracker's. */
    public static Connection connect(Postgresql settings) throws SQLException {
        Node node = settings.primary();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + node.host() + ":" + node.port() + "/" + node.database(),
                node.user(),
                node.password());
    }

    private static Postgresql settings(String database) {
        return settings(database, "postgres");
    }

    private static Postgresql settings(String database, String user) {
        Node node = new Node("localhost", Running.SERVER.getPort(), database, user, "postgres", Optional.empty());
        return new Postgresql(node, Optional.empty(), Optional.empty(), 8, Duration.ofSeconds(30), Running.LINEAGE);
    }

    private static void execute(String sql) {
        try (Connection connection = Running.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Started when the first test asks, stopped with the JVM. */
    private static final class Running {
        static final String TEMPLATE = "migrated";
        static final EmbeddedPostgres SERVER = start();
        static final Path LINEAGE = temporaryFile();

        static {
            execute("CREATE DATABASE " + TEMPLATE);
            try (Database migrated = Database.open(settings(TEMPLATE))) {
                awaitTrigrams(migrated);
            }
        }

        /** Else every test's database would build the index anew. */
        private static void awaitTrigrams(Database database) {
            Await.until(
                    "there is an index of trigrams",
                    () -> database.transactions()
                            .reading(() -> database.handle()
                                    .createQuery("""
                            SELECT EXISTS (SELECT 1 FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
                                           WHERE c.relname = :name AND x.indisvalid)
                            """)
                                    .bind("name", TrigramIndex.NAME)
                                    .mapTo(Boolean.class)
                                    .one()));
        }

        private static Path temporaryFile() {
            try {
                Path folder = Files.createTempDirectory("lineage");
                folder.toFile().deleteOnExit();
                Path file = folder.resolve("lineage");
                file.toFile().deleteOnExit();
                return file;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

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
    }
}
