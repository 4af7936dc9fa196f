package dev.issuetracker.adapter.persistence.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.user.User;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that may not grow, as on a full disk. */
class SqliteFullTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");
    private static final String LONG = "x".repeat(100_000);

    @TempDir
    Path folder;

    private Database database;
    private User jane;
    private final List<Long> acknowledged = new ArrayList<>();

    @BeforeEach
    void fill() {
        database = Database.open(DatabaseSettings.sqlite(folder.resolve("tracker.db")));
        jane = database.transactions().in(() -> database.users().add("jane", "jane@example.org", "hash", AT));
        limitPages("1000");
        while (true) {
            try {
                acknowledged.add(add());
            } catch (TrackerException full) {
                assertEquals(ErrorCode.STORE_FULL, full.code());
                return;
            }
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** On the one connection that writes. */
    private void limitPages(String pages) {
        database.transactions().run(() -> database.handle().execute("PRAGMA max_page_count = " + pages));
    }

    private long add() {
        return database.transactions()
                .in(() -> database.issues()
                        .add(List.of(IssueDraft.of("One", LONG)), jane.ref(), AT)
                        .get(0)
                        .id());
    }

    private List<Long> standing() {
        return database.transactions()
                .reading(() -> database.issues().findAll(acknowledged).stream()
                        .map(Issue::id)
                        .toList());
    }

    @Test
    void readingGoesOn() {
        assertEquals(acknowledged, standing());
    }

    @Test
    void nothingOfAFailedWriteIsStored() {
        assertThrows(TrackerException.class, this::add);

        long next = acknowledged.get(acknowledged.size() - 1) + 1;
        assertEquals(
                List.of(),
                database.transactions().reading(() -> database.issues().findAll(List.of(next))));
    }

    @Test
    void writingGoesOnOnceThereIsRoom() {
        limitPages("100000");

        acknowledged.add(add());

        assertEquals(acknowledged, standing());
    }
}
