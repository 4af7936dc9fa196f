package dev.issuetracker.adapter.persistence.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which database serves, and how patient callers are. */
public sealed interface DatabaseSettings {
    /**
     * Together with the time that the HTTP server lets a request wait, less than the three seconds in which every
     * request is answered.
     */
    Duration PATIENCE = Duration.ofSeconds(2);

    /** How long a call waits for a connection before it fails with {@code STORE_BUSY}. */
    Duration patience();

    /** An SQLite file with the usual number of readers and patience. */
    static Sqlite sqlite(Path file) {
        return sqlite(file, false);
    }

    /** The same, which may also be a file that is there and empty. */
    static Sqlite sqlite(Path file, boolean acceptsEmpty) {
        return new Sqlite(file, 8, PATIENCE, acceptsEmpty);
    }

    /**
     * An SQLite file; it and its folder are made when missing.
     *
     * @param readers how many connections read at once
     * @param acceptsEmpty whether a file that is there and empty becomes a new tracker
     */
    record Sqlite(Path file, int readers, Duration patience, boolean acceptsEmpty) implements DatabaseSettings {}

    /** PostgreSQL with the usual number of connections and patience. */
    static Postgresql postgresql(Node primary, Optional<Node> secondary, Path lineageFile) {
        return new Postgresql(primary, secondary, Optional.empty(), 10, PATIENCE, lineageFile);
    }

    /**
     * A PostgreSQL database on one node or two.
     *
     * @param secondary another node of the same database, to which the tracker moves when the primary is lost and this
     *     one was promoted
     * @param fallback a database of its own, which may serve instead; never together with a secondary
     * @param connections how many read, and how many write, at once, on each node
     * @param lineageFile where this server remembers across restarts which database it wrote and the highest timeline
     *     seen; made when missing, and for this server alone
     */
    record Postgresql(
            Node primary,
            Optional<Node> secondary,
            Optional<Fallback> fallback,
            int connections,
            Duration patience,
            Path lineageFile)
            implements DatabaseSettings {
        /**
         * The same without a secondary, and with a database of its own to serve when the primary is not reached in
         * time.
         */
        public Postgresql withFallback(Node node, Duration startTimeout) {
            Fallback instead = new Fallback(node, startTimeout);
            return new Postgresql(primary, Optional.empty(), Optional.of(instead), connections, patience, lineageFile);
        }
    }

    /**
     * A database of its own that serves from a start until the next when the primary could not be reached. Its data are
     * its own: nothing is merged.
     *
     * @param startTimeout how long a start tries to reach the primary
     */
    record Fallback(Node node, Duration startTimeout) {}

    /**
     * How to reach a PostgreSQL node.
     *
     * @param host a name or an address; IPv6 without brackets
     * @param sslMode a mode of libpq such as {@code require}; empty leaves it to the driver, which prefers TLS
     */
    record Node(String host, int port, String database, String user, String password, Optional<String> sslMode) {
        @Override
        public String toString() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/" + database;
        }
    }
}
