package dev.issuetracker.adapter.persistence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which database serves, and how patient callers are. */
public sealed interface DatabaseSettings {
    /** How long a call waits for a connection before it is refused as {@code STORE_BUSY}. */
    Duration patience();

    /** An SQLite file with the usual number of readers and patience. */
    static Sqlite sqlite(Path file) {
        return new Sqlite(file, 8, Duration.ofSeconds(30));
    }

    /**
     * An SQLite file; it and its folder are made when missing.
     *
     * @param readers how many connections read at once
     */
    record Sqlite(Path file, int readers, Duration patience) implements DatabaseSettings {}

    /**
     * A PostgreSQL server.
     *
     * @param connections how many read, and how many write, at once
     */
    record Postgresql(Node node, int connections, Duration patience) implements DatabaseSettings {}

    /**
     * How to reach a PostgreSQL server.
     *
     * @param host a name or an address; IPv6 without brackets
     * @param sslMode a mode of libpq such as {@code require}; empty leaves it to the driver, which prefers TLS
     */
    record Node(String host, int port, String database, String user, String password, Optional<String> sslMode) {
        @Override
        public String toString() {
            return host + ":" + port + "/" + database;
        }
    }
}
