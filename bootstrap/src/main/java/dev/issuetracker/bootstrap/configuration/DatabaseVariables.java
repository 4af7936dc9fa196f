package dev.issuetracker.bootstrap.configuration;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The variables that say which database serves. A server that was given a database must never come up on an empty file
 * instead: whatever is incomplete or contradicts itself is a violation.
 */
final class DatabaseVariables {
    /** The name of the SQLite file in the data folder. */
    static final String FILE = "issue-tracker.db";

    private static final String PRIMARY = "";
    private static final String SECONDARY = "SEC_";
    private static final String ROLE = "SEC_DB_ROLE";
    private static final String STANDBY = "standby";
    private static final String FALLBACK = "fallback";
    private static final List<String> CONNECTION =
            List.of("DB_HOST", "DB_PORT", "DB_USER", "DB_PASSWORD", "DB_SSLMODE");
    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    /** A name, an IPv4 address; or an IPv6 address, perhaps with its zone. */
    private static final Pattern HOST =
            Pattern.compile("[\\p{IsAlphabetic}\\p{IsDigit}._-]+|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(%[\\w.-]+)?");

    private static final int DEFAULT_PORT = 5432;

    private final Map<String, String> environment;
    private final List<String> violations;

    /** @param violations takes every violation found */
    DatabaseVariables(Map<String, String> environment, List<String> violations) {
        this.environment = environment;
        this.violations = violations;
    }

    /** The names of the variables of a second node. */
    static List<String> ofSecondNode() {
        return Stream.concat(Stream.of("DB_ENGINE", "DB_NAME", "DB_ROLE"), CONNECTION.stream())
                .map(SECONDARY::concat)
                .toList();
    }

    DatabaseSettings read(Path dataDir) {
        Optional<String> engine = set("DB_ENGINE");
        // A secondary alone tells of PostgreSQL too; the primary is then missed.
        boolean named = named(PRIMARY) || named(SECONDARY) || set(ROLE).isPresent();
        boolean acceptsEmpty = acceptsEmpty();
        Duration startTimeout = startTimeout();
        String text = engine.orElse(named ? "postgresql" : "sqlite");
        boolean postgresql = switch (text) {
            case "sqlite", "django.db.backends.sqlite3" -> false;
            case "postgresql", "django.db.backends.postgresql" -> true;
            default -> {
                violations.add("DB_ENGINE is " + text + ": it must be sqlite or postgresql");
                // The other variables are checked as well, for the engine that was probably meant.
                yield named && !text.toLowerCase(Locale.ROOT).contains("sqlite");
            }
        };
        return postgresql ? postgresql(dataDir, startTimeout) : sqlite(dataDir, acceptsEmpty);
    }

    private DatabaseSettings sqlite(Path dataDir, boolean acceptsEmpty) {
        Stream.concat(CONNECTION.stream(), ofSecondNode().stream())
                .filter(name -> set(name).isPresent())
                .forEach(name -> violations.add(
                        name + " is set, but SQLite does not use it: remove it, or set DB_ENGINE=postgresql"));
        return DatabaseSettings.sqlite(
                set("DB_NAME").map(this::file).orElseGet(() -> dataDir.resolve(FILE)), acceptsEmpty);
    }

