package dev.issuetracker.adapter.persistence.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import dev.issuetracker.application.store.StoreStatus.State;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.user.User;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pooler that most people have, where it is installed. */
class PgBouncerTest {
    private static final Optional<Path> PROGRAM = Stream.of(
                    "/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
            .map(folder -> Path.of(folder, "pgbouncer"))
            .filter(Files::isExecutable)
            .findFirst();

    @TempDir
    private Path folder;

    @BeforeAll
    static void requirePgBouncer() {
        assumeTrue(PROGRAM.isPresent(), "PgBouncer is not installed");
    }

    /** A running PgBouncer. */
    private record PgBouncer(Process process, Postgresql database) implements AutoCloseable {
        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private PgBouncer start(String mode) throws IOException {
        Node server = PostgresqlServer.freshDatabase().primary();
        int port = freePort();
        Path settings = Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                %s = host=127.0.0.1 port=%s user=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %s
                unix_socket_dir =
                auth_type = any
                pool_mode = %s
                default_pool_size = 30
                ignore_startup_parameters = extra_float_digits
                """.formatted(
                        server.database(), server.port(), server.user(), port, mode));
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PgBouncer rejects to run as root; in a user namespace of its own it does not see that it does.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(PROGRAM.orElseThrow().toString(), settings.toString()));
        Path log = folder.resolve("pgbouncer.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Await.until("PgBouncer listens", () -> listens(port), () -> read(log));
        return new PgBouncer(
                process,
                DatabaseSettings.postgresql(
                        new Node("127.0.0.1", port, server.database(), server.user(), "any", Optional.empty()),
                        Optional.empty(),
                        folder.resolve("lineage")));
    }

    @Test
    void transactionModeIsRejected() throws IOException {
        try (PgBouncer pooler = start("transaction")) {
            UnusableDatabaseException rejection = assertThrows(
                    UnusableDatabaseException.class,
                    () -> Database.open(pooler.database()).close());
            assertTrue(String.valueOf(rejection.getMessage()).contains("transaction mode"), rejection.toString());
        }
    }

    @Test
    void sessionModeIsGood() throws IOException {
        try (PgBouncer pooler = start("session");
                Database database = Database.open(pooler.database())) {
            assertEquals(State.READY, database.health().status().state());
            Instant at = Instant.parse("2026-11-23T09:30:00Z");
            // More often than a statement is prepared anew each time.
            for (int i = 0; i < 20; i++) {
                String name = "user" + i;
                User added =
                        database.transactions().in(() -> database.users().add(name, name + "@example.org", "hash", at));
                assertEquals(
                        Optional.of(added),
                        database.transactions().reading(() -> database.users().find(added.id())));
            }
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
