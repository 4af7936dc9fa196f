package dev.issuetracker.bootstrap.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Sqlite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseVariablesTest {
    private static final Path DATA = Path.of("data");
    private static final Map<String, String> PRIMARY =
            Map.of("DB_NAME", "issues", "DB_USER", "tracker", "DB_PASSWORD", "correct horse", "DB_HOST", "db1");

    private final List<String> violations = new ArrayList<>();

    @Test
    void nothingSetIsTheFileInTheDataFolder() {
        Sqlite sqlite = (Sqlite) read(Map.of());

        assertEquals(DATA.resolve("issue-tracker.db"), sqlite.file());
        assertNoViolation();
    }

    @Test
    void anSqliteFileCanBeNamed() {
        Sqlite sqlite = (Sqlite) read(Map.of("DB_ENGINE", "sqlite", "DB_NAME", "elsewhere.db"));

        assertEquals(Path.of("elsewhere.db"), sqlite.file());
        assertNoViolation();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "postgresql", "django.db.backends.postgresql"})
    void aPrimaryIsEnough(String engine) {
        Postgresql settings = (Postgresql) read(with(PRIMARY, "DB_ENGINE", engine));

        assertEquals(new Node("db1", 5432, "issues", "tracker", "correct horse", Optional.empty()), settings.primary());
        assertEquals(Optional.empty(), settings.secondary());
        assertNoViolation();
    }

    @Test
    void theSecondaryHasEverythingOfItsOwn() {
        Map<String, String> both = new HashMap<>(PRIMARY);
        both.putAll(Map.of(
                "SEC_DB_ENGINE", "postgresql",
                "SEC_DB_NAME", "issues",
                "SEC_DB_USER", "other",
                "SEC_DB_PASSWORD", "staple",
                "SEC_DB_HOST", "db2",
                "SEC_DB_PORT", "5433",
                "SEC_DB_SSLMODE", "require"));

        Postgresql settings = (Postgresql) read(both);

        assertEquals(
                Optional.of(new Node("db2", 5433, "issues", "other", "staple", Optional.of("require"))),
                settings.secondary());
        assertNoViolation();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"})
    void everyModeOfTlsIsTaken(String mode) {
        Postgresql settings = (Postgresql) read(with(PRIMARY, "DB_SSLMODE", mode));

        assertEquals(Optional.of(mode), settings.primary().sslMode());
        assertNoViolation();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "on", "true", "REQUIRE"})
    void anyOtherModeOfTlsIsRejected(String mode) {
        read(with(PRIMARY, "DB_SSLMODE", mode));

        assertEquals(
                List.of("DB_SSLMODE is " + mode
                        + ": it must be one of disable, allow, prefer, require, verify-ca, verify-full"),
                violations);
    }

    @ParameterizedTest
    @CsvSource({
        "::1, ::1",
        "[::1], ::1",
        "2001:db8::7, 2001:db8::7",
        "[2001:db8::7], 2001:db8::7",
        "fe80::1%eth0, fe80::1%eth0",
        "10.0.0.7, 10.0.0.7",
        "db-1.example.org, db-1.example.org",
        "db_1, db_1"
    })
    void aHostIsANameOrAnAddress(String set, String host) {
        Postgresql settings = (Postgresql) read(with(PRIMARY, "DB_HOST", set));

        assertEquals(host, settings.primary().host());
        assertNoViolation();
    }

    @Test
    void anAddressOfVersionSixIsShownInBrackets() {
        Postgresql settings = (Postgresql) read(with(PRIMARY, "DB_HOST", "::1"));

        assertEquals("[::1]:5432/issues", settings.primary().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/run/postgresql", "@hidden"})
    void aUnixSocketIsRejected(String path) {
        read(with(PRIMARY, "DB_HOST", path));

        assertEquals(
                List.of("DB_HOST is " + path + ": Unix sockets are not supported; use a host name or an address"),
                violations);
    }

    /** The driver would take some of these for several hosts, or for another database. */
    @ParameterizedTest
    @ValueSource(strings = {"db1,db2", "db1:5433", "[::1]:5433", "db1/other", "db1?ssl=false", "me@db1", "db1 db2"})
    void anythingButASingleHostIsRejected(String host) {
        read(with(PRIMARY, "DB_HOST", host));

        assertEquals(
                List.of("DB_HOST is " + host
                        + ": it must be one host name or address, and nothing else; the port goes into DB_PORT"),
                violations);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "5432x"})
    void aPortOutOfRangeIsRejected(String port) {
        read(with(PRIMARY, "DB_PORT", port));

        assertEquals(List.of("DB_PORT is " + port + ": it must be a number from 1 to 65535"), violations);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DB_NAME", "DB_USER", "DB_PASSWORD", "DB_HOST"})
    void whatThePrimaryLacksIsNamed(String missing) {
        Map<String, String> incomplete = new HashMap<>(PRIMARY);
        incomplete.remove(missing);

        read(incomplete);

        assertNamed(missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DB_NAME", "DB_USER", "DB_PASSWORD", "DB_HOST", "DB_PORT", "DB_SSLMODE"})
    void oneVariableAloneNamesTheOthers(String alone) {
        read(Map.of(
                alone,
                switch (alone) {
                    case "DB_PORT" -> "5432";
                    case "DB_SSLMODE" -> "require";
                    default -> "something";
                }));

        assertNamed(
                PRIMARY.keySet().stream().filter(name -> !name.equals(alone)).toArray(String[]::new));
    }

    @Test
    void theEngineAloneIsIncomplete() {
        read(Map.of("DB_ENGINE", "postgresql"));

        assertNamed("DB_NAME", "DB_USER", "DB_PASSWORD", "DB_HOST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEC_DB_PORT", "SEC_DB_HOST", "SEC_DB_ENGINE"})
    void anIncompleteSecondaryIsNoSecondaryToGoWithout(String alone) {
        read(with(
                PRIMARY,
                alone,
                switch (alone) {
                    case "SEC_DB_PORT" -> "5432";
                    case "SEC_DB_ENGINE" -> "postgresql";
                    default -> "db2";
                }));

        TreeSet<String> missing =
                new TreeSet<>(List.of("SEC_DB_NAME", "SEC_DB_USER", "SEC_DB_PASSWORD", "SEC_DB_HOST"));
        missing.remove(alone);
        assertNamed(missing.toArray(String[]::new));
    }

    @Test
    void aSecondaryWithoutAPrimaryIsNoReasonForAFile() {
        Map<String, String> secondary = new HashMap<>();
        PRIMARY.forEach((name, value) -> secondary.put("SEC_" + name, value));

        read(secondary);

        assertNamed("DB_NAME", "DB_USER", "DB_PASSWORD", "DB_HOST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_USER",
                "DB_PASSWORD",
                "DB_HOST",
                "DB_PORT",
                "DB_SSLMODE",
                "SEC_DB_ENGINE",
                "SEC_DB_NAME",
                "SEC_DB_USER",
                "SEC_DB_PASSWORD",
                "SEC_DB_HOST",
                "SEC_DB_PORT",
                "SEC_DB_SSLMODE",
                "SEC_DB_ROLE"
            })
    void aFileHasNoUseForAServer(String name) {
        read(Map.of("DB_ENGINE", "sqlite", name, "something"));

        assertNamed(name);
    }

    @Test
    void theSecondaryIsNotThePrimaryOnceMore() {
        Map<String, String> twice = new HashMap<>(PRIMARY);
        PRIMARY.forEach((name, value) -> twice.put("SEC_" + name, value));
        twice.put("SEC_DB_PORT", "5432");

        read(twice);
        assertEquals(
                List.of("SEC_DB_HOST and SEC_DB_PORT name the same node as DB_HOST and DB_PORT: name another"
                        + " one, or remove them"),
                List.copyOf(violations));

        violations.clear();
        read(with(twice, "SEC_DB_PORT", "5433"));
        assertNoViolation();
    }

    @Test
    void theSecondaryIsOfTheSameDatabase() {
        Map<String, String> both = new HashMap<>(PRIMARY);
        PRIMARY.forEach((name, value) -> both.put("SEC_" + name, value));
        both.put("SEC_DB_HOST", "db2");
        both.put("SEC_DB_NAME", "other");

        read(both);

        assertEquals(
                List.of("SEC_DB_NAME is other and DB_NAME is issues: a secondary is another node of the same"
                        + " database. For a separate database set SEC_DB_ROLE=fallback"),
                violations);
    }

    private static Map<String, String> pair(String role) {
        Map<String, String> both = new HashMap<>(PRIMARY);
        PRIMARY.forEach((name, value) -> both.put("SEC_" + name, value));
        both.put("SEC_DB_HOST", "db2");
        both.put("SEC_DB_ROLE", role);
        return both;
    }

    @Test
    void aStandbyIsTheUsualRole() {
        Postgresql settings = (Postgresql) read(pair("standby"));

        assertEquals("db2", settings.secondary().orElseThrow().host());
        assertEquals(Optional.empty(), settings.fallback());
        assertNoViolation();
    }

    @Test
    void aFallbackIsNoSecondary() {
        Postgresql settings = (Postgresql) read(pair("fallback"));

        assertEquals(Optional.empty(), settings.secondary());
        assertEquals("db2", settings.fallback().orElseThrow().node().host());
        assertEquals(Duration.ofSeconds(10), settings.fallback().orElseThrow().startTimeout());
        assertNoViolation();
    }

    @Test
    void aFallbackIsWaitedForAsLongAsIsSet() {
        Postgresql settings = (Postgresql) read(with(pair("fallback"), "DB_START_TIMEOUT", "3s"));

        assertEquals(Duration.ofSeconds(3), settings.fallback().orElseThrow().startTimeout());
        assertNoViolation();
    }

    @Test
    void aFallbackMayHaveAnotherName() {
        Postgresql settings = (Postgresql) read(with(pair("fallback"), "SEC_DB_NAME", "other"));

        assertEquals("other", settings.fallback().orElseThrow().node().database());
        assertNoViolation();
    }

    @Test
    void aFallbackIsNotThePrimaryOnceMore() {
        read(with(pair("fallback"), "SEC_DB_HOST", "db1"));

        assertEquals(
                List.of("SEC_DB_HOST, SEC_DB_PORT and SEC_DB_NAME name the same database as DB_HOST, DB_PORT"
                        + " and DB_NAME: name another one, or remove them"),
                violations);
    }

    @Test
    void anUnknownRoleIsRejected() {
        read(pair("replica"));

        assertEquals(List.of("SEC_DB_ROLE is replica: it must be standby or fallback"), violations);
    }

    @Test
    void anInvalidStartTimeoutIsRejected() {
        read(with(pair("fallback"), "DB_START_TIMEOUT", "soon"));

        assertEquals(List.of("DB_START_TIMEOUT is soon: it must be a time such as 10s"), violations);
    }

    @Test
    void aRoleAloneNamesNoSecondary() {
        read(with(PRIMARY, "SEC_DB_ROLE", "fallback"));

        assertNamed("SEC_DB_NAME", "SEC_DB_USER", "SEC_DB_PASSWORD", "SEC_DB_HOST");
    }

    @Test
    void anUnknownEngineIsRejected() {
        read(Map.of("DB_ENGINE", "mysql"));
        read(with(PRIMARY, "SEC_DB_ENGINE", "mysql"));

        assertEquals("DB_ENGINE is mysql: it must be sqlite or postgresql", violations.get(0));
        assertTrue(violations.get(1).startsWith("SEC_DB_ENGINE is mysql: "), violations.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "postgres", "PostgreSQL"})
    void anUnknownEngineHidesNoOtherViolation(String engine) {
        Map<String, String> environment = new HashMap<>(PRIMARY);
        environment.putAll(Map.of(
                "DB_ENGINE", engine,
                "DB_PORT", "none",
                "DB_SSLMODE", "maybe",
                "DB_START_TIMEOUT", "soon",
                "ACCEPT_EMPTY_DB", "yes"));

        read(environment);

        assertNamed("DB_ENGINE", "DB_PORT", "DB_SSLMODE", "DB_START_TIMEOUT", "ACCEPT_EMPTY_DB");
    }

    @Test
    void aVariableOfTheOtherEngineIsCheckedToo() {
        read(Map.of("DB_START_TIMEOUT", "soon"));
        read(with(PRIMARY, "ACCEPT_EMPTY_DB", "yes"));

        assertEquals(
                List.of(
                        "DB_START_TIMEOUT is soon: it must be a time such as 10s",
                        "ACCEPT_EMPTY_DB is yes: it must be true or false"),
                violations);
    }

    @Test
    void aFileThatCannotBeIsRejected() {
        read(Map.of("DB_NAME", "a\0b", "DB_ENGINE", "sqlite"));

        assertNamed("DB_NAME");
    }

    @Test
    void aPasswordKeepsItsBlanks() {
        Postgresql settings = (Postgresql) read(with(PRIMARY, "DB_PASSWORD", "  x "));

        assertEquals("  x ", settings.primary().password());
    }

    @Test
    void noViolationRevealsAPassword() {
        read(with(Map.of("DB_ENGINE", "sqlite", "SEC_DB_PASSWORD", "hush-hush"), "DB_PASSWORD", "hush-hush"));

        assertFalse(violations.toString().contains("hush"), violations.toString());
    }

    private DatabaseSettings read(Map<String, String> environment) {
        return new DatabaseVariables(environment, violations).read(DATA);
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return more;
    }

    private void assertNoViolation() {
        assertEquals(List.of(), violations);
    }

    /** There is a violation for each of the variables, and for no other. */
    private void assertNamed(String... variables) {
        TreeSet<String> named = new TreeSet<>();
        violations.forEach(violation -> named.add(violation.substring(0, violation.indexOf(' '))));
        assertEquals(new TreeSet<>(List.of(variables)), named, violations.toString());
    }
}
