package dev.issuetracker.adapter.persistence.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Await;
import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.copy.Copies.Restored;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.application.backup.Backup;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.user.User;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Backups of an SQLite file while it is written, and their way back. */
class SqliteBackupTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");

    @TempDir
    Path folder;

    private Path file;
    private Path copy;
    private User jane;

    @BeforeEach
    void makeATracker() {
        file = folder.resolve("tracker.db");
        copy = folder.resolve("copy.db");
        jane = with(file, database -> {
            User user = database.users().add("jane", "jane@example.org", "hash", AT);
            database.sessions().add("jane's", user.id(), AT, AT.plusSeconds(60), Callers.HERE);
            return user;
        });
        add(file, "One");
    }

    private interface Work<T> {
        T in(Database database);
    }

    private static <T> T with(Path file, Work<T> work) {
        try (Database database = open(file)) {
            return database.transactions().in(() -> work.in(database));
        }
    }

    private static Database open(Path file) {
        return Database.open(DatabaseSettings.sqlite(file));
    }

    private void add(Path to, String title) {
        with(to, database -> add(database, title));
    }

    private Issue add(Database database, String title) {
        return database.issues()
                .add(List.of(IssueDraft.of(title, "")), jane.ref(), AT)
                .get(0);
    }

    private static List<String> titles(Path file) {
        return with(
                file,
                database -> Stream.of(1L, 2L, 3L)
                        .flatMap(id -> database.issues().find(id).stream())
                        .map(Issue::title)
                        .toList());
    }

    private static void execute(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Backup backup() {
        return Copies.backup(DatabaseSettings.sqlite(file), copy, AT);
    }

    private Restored restore(Path from) {
        return Copies.restore(from, DatabaseSettings.sqlite(file), AT);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private List<String> copies() throws IOException {
        return names().stream().filter(name -> name.startsWith("copy")).toList();
    }

    @Test
    void aBackupHasWhatWasCommittedLast() {
        try (Database database = open(file)) {
            database.transactions().run(() -> add(database, "Two"));

            backup();
        }

        assertEquals(List.of("One", "Two"), titles(copy));
    }

    @Test
    void aBackupTellsItsSizeAndChecksum() throws Exception {
        Backup backup = backup();

        byte[] content = Files.readAllBytes(copy);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        assertEquals(new Backup("copy.db", content.length, sha256, AT, Migrations.NEWEST_ON_POSTGRESQL), backup);
    }

    @Test
    void aBackupIsOneFile() throws Exception {
        backup();

        assertEquals(List.of("copy.db"), copies());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aBackupIsItsOwnersOnly() throws Exception {
        backup();

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
    }

    @Test
    void noFileIsOverwritten() throws Exception {
        Files.writeString(copy, "precious");

        assertThrows(CopyException.class, this::backup);

        assertEquals("precious", Files.readString(copy));
    }

    @Test
    void aDamagedDatabaseGivesNoBackup() throws Exception {
        execute(
                file,
                "PRAGMA foreign_keys = OFF",
                "DROP TRIGGER history_is_never_removed",
                "DELETE FROM issue_history");

        CopyException exception = assertThrows(CopyException.class, this::backup);

        assertEquals(
                file
                        + " is damaged: a row of issues needs a row of issue_history that is missing. Use an"
                        + " earlier backup.",
                exception.getMessage());
        assertEquals(List.of(), copies());
    }

    /** Two issues are edited together, over and over: no backup may have the one edit without the other. */
    @Test
    void everyBackupShowsOneMoment() {
        add(file, "Two");
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger edits = new AtomicInteger();
        try (Database database = open(file)) {
            CompletableFuture<Void> editing = CompletableFuture.runAsync(() -> {
                while (!enough.get()) {
                    database.transactions().run(() -> editBoth(database));
                    edits.incrementAndGet();
                }
            });
            for (int round = 0; round < 5; round++) {
                int before = edits.get();
                Await.until("an edit", () -> edits.get() > before);
                Copies.backup(DatabaseSettings.sqlite(file), folder.resolve(round + ".db"), AT);
            }
            enough.set(true);
            editing.join();
        }
        for (int round = 0; round < 5; round++) {
            List<Long> versions = with(
                    folder.resolve(round + ".db"),
                    database -> database.issues().findAll(List.of(1L, 2L)).stream()
                            .map(Issue::version)
                            .toList());
            assertTrue(versions.get(0) > 1, versions.toString());
            assertEquals(versions.get(0), versions.get(1));
        }
    }

    private void editBoth(Database database) {
        List<Issue> issues = database.issues().findAll(List.of(1L, 2L));
        database.issues()
                .save(issues.stream()
                        .map(issue -> issue.deleted() ? issue.restore(jane.ref(), AT) : issue.delete(jane.ref(), AT))
                        .toList());
    }

    @Test
    void aRestoredDatabaseIsTheBackup() {
        backup();
        add(file, "Since");

        Restored restored = restore(copy);

        assertEquals(1, restored.issues());
        assertEquals(List.of("One"), titles(file));
    }

    @Test
    void theReplacedDatabaseIsKeptWithItsLog() throws Exception {
        backup();
        Path crashed = folder.resolve("crashed.db");
        try (Database database = open(file)) {
            database.transactions().run(() -> add(database, "Since"));
            // As a kill leaves them.
            Files.copy(file, crashed);
            Files.copy(folder.resolve("tracker.db-wal"), folder.resolve("crashed.db-wal"));
        }

        Restored restored = Copies.restore(copy, DatabaseSettings.sqlite(crashed), AT);

        assertEquals(List.of("One", "Since"), titles(restored.replaced().orElseThrow()));
        assertEquals(List.of("One"), titles(crashed));
    }

    @Test
    void everySessionOfARestoredDatabaseIsEnded() {
        backup();

        restore(copy);

        assertTrue(
                with(file, database -> database.sessions().user("jane's", AT)).isEmpty());
    }

    @Test
    void theBackupStaysAsItWas() throws Exception {
        Backup backup = backup();

        restore(copy);

        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(copy)));
        assertEquals(backup.sha256(), sha256);
    }

    @Test
    void aLostDatabaseIsRestored() throws Exception {
        backup();
        Files.delete(file);

        Restored restored = restore(copy);

        assertTrue(restored.replaced().isEmpty());
        assertEquals(List.of("One"), titles(file));
    }

    @Test
    void aDamagedDatabaseIsReplacedAndKept() throws Exception {
        backup();
        Files.writeString(file, "no database, ".repeat(1_000));
        Files.writeString(folder.resolve("tracker.db-wal"), "nor its log");

        Path kept = restore(copy).replaced().orElseThrow();

        assertTrue(Files.readString(kept).startsWith("no database"));
        assertEquals("nor its log", Files.readString(kept.resolveSibling(kept.getFileName() + "-wal")));
        assertEquals(List.of("One"), titles(file));
    }

    @Test
    void nothingIsRestoredWhileAServerRuns() {
        backup();
        try (Database database = open(file)) {
            database.transactions().run(() -> add(database, "Two"));

            CopyException exception = assertThrows(CopyException.class, () -> restore(copy));

            assertTrue(exception.toString().contains("in use"), exception.toString());
        }
        assertEquals(List.of("One", "Two"), titles(file));
    }

    /** A program that knows of no lock but SQLite's own. */
    @Test
    void nothingIsRestoredWhileAnotherProgramHasTheDatabaseOpen() throws Exception {
        backup();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.executeQuery("SELECT count(*) FROM issues").close();

            CopyException exception = assertThrows(CopyException.class, () -> restore(copy));

            assertTrue(exception.toString().contains("in use"), exception.toString());
        }
    }

    @Test
    void whatIsNoDatabaseIsNotRestored() throws Exception {
        Files.writeString(copy, "no database, ".repeat(1_000));

        assertRejected(copy);
    }

    @Test
    void aDatabaseOfAnotherProgramIsNotRestored() throws Exception {
        execute(copy, "CREATE TABLE users (id INTEGER PRIMARY KEY)");

        assertEquals(copy + " holds no tracker: name a file that issue-tracker backup made.", assertRejected(copy));
    }

    @Test
    void aBackupThatWasCutShortIsNotRestored() throws Exception {
        backup();
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(copy) / 2);
        }

        assertRejected(copy);
    }

    @Test
    void aBackupWithABrokenPageIsNotRestored() throws Exception {
        backup();
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[2_048]), Files.size(copy) - 4_096);
        }

        assertRejected(copy);
    }

    @Test
    void aBackupWithoutHistoryIsNotRestored() throws Exception {
        backup();
        execute(copy, "DROP TRIGGER history_is_never_removed", "DELETE FROM issue_history");

        assertRejected(copy);
    }

    @Test
    void aBackupOfANewerProgramIsNotRestored() throws Exception {
        backup();
        execute(copy, """
                INSERT INTO flyway_schema_history
                VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'someone', '2030-01-01 00:00:00', 1, 1)
                """);

        assertEquals(
                "The schema of the database " + copy
                        + " is not one that this program knows: a newer version or another program made it, or"
                        + " somebody changed"
                        + " it by hand. Use the program that made it, or another database.",
                assertRejected(copy));
    }

    @Test
    void theDatabaseIsNotRestoredFromItself() throws Exception {
        assertRejected(file);
    }

    private String assertRejected(Path from) throws IOException {
        List<String> before = names();

        CopyException exception = assertThrows(CopyException.class, () -> restore(from));

        String message = String.valueOf(exception.getMessage());
        assertFalse(message.isBlank());
        assertEquals(before, names());
        assertEquals(List.of("One"), titles(file));
        return message;
    }
}
