package dev.issuetracker.adapter.persistence;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Which database serves, and how patient callers are.
 *
 * @param file the SQLite file; it and its folder are made when missing
 * @param readers how many connections read at once
 * @param patience how long a call waits for a connection before it is refused as {@code STORE_BUSY}
 */
public record DatabaseSettings(Path file, int readers, Duration patience) {
    /** An SQLite file with the usual number of readers and patience. */
    public static DatabaseSettings sqlite(Path file) {
        return new DatabaseSettings(file, 8, Duration.ofSeconds(30));
    }
}
