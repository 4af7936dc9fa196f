package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.application.store.StoreStatus.State;
import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.Environment;
import dev.issuetracker.domain.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is configured reaches a real PostgreSQL as it was meant. */
class PostgresqlLoginTest {
    @TempDir
    Path folder;

    @AfterEach
    void restorePassword() {
        TestPostgresql.setPassword(TestPostgresql.PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it's \"quoted\"",
                "100%25&a=b?c#d",
                "me@db:5432/x",
                "back\\slash\\\\n$HOME`x`",
                " blanks around ",
                "#hash # hash",
                "pässwörd-密码-🔑",
                "'",
                "\""
            })
    void anyPasswordIsGood(String password) throws Exception {
        TestPostgresql.setPassword(password);
        Map<String, String> variables = TestPostgresql.emptyDatabase();
        variables.put("DB_PASSWORD", password);

        assertServes(variables);

        Path file = folder.resolve("env");
        variables.put("DB_PASSWORD", "\"" + password.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        Files.writeString(
                file,
                variables.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
        assertServes(Environment.of(Map.of(), file).variables());
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "[::1]", "127.0.0.1"})
    void anAddressIsReached(String host) throws Exception {
        assumeTrue(!host.contains(":") || hasVersionSix(), "this machine has no IPv6");
        Map<String, String> variables = TestPostgresql.emptyDatabase();
        variables.put("DB_HOST", host);

        assertServes(variables);
    }

    /** This PostgreSQL has no certificate: what insists on TLS must not be served without. */
    @ParameterizedTest
    @ValueSource(strings = {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"})
    void theModeOfTlsIsHeldTo(String mode) throws Exception {
        Map<String, String> variables = TestPostgresql.emptyDatabase();
        variables.put("DB_SSLMODE", mode);
        boolean insists = mode.equals("require") || mode.startsWith("verify");

        State expected = insists ? State.UNAVAILABLE : State.READY;
        assertEquals(expected, state(variables, expected));
    }

    private void assertServes(Map<String, String> variables) throws Exception {
        assertEquals(State.READY, state(variables, State.READY));
    }

    /** The state, once it is the one that is awaited: on a busy machine the first probe may run out of time. */
    private State state(Map<String, String> variables, State awaited) throws Exception {
        Map<String, String> all = new HashMap<>(variables);
        all.put("DATA_DIR", folder.toString());
        try (Database database =
                Database.open(Configuration.of(Environment.of(all)).database())) {
            return Await.answer(() -> database.health().status().state(), awaited::equals);
        }
    }

    private static boolean hasVersionSix() {
        byte[] loopback = new byte[16];
        loopback[15] = 1;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(loopback))) {
            return socket.isBound();
        } catch (IOException none) {
            return false;
        }
    }
}
