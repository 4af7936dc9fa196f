package dev.issuetracker.adapter.persistence.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.application.store.StoreStatus.State;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.user.User;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of which the middle was overwritten: it opens, and only a reader of that part sees it. */
class DamagedFileTest {
    private static final Instant AT = Instant.parse("2026-11-26T12:00:00Z");
    private static final int PAGE = 4_096;

    @TempDir
    Path folder;

    private Database open() {
        return Database.open(DatabaseSettings.sqlite(folder.resolve("tracker.db")));
    }

    @BeforeEach
    void damage() throws IOException {
        try (Database database = open()) {
            database.transactions().run(() -> {
                User jane = database.users().add("jane", "jane@example.org", "hash", AT);
                List<IssueDraft> drafts = IntStream.range(0, 500)
                        .mapToObj(i -> IssueDraft.of("Issue " + i, "x".repeat(1_000)))
                        .toList();
                database.issues().add(drafts, jane.ref(), AT);
            });
        }
        assertFalse(Files.exists(folder.resolve("tracker.db-wal")), "a log would bring the pages back");
        try (FileChannel file = FileChannel.open(folder.resolve("tracker.db"), StandardOpenOption.WRITE)) {
            // The schema is in the first pages and stays whole.
            for (long at = file.size() / 5 / PAGE * PAGE; at < file.size() - PAGE; at += PAGE) {
                file.write(ByteBuffer.allocate(PAGE), at);
            }
        }
    }

    @Test
    void damageIsFoundAndMakesTheServerUnready() {
        try (Database database = open()) {
            StoreStatus status = Await.answer(database.health()::status, found -> found.state() != State.READY);
            assertEquals(State.UNAVAILABLE, status.state());
            assertTrue(String.valueOf(status.detail()).contains("damaged"), status.detail());
        }
    }

    @Test
    void readerOfTheDamagedPartGetsAnError() {
        try (Database database = open()) {
            TrackerException damaged = assertThrows(TrackerException.class, () -> {
                for (long id = 1; id <= 500; id++) {
                    long issue = id;
                    database.transactions().reading(() -> database.issues().find(issue));
                }
            });
            assertEquals(ErrorCode.STORE_UNAVAILABLE, damaged.code());
            assertTrue(String.valueOf(damaged.getMessage()).contains("damaged"), damaged.getMessage());
            assertEquals(State.UNAVAILABLE, database.health().status().state());
        }
    }

    @Test
    void backupSaysThatTheFileIsDamaged() {
        try (Database database = open()) {
            TrackerException damaged = assertThrows(
                    TrackerException.class,
                    () -> database.backups(folder.resolve("backups")).make(AT));
            assertEquals(ErrorCode.STORE_UNAVAILABLE, damaged.code());
            assertTrue(String.valueOf(damaged.getMessage()).contains("damaged"), damaged.getMessage());
        }
    }
}
