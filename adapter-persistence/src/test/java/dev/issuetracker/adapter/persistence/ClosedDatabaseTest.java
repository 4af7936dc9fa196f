package dev.issuetracker.adapter.persistence;

import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.domain.error.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes after the end is rejected, and waits for nothing. */
class ClosedDatabaseTest {
    @TempDir
    private Path folder;

    private static void assertClosed(DatabaseSettings settings) {
        Database database = Database.open(settings);
        database.close();
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            assertRejected(
                    ErrorCode.STORE_UNAVAILABLE,
                    () -> database.transactions().run(() -> database.labels().findNamed(List.of("bug"))));
            assertRejected(
                    ErrorCode.STORE_UNAVAILABLE,
                    () -> database.transactions()
                            .reading(() -> database.labels().findNamed(List.of("bug"))));
        });
    }

    @Test
    void sqlite() {
        assertClosed(DatabaseSettings.sqlite(folder.resolve("tracker.db")));
    }

    @Test
    void postgresql() {
        assertClosed(PostgresqlServer.freshDatabase());
    }
}
