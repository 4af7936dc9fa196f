package dev.issuetracker.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import dev.issuetracker.application.store.StoreStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is opened while the program goes on. */
class OpeningDatabaseTest {
    @TempDir
    private Path folder;

    private Database opening() {
        return Database.opening(DatabaseSettings.sqlite(folder.resolve("tracker.db")));
    }

    @Test
    void whatNeedsTheDatabaseWaitsUntilItIsOpen() {
        try (Database database = opening()) {
            assertEquals(
                    List.of(),
                    database.transactions().reading(() -> database.labels().findNamed(List.of("bug"))));
        }
    }

    @Test
    void itsHealthIsThatOfTheOpenDatabase() {
        try (Database database = opening()) {
            assertEquals(StoreStatus.State.READY, database.health().status().state());
        }
    }

    @Test
    void databaseThatIsStillBeingOpenedIsClosed() {
        opening().close();
        Database.open(DatabaseSettings.sqlite(folder.resolve("tracker.db"))).close();
    }

    @Test
    void whateverNeedsADatabaseThatCannotBeOpenedLearnsWhy() throws IOException {
        Files.writeString(folder.resolve("tracker.db"), "This is a letter, and not a database. ".repeat(100));
        try (Database database = opening()) {
            UnusableDatabaseException reason = assertThrows(UnusableDatabaseException.class, database::awaitOpen);
            assertSame(
                    reason,
                    assertThrows(
                            UnusableDatabaseException.class,
                            () -> database.transactions()
                                    .reading(() -> database.labels().findNamed(List.of("bug")))));
        }
    }
}
