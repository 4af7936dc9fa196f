package dev.issuetracker.adapter.persistence.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.copy.Copies.Restored;
import dev.issuetracker.adapter.persistence.count.CountCheck;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.backup.Backup;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.LinkType;
import dev.issuetracker.domain.link.SeenLink;
import dev.issuetracker.domain.page.PageRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The way back from a backup to a database. */
class SqliteRestoreTest extends BackupFixture {
    @Test
    void aRestoredDatabaseIsTheBackup() {
        backup();
        add(file, "Since");

        Restored restored = restore(copy);

        assertEquals(1, restored.issues());
        assertEquals(List.of("One"), titles(file));
        try (Database database = open(file)) {
            CountCheck.assertRight(database);
        }
    }

    @Test
    void aRestoredDatabaseHasTheTimelinesOfLinks() {
        add(file, "Two");
        List<SeenLink> timeline = with(file, database -> {
            Link link = database.links().add(LinkType.RELATES, 1, 2, jane.ref(), AT);
            database.links().save(link.remove(jane.ref(), AT.plusSeconds(1)));
            database.links().add(LinkType.BLOCKS, 2, 1, jane.ref(), AT);
            return timelineOfTheFirst(database);
        });
        backup();
        with(file, database -> database.links().add(LinkType.DUPLICATES, 1, 2, jane.ref(), AT));

        restore(copy);

        assertEquals(2, timeline.size());
        assertEquals(timeline, with(file, SqliteRestoreTest::timelineOfTheFirst));
    }

    private static List<SeenLink> timelineOfTheFirst(Database database) {
        return database.links().list(1, true, PageRequest.first(10)).items();
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
    void nothingLiesBesideAReplacedDatabaseThatIsWhole() throws Exception {
        backup();

        String replaced = restore(copy).replaced().orElseThrow().getFileName().toString();

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of(replaced),
                    files.map(kept -> kept.getFileName().toString())
                            .filter(name -> name.startsWith(replaced))
                            .toList());
        }
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
    void aBackupThatCannotBeOpenedIsNotSaidToBeDamaged() throws Exception {
        backup();
        blockLog(copy);

        assertEquals(unreadable(copy), assertRejected(copy));
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

    private Restored restore(Path from) {
        return Copies.restore(from, DatabaseSettings.sqlite(file), AT);
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
