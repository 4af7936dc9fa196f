package dev.issuetracker.adapter.persistence.copy;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.SqliteFile;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.backup.Backup;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.user.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An SQLite file with a tracker in it, and the path of its backup. */
abstract class BackupFixture {
    static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");

    @TempDir
    Path folder;

    Path file;
    Path copy;
    User jane;

    @BeforeEach
    void makeATracker() {
        file = SqliteFile.fresh(folder.resolve("tracker.db")).file();
        copy = folder.resolve("copy.db");
        jane = with(file, database -> {
            User user = database.users().add("jane", "jane@example.org", "hash", AT);
            database.sessions().add("jane's", user.id(), AT, AT.plusSeconds(60), Callers.HERE);
            return user;
        });
        add(file, "One");
    }

    static <T> T with(Path file, Function<Database, T> work) {
        try (Database database = open(file)) {
            return database.transactions().in(() -> work.apply(database));
        }
    }

    static Database open(Path file) {
        return Database.open(DatabaseSettings.sqlite(file));
    }

    void add(Path to, String title) {
        with(to, database -> add(database, title));
    }

    Issue add(Database database, String title) {
        return database.issues()
                .add(List.of(IssueDraft.of(title, "")), jane.ref(), AT)
                .get(0);
    }

    static List<String> titles(Path file) {
        return with(
                file,
                database -> Stream.of(1L, 2L, 3L)
                        .flatMap(id -> database.issues().find(id).stream())
                        .map(Issue::title)
                        .toList());
    }

    static void execute(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Makes SQLite unable to open a file, also for an account that may read all files. */
    static void blockLog(Path database) throws IOException {
        Path log = Files.createDirectory(database.resolveSibling(database.getFileName() + "-wal"));
        Files.writeString(log.resolve("file"), "in the way");
    }

    static String unreadable(Path file) {
        return file + " cannot be read: let this account read the file and its folder.";
    }

    Backup backup() {
        return Copies.backup(DatabaseSettings.sqlite(file), copy, AT);
    }

    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
