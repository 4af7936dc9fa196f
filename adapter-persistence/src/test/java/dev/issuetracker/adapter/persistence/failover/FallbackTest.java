package dev.issuetracker.adapter.persistence.failover;

import static dev.issuetracker.adapter.persistence.failover.Health.assertStatus;
import static dev.issuetracker.adapter.persistence.failover.Health.awaitDetail;
import static dev.issuetracker.adapter.persistence.failover.Health.awaitStatus;
import static dev.issuetracker.adapter.persistence.failover.Health.connected;
import static dev.issuetracker.adapter.persistence.failover.Health.detail;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlNode;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.unit.CuttingRelay;
import dev.issuetracker.application.store.StoreStatus.State;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.user.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two servers that are no nodes of one database, and one server that has two names. */
@Execution(ExecutionMode.CONCURRENT) // It mostly waits for servers.
class FallbackTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");
    private static final String DATABASE = "tracker";
    /** Of a primary that is not there. */
    private static final Duration SHORT = Duration.ofSeconds(1);
    /** Of a primary that answers, late on a busy machine. */
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private static Path templates;

    @TempDir
    private Path folder;

    private PostgresqlNode cloud;
    private PostgresqlNode local;

    /** Two stopped servers, made apart from each other. */
    private static final class Templates {
        static final PostgresqlNode CLOUD = make("cloud");
        static final PostgresqlNode LOCAL = make("local");

        private static PostgresqlNode make(String name) {
            PostgresqlNode node = PostgresqlNode.initialized(templates.resolve(name));
            node.start();
            node.execute("CREATE ROLE tracker LOGIN");
            node.execute("CREATE DATABASE " + DATABASE + " OWNER tracker");
            node.stop();
            return node;
        }
    }

    @BeforeEach
    void copyServers() {
        cloud = Templates.CLOUD.copy(folder.resolve("cloud"));
        local = Templates.LOCAL.copy(folder.resolve("local"));
    }

    @AfterEach
    void stopServers() {
        cloud.close();
        local.close();
    }

    private Database openPair() {
        return Database.open(withSecondary(local.node(DATABASE)));
    }

    private Postgresql withSecondary(Node secondary) {
        return DatabaseSettings.postgresql(cloud.node(DATABASE), Optional.of(secondary), folder.resolve("lineage"));
    }

    private Database openWithFallback(Duration startTimeout) {
        return Database.open(withSecondary(local.node(DATABASE)).withFallback(local.node(DATABASE), startTimeout));
    }

    /** What both servers said; one that is slow to answer is asked again. */
    private static Diagnosis answered(Postgresql settings) {
        List<Diagnosis> asked = new ArrayList<>();
        Await.until(
                "both servers answer",
                () -> {
                    asked.add(0, Diagnosis.of(settings));
                    return asked.get(0).lines().stream().noneMatch(line -> line.contains("does not answer"));
                },
                () -> asked.get(0));
        return asked.get(0);
    }

    private static void signUp(String name, Database database) {
        connected(() -> add(name, database));
    }

    private static User add(String name, Database database) {
        return database.transactions().in(() -> database.users().add(name, name + "@example.org", "hash", AT));
    }

    private static List<String> names(PostgresqlNode server) {
        String names = server.ask(DATABASE, "SELECT string_agg(username, ',' ORDER BY id) FROM users");
        return names.equals("null") ? List.of() : List.of(names.split(",", -1));
    }

    @Test
    void unrelatedSecondaryTakesNoWritesAwayAndIsNeverUsed() {
        cloud.start();
        local.start();
        try (Database database = openPair()) {
            awaitStatus(State.READY, "primary", database);
            awaitDetail("The secondary is of another database", database);
            awaitDetail("It is never used.", database);
            signUp("anna", database);

            cloud.kill();
            Await.until("nothing serves", () -> database.health().status().state() == State.UNAVAILABLE);
            awaitDetail("SEC_DB_ROLE=fallback", database);

            TrackerException rejection = assertThrows(TrackerException.class, () -> add("bert", database));
            assertEquals(ErrorCode.STORE_UNAVAILABLE, rejection.code());
            assertTrue(String.valueOf(rejection.getMessage()).contains("SEC_DB_ROLE=fallback"), rejection.toString());
        }
        assertEquals("", local.ask(DATABASE, "SELECT 'a table' FROM pg_tables WHERE schemaname = 'public'"));
    }

    @Test
    void unrelatedSecondaryGetsNoSchemaWhenThePrimaryIsDownAtTheFirstStart() {
        local.start();
        try (Database database = openPair()) {
            assertStatus(State.UNAVAILABLE, "none", database);
            awaitDetail("SEC_DB_ROLE=fallback", database);

            cloud.start();
            awaitStatus(State.READY, "primary", database);
            signUp("anna", database);
        }
        assertEquals(List.of("anna"), names(cloud));
        assertEquals("", local.ask(DATABASE, "SELECT 'a table' FROM pg_tables WHERE schemaname = 'public'"));
    }

    @Test
    void fallbackServesUntilTheNextStart() {
        local.start();
        try (Database database = openWithFallback(SHORT)) {
            awaitStatus(State.READY, "fallback", database);
            assertTrue(database.health().fallback());
            assertTrue(detail(database).contains("It has data of its own"), detail(database));
            signUp("local", database);

            cloud.start();
            signUp("local2", database);
            awaitStatus(State.READY, "fallback", database);
        }
        try (Database database = openWithFallback(LONG)) {
            awaitStatus(State.READY, "primary", database);
            assertFalse(database.health().fallback());
            signUp("cloud", database);
        }
        assertEquals(List.of("local", "local2"), names(local));
        assertEquals(List.of("cloud"), names(cloud));
    }

    /** Nothing would serve before the next start, because one connection broke. */
    @Test
    void fallbackThatMissesAProbeServesNevertheless() throws IOException {
        local.start();
        Node direct = local.node(DATABASE);
        try (CuttingRelay relay = new CuttingRelay(direct.host(), direct.port(), "pg_control_system")) {
            Node relayed = new Node(
                    direct.host(), relay.port(), DATABASE, direct.user(), direct.password(), Optional.of("disable"));
            try (Database database = Database.open(withSecondary(relayed).withFallback(relayed, SHORT))) {
                assertTrue(relay.hasCut());
                awaitStatus(State.READY, "fallback", database);
            }
        }
    }

    @Test
    void fallbackIsNotUsedWhileThePrimaryAnswers() {
        cloud.start();
        local.start();
        try (Database database = openWithFallback(LONG)) {
            awaitStatus(State.READY, "primary", database);
        }
        assertEquals("", local.ask(DATABASE, "SELECT 'a table' FROM pg_tables WHERE schemaname = 'public'"));
    }

    @Test
    void withNeitherThePrimaryIsWaitedFor() {
        try (Database database = openWithFallback(SHORT)) {
            assertStatus(State.UNAVAILABLE, "none", database);

            cloud.start();
            awaitStatus(State.READY, "primary", database);
            assertFalse(database.health().fallback());
        }
    }

    @Test
    void oneServerUnderTwoNamesIsOneNode() {
        cloud.start();
        Node first = cloud.node(DATABASE);
        Node again = new Node("localhost", first.port(), DATABASE, first.user(), first.password(), Optional.empty());
        try (Database database = Database.open(withSecondary(again))) {
            awaitStatus(State.READY, "primary", database);
            awaitDetail("The secondary is the primary under another name", database);
            signUp("anna", database);
            assertEquals(List.of("anna"), names(cloud));

            cloud.kill();
            Await.until("nothing serves", () -> database.health().status().state() == State.UNAVAILABLE);
            cloud.start();
            awaitStatus(State.READY, "primary", database);
        }
    }

    @Test
    void diagnosisNamesTheUnrelatedSecondary() {
        cloud.start();
        local.start();

        Diagnosis diagnosis = answered(withSecondary(local.node(DATABASE)));

        assertTrue(diagnosis.written());
        String lines = String.join("\n", diagnosis.lines());
        assertTrue(
                lines.contains("primary " + cloud.node(DATABASE) + " is open for writes on timeline 1, no schema"),
                lines);
        assertTrue(lines.contains("secondary " + local.node(DATABASE) + " is open for writes"), lines);
        assertTrue(lines.contains("The secondary is of another database"), lines);
        assertFalse(lines.contains(cloud.node(DATABASE).password()), lines);
    }

    @Test
    void diagnosisAsksAServerAgainWhoseFirstAnswerIsLost() {
        cloud.start();

        Await.until(
                "the second probe is answered", () -> diagnosisWithALostAnswer().written());
    }

    private Diagnosis diagnosisWithALostAnswer() {
        Node node = cloud.node(DATABASE);
        try (CuttingRelay relay = new CuttingRelay(node.host(), node.port(), "pg_is_in_recovery")) {
            Node cut =
                    new Node(node.host(), relay.port(), node.database(), node.user(), node.password(), node.sslMode());
            Diagnosis diagnosis =
                    Diagnosis.of(DatabaseSettings.postgresql(cut, Optional.empty(), folder.resolve("lineage")));
            assertTrue(relay.hasCut());
            return diagnosis;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void diagnosisOfADatabaseOfAnotherProgramWritesNothing() {
        cloud.start();
        cloud.execute(DATABASE, "CREATE TABLE invoices (id bigint)");

        Diagnosis diagnosis = answered(
                DatabaseSettings.postgresql(cloud.node(DATABASE), Optional.empty(), folder.resolve("lineage")));

        assertFalse(diagnosis.written());
        String lines = String.join("\n", diagnosis.lines());
        assertTrue(lines.contains("has tables of another program"), lines);
    }

    @Test
    void diagnosisOfServersThatAreDownWritesNothing() {
        Diagnosis diagnosis = Diagnosis.of(
                withSecondary(local.node(DATABASE)).withFallback(local.node(DATABASE), Duration.ofSeconds(7)));

        assertFalse(diagnosis.written());
        String lines = String.join("\n", diagnosis.lines());
        assertTrue(lines.contains("primary " + cloud.node(DATABASE) + " does not answer: "), lines);
        assertTrue(lines.contains("fallback " + local.node(DATABASE) + " does not answer: "), lines);
        assertTrue(lines.contains("within 7 s"), lines);
    }
}
