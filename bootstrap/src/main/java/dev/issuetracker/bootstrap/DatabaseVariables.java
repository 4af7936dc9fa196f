package dev.issuetracker.bootstrap;

import dev.issuetracker.adapter.persistence.DatabaseSettings;
import dev.issuetracker.adapter.persistence.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.DatabaseSettings.Postgresql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables that say which database serves. A server that was told of a database must never come up on an empty file instead:
 * whatever is incomplete or contradicts itself is a fault.
 */
final class DatabaseVariables {
    private static final List<String> CONNECTION =
            List.of("DB_HOST", "DB_PORT", "DB_USER", "DB_PASSWORD", "DB_SSLMODE");
    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final int CONNECTIONS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int DEFAULT_PORT = 5432;

    private final Map<String, String> environment;
    private final List<String> faults;

    /** @param faults takes every fault found */
    DatabaseVariables(Map<String, String> environment, List<String> faults) {
        this.environment = environment;
        this.faults = faults;
    }

    DatabaseSettings read(Path dataDir) {
        refuseSecondary();
        Optional<String> engine = set("DB_ENGINE");
        boolean told = set("DB_NAME").isPresent()
                || CONNECTION.stream().anyMatch(name -> set(name).isPresent());
        return switch (engine.orElse(told ? "postgresql" : "sqlite")) {
            case "sqlite", "django.db.backends.sqlite3" -> sqlite(dataDir);
            case "postgresql", "django.db.backends.postgresql" -> new Postgresql(node(), CONNECTIONS, PATIENCE);
            default -> {
                faults.add("DB_ENGINE is " + engine.orElse("") + ": it wants sqlite or postgresql");
                yield DatabaseSettings.sqlite(dataDir);
            }
        };
    }

    private DatabaseSettings sqlite(Path dataDir) {
        for (String name : CONNECTION) {
            if (set(name).isPresent()) {
                faults.add(
                        name + " is set, which an SQLite file has no use for: remove it, or set DB_ENGINE=postgresql");
            }
        }
        return DatabaseSettings.sqlite(
                set("DB_NAME").map(Path::of).orElseGet(() -> dataDir.resolve("issue-tracker.db")));
    }

    private Node node() {
        String host = required("DB_HOST");
        if (host.startsWith("/")) {
            faults.add("DB_HOST is " + host + ": Unix sockets are not supported, name a host or an address");
        }
        return new Node(
                host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host,
                port(),
                required("DB_NAME"),
                required("DB_USER"),
                required("DB_PASSWORD"),
                sslMode());
    }

    private int port() {
        Optional<String> text = set("DB_PORT");
        if (text.isEmpty()) {
            return DEFAULT_PORT;
        }
        int port = text.get().matches("\\d{1,5}") ? Integer.parseInt(text.get()) : 0;
        if (port < 1 || port > 65_535) {
            faults.add("DB_PORT is " + text.get() + ": it wants a number from 1 to 65535");
        }
        return port;
    }

    private Optional<String> sslMode() {
        Optional<String> mode = set("DB_SSLMODE");
        if (mode.isPresent() && !SSL_MODES.contains(mode.get())) {
            faults.add("DB_SSLMODE is " + mode.get() + ": it wants one of " + String.join(", ", SSL_MODES));
        }
        return mode;
    }

    private String required(String name) {
        // A password may begin or end with a blank.
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            faults.add(name + " is not set, and PostgreSQL cannot be reached without it");
        }
        return name.equals("DB_PASSWORD") ? value : value.strip();
    }

    private void refuseSecondary() {
        environment.keySet().stream()
                .filter(name -> name.startsWith("SEC_DB_") && set(name).isPresent())
                .sorted()
                .forEach(name ->
                        faults.add(name + " is set, but this version serves from one database only: remove it"));
    }

    private Optional<String> set(String name) {
        return Environment.set(environment, name);
    }
}
