package dev.issuetracker.adapter.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteContractsTest extends DatabaseContracts {
    @TempDir
    static Path folder;

    @Override
    Database open() {
        try {
            return Database.open(DatabaseSettings.sqlite(
                    Files.createTempDirectory(folder, "test").resolve("tracker.db")));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
