package dev.issuetracker.bootstrap.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.guess.GuessLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    @Test
    void nothingNeedsToBeSet() {
        Configuration configuration = Configuration.of(Environment.of(Map.of()));

        assertEquals(8080, configuration.http().port());
        assertEquals(Duration.ofHours(24), configuration.tokenTtl());
        assertEquals(8L << 20, configuration.http().limits().maxBodyBytes());
        assertEquals(512L << 20, configuration.http().limits().maxImportBytes());
        assertFalse(configuration.http().metricsPublic());
        assertEquals(GuessLimits.of(10, 100, 20), configuration.guessLimits());
    }

    @Test
    void aBlankValueCountsAsNotSet() {
        assertEquals(
                8080,
                Configuration.of(Environment.of(Map.of("PORT", " ", "DB_HOST", "", "DB_NAME", " ")))
                        .http()
                        .port());
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "30m, 1800", "7d, 604800"})
    void aTimeHasAUnit(String text, long seconds) {
        assertEquals(
                Duration.ofSeconds(seconds),
                Configuration.of(Environment.of(Map.of("TOKEN_TTL", text))).tokenTtl());
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, 65536",
        "PORT, -1",
        "TOKEN_TTL, 0s",
        "TOKEN_TTL, 5",
        "TOKEN_TTL, 999999999d",
        "GUESSES_PER_ACCOUNT, -1",
        "GUESSES_PER_ADDRESS, 1000001",
        "SIGNUPS_PER_ADDRESS, few",
        "MAX_BODY_SIZE, 0",
        "MAX_BODY_SIZE, 8T",
        "MAX_IMPORT_SIZE, 999999999999G",
        "MAX_BODY_SIZE, 2G",
        "MAX_REQUESTS, 0",
        "MAX_CONNECTIONS, many",
        "RATE_LIMIT, -1",
        "METRICS_PUBLIC, yes",
        "BASE_PATH, tracker",
        "BASE_PATH, //tracker",
        "DRAIN_TIMEOUT, soon",
        "LOG_FORMAT, xml",
        "LOG_LEVEL, loud"
    })
    void aViolationNamesTheVariableAndItsValue(String variable, String value) {
        List<String> violations = violations(Map.of(variable, value));

        assertEquals(1, violations.size());
        assertTrue(violations.get(0).startsWith(variable + " is " + value + ": "), violations.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "TRUSTED_PROXIES, localhost",
        "TRUSTED_PROXIES, 10.0.0.0/33",
        "IMAGE_ORIGINS, *",
        "CORS_ORIGINS, *",
        "CORS_ORIGINS, https://example.org/",
        "CORS_ORIGINS, example.org",
        "CORS_ORIGINS, https://Example.org"
    })
    void anInvalidEntryOfAListIsNamed(String variable, String value) {
        List<String> violations = violations(Map.of(variable, value));

        assertEquals(1, violations.size());
        assertTrue(violations.get(0).startsWith(variable + " has " + value + ": "), violations.get(0));
    }

    @Test
    void listsAreSeparatedByCommas() {
        Configuration configuration = Configuration.of(Environment.of(Map.of(
                "TRUSTED_PROXIES",
                "127.0.0.1, fd00::/8",
                "CORS_ORIGINS",
                "https://a.example,http://[::1]:3000",
                "IMAGE_ORIGINS",
                "https://images.example")));

        assertEquals(2, configuration.http().proxies().trusted().size());
        assertEquals(
                List.of("https://a.example", "http://[::1]:3000"),
                configuration.http().origins().callers());
        assertEquals(
                List.of("https://images.example"),
                configuration.http().origins().images());
    }

    @ParameterizedTest
    @CsvSource({"TLS_CERT, TLS_KEY", "TLS_KEY, TLS_CERT"})
    void tlsNeedsBothItsFiles(String set, String missing) {
        List<String> violations = violations(Map.of(set, "server.pem"));

        assertEquals(List.of(missing + " is not set: TLS needs both TLS_CERT and TLS_KEY"), violations);
    }

    @Test
    void unusableTlsFilesAreReported() {
        List<String> violations = violations(Map.of("TLS_CERT", "no-such.crt", "TLS_KEY", "no-such.key"));

        assertEquals(List.of("TLS_CERT and TLS_KEY: no-such.crt does not exist"), violations);
    }

    @Test
    void allViolationsAreReportedAtOnce() {
        assertEquals(
                5,
                violations(Map.of("PORT", "x", "DB_HOST", "db1", "JWT_SECRET", "short"))
                        .size());
    }

    @Test
    void formerKeyIsHeldToTheSameRuleAsTheNewOne() {
        assertEquals(
                List.of("JWT_SECRET_PREVIOUS has 5 bytes, but at least 32 are needed for HS256: use for"
                        + " example the output"
                        + " of openssl rand -base64 48"),
                violations(Map.of("JWT_SECRET_PREVIOUS", "short")));
    }

    @Test
    void noSecretIsShown() {
        Configuration configuration = Configuration.of(Environment.of(Map.of(
                "JWT_SECRET", "hush-hush-hush-hush-hush-hush-hush-hush",
                "JWT_SECRET_PREVIOUS", "hush-hush-hush-hush-hush-hush-hush-hash",
                "DB_NAME", "issues",
                "DB_USER", "tracker",
                "DB_PASSWORD", "hush-hush",
                "DB_HOST", "db1")));

        assertFalse(configuration.toString().contains("hush"), configuration.toString());
        assertFalse(violations(Map.of("JWT_SECRET", "hush", "JWT_SECRET_PREVIOUS", "hush"))
                .toString()
                .contains("hush"));
    }

    private static List<String> violations(Map<String, String> environment) {
        return assertThrows(ConfigurationException.class, () -> Configuration.of(Environment.of(environment)))
                .violations();
    }
}
