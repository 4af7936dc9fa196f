package dev.issuetracker.adapter.persistence.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.application.backup.Backup;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.OwnThread;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Backups of an SQLite file while it is written. */
class SqliteBackupTest extends BackupFixture {
    @Test
    void aBackupHasWhatWasCommittedLast() {
        try (Database database = open(file)) {
            database.transactions().run(() -> add(database, "Two"));

            backup();
        }

        assertEquals(List.of("One", "Two"), titles(copy));
    }

    @Test
    void aBackupReportsItsSizeAndChecksum() throws Exception {
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
    void aDatabaseThatCannotBeOpenedIsNamed() throws Exception {
        Path unread = folder.resolve("unread.db");
        Files.copy(file, unread);
        blockLog(unread);

        assertEquals(
                unreadable(unread),
                assertThrows(CopyException.class, () -> Copies.backup(DatabaseSettings.sqlite(unread), copy, AT))
                        .getMessage());
        assertEquals(
                unreadable(unread),
                assertThrows(CopyException.class, () -> new CopySource(DatabaseSettings.sqlite(unread)))
                        .getMessage());
    }

    @Test
    void aFileIsNotTakenForTheFolderOfABackup() throws Exception {
        Path taken = Files.writeString(folder.resolve("taken"), "precious");

        CopyException exception = assertThrows(
                CopyException.class, () -> Copies.backup(DatabaseSettings.sqlite(file), taken.resolve("copy.db"), AT));

        assertEquals("No backup was made in " + taken + ": " + taken + " is no folder.", exception.getMessage());
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
            CompletableFuture<Void> editing = CompletableFuture.runAsync(
                    () -> {
                        while (!enough.get()) {
                            if (editsBoth(database)) {
                                edits.incrementAndGet();
                            }
                        }
                    },
                    OwnThread.EACH);
            try {
                for (int round = 0; round < 5; round++) {
                    int before = edits.get();
                    Await.until("an edit", () -> edits.get() > before || editing.isDone());
                    Copies.backup(DatabaseSettings.sqlite(file), folder.resolve(round + ".db"), AT);
                }
            } finally {
                enough.set(true);
            }
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

    /** Whether they were edited: on a busy machine an edit may wait for the file in vain. */
    private boolean editsBoth(Database database) {
        try {
            database.transactions().run(() -> editBoth(database));
            return true;
        } catch (TrackerException exception) {
            if (exception.code() != ErrorCode.STORE_BUSY) {
                throw exception;
            }
            return false;
        }
    }

    private void editBoth(Database database) {
        List<Issue> issues = database.issues().findAll(List.of(1L, 2L));
        database.issues()
                .save(issues.stream()
                        .map(issue -> issue.deleted() ? issue.restore(jane.ref(), AT) : issue.delete(jane.ref(), AT))
                        .toList());
    }

    private List<String> copies() throws IOException {
        return names().stream().filter(name -> name.startsWith("copy")).toList();
    }
}
