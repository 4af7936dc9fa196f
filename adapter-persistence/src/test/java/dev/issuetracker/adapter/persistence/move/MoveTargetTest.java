package dev.issuetracker.adapter.persistence.move;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveTargetTest {
    private static final String ROW = """
            INSERT INTO labels (name, name_key, color, description, created_at, updated_at)
            VALUES ('bug', 'bug', 'd73a4a', '', 0, 0)
            """;

    @TempDir
    private Path folder;

    private static void assertFull(DatabaseSettings settings, String... statements) throws SQLException {
        MoveTarget target = new MoveTarget(settings);
        UnusableDatabaseException full = assertThrows(
                UnusableDatabaseException.class,
                () -> target.fill((handle, dialect) -> {
                    handle.execute(ROW);
                    for (String statement : statements) {
                        handle.execute(statement);
                    }
                }));
        assertEquals(
                "There is no space left for " + target + ": free some space on its disk, and try again.",
                full.getMessage());
        // It is still empty, as a target must be.
        target.fill((handle, dialect) -> handle.execute(ROW));
    }

    @Test
    void fullDiskOfAnSqliteFileIsNamedAndNothingIsStored() throws SQLException {
        assertFull(
                DatabaseSettings.sqlite(folder.resolve("tracker.db")),
                "PRAGMA max_page_count = 1",
                "CREATE TABLE large AS SELECT zeroblob(10000000) AS bytes");
    }

    @Test
    void fullDiskOfPostgresqlIsNamedAndNothingIsStored() throws SQLException {
        assertFull(
                PostgresqlServer.freshDatabase(),
                "DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$");
    }
}
