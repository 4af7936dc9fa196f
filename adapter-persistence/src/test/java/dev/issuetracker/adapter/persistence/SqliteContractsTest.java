package dev.issuetracker.adapter.persistence;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteContractsTest extends DatabaseContracts {
    @TempDir
    static Path folder;

    SqliteContractsTest() {
        super(new TestDatabase(Database.open(DatabaseSettings.sqlite(file())), () -> {}));
    }

    private static Path file() {
        try {
            return Files.createTempDirectory(folder, "test").resolve("tracker.db");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
