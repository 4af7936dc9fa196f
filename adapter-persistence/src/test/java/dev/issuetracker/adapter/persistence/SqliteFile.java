package dev.issuetracker.adapter.persistence;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Sqlite;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** SQLite files for tests. Their schema is made once: its migrations take longer than many a test. */
public final class SqliteFile {
    private static final byte[] MIGRATED = migrated();

    private SqliteFile() {}

    /** Makes a file for a test: migrated, and otherwise empty. */
    public static Sqlite fresh(Path file) {
        try {
            Files.write(file, MIGRATED);
            return DatabaseSettings.sqlite(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] migrated() {
        try {
            Path folder = Files.createTempDirectory("migrated");
            Path file = folder.resolve("tracker.db");
            Database.open(DatabaseSettings.sqlite(file)).close();
            byte[] content = Files.readAllBytes(file);
            // Beside the file lies what keeps other programs out of it.
            for (File left : Objects.requireNonNull(folder.toFile().listFiles())) {
                Files.delete(left.toPath());
            }
            Files.delete(folder);
            return content;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