    private Path file(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException exception) {
            violations.add("DB_NAME is not a path on this system: " + exception.getMessage());
            return Path.of(FILE);
        }
    }

    private boolean acceptsEmpty() {
        String text = set(Variable.ACCEPT_EMPTY_DB.name()).orElse(Variable.ACCEPT_EMPTY_DB.fallback());
        if (!text.matches("true|false")) {
            violations.add("ACCEPT_EMPTY_DB is " + text + ": it must be true or false");
        }
        return text.equals("true");
    }

    private DatabaseSettings postgresql(Path dataDir, Duration startTimeout) {
        Node primary = node(PRIMARY);
        Optional<Node> secondary = secondary();
        Path lineage = dataDir.resolve("lineage");
        boolean fallback = fallback();
        if (fallback && secondary.isPresent()) {
            requireOtherDatabase(primary, secondary.get());
            return DatabaseSettings.postgresql(primary, Optional.empty(), lineage)
                    .withFallback(secondary.get(), startTimeout);
        }
        secondary.ifPresent(node -> requireOtherNode(primary, node));
        return DatabaseSettings.postgresql(primary, secondary, lineage);
    }

    /** Whether the secondary is a database of its own. */
    private boolean fallback() {
        String role = set(ROLE).orElse(STANDBY);
        if (!role.equals(STANDBY) && !role.equals(FALLBACK)) {
            violations.add(ROLE + " is " + role + ": it must be " + STANDBY + " or " + FALLBACK);
        }
        return role.equals(FALLBACK);
    }

    private Duration startTimeout() {
        String text = set(Variable.DB_START_TIMEOUT.name()).orElse(Variable.DB_START_TIMEOUT.fallback());
        return ConfigurationReader.duration(text).orElseGet(() -> {
            violations.add(Variable.DB_START_TIMEOUT + " is " + text + ": it must be a time such as 10s");
            return Duration.ZERO;
        });
    }

    private void requireOtherDatabase(Node primary, Node fallback) {
        if (sameServer(primary, fallback) && fallback.database().equals(primary.database())) {
            violations.add("SEC_DB_HOST, SEC_DB_PORT and SEC_DB_NAME name the same database as DB_HOST, DB_PORT"
                    + " and DB_NAME: name another one, or remove them");
        }
    }

    private static boolean sameServer(Node primary, Node secondary) {
        return !secondary.host().isEmpty()
                && secondary.host().equalsIgnoreCase(primary.host())
                && secondary.port() == primary.port();
    }

    /**
     * One node would be probed twice for nothing. Another database of the same cluster would even be taken for the same
     * one.
     */
    private void requireOtherNode(Node primary, Node secondary) {
        if (sameServer(primary, secondary)) {
            violations.add("SEC_DB_HOST and SEC_DB_PORT name the same node as DB_HOST and DB_PORT: name another"
                    + " one, or remove them");
        }
        if (!secondary.database().isEmpty()
                && !primary.database().isEmpty()
                && !secondary.database().equals(primary.database())) {
            violations.add("SEC_DB_NAME is " + secondary.database() + " and DB_NAME is " + primary.database()
                    + ": a secondary is another node of the same database. For a separate database set"
                    + " SEC_DB_ROLE=fallback");
        }
    }

    private Optional<Node> secondary() {
        Optional<String> engine = set(SECONDARY + "DB_ENGINE");
        if (engine.isPresent() && !engine.get().matches("(django\\.db\\.backends\\.)?postgresql")) {
            violations.add("SEC_DB_ENGINE is " + engine.get()
                    + ": a secondary is another node of the same PostgreSQL database");
        }
        return engine.isPresent() || named(SECONDARY) || set(ROLE).isPresent()
                ? Optional.of(node(SECONDARY))
                : Optional.empty();
    }

    private boolean named(String prefix) {
        return set(prefix + "DB_NAME").isPresent()
                || CONNECTION.stream().anyMatch(name -> set(prefix + name).isPresent());
    }

    private Node node(String prefix) {
        return new Node(
                host(prefix + "DB_HOST"),
                port(prefix + "DB_PORT"),
                required(prefix + "DB_NAME"),
                required(prefix + "DB_USER"),
                required(prefix + "DB_PASSWORD"),
                sslMode(prefix + "DB_SSLMODE"));
    }

    private String host(String name) {
        String text = required(name);
        String host = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (host.startsWith("/") || host.startsWith("@")) {
            violations.add(name + " is " + text + ": Unix sockets are not supported; use a host name or an address");
        } else if (!host.isEmpty() && !HOST.matcher(host).matches()) {
            violations.add(name + " is " + text
                    + ": it must be one host name or address, and nothing else; the port goes into "
                    + name.replace("HOST", "PORT"));
        }
        return host;
    }

    private int port(String name) {
        Optional<String> text = set(name);
        if (text.isEmpty()) {
            return DEFAULT_PORT;
        }
        int port = text.get().matches("\\d{1,5}") ? Integer.parseInt(text.get()) : 0;
        if (port < 1 || port > 65_535) {
            violations.add(name + " is " + text.get() + ": it must be a number from 1 to 65535");
        }
        return port;
    }

    private Optional<String> sslMode(String name) {
        Optional<String> mode = set(name);
        if (mode.isPresent() && !SSL_MODES.contains(mode.get())) {
            violations.add(name + " is " + mode.get() + ": it must be one of " + String.join(", ", SSL_MODES));
        }
        return mode;
    }

    private String required(String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            violations.add(name + " is not set, and PostgreSQL cannot be reached without it");
        }
        // A password may begin or end with a blank.
        return name.endsWith("PASSWORD") ? value : value.strip();
    }

    private Optional<String> set(String name) {
        return Environment.set(environment, name);
    }
}
