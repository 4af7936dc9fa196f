package dev.issuetracker.http.importing;

import static dev.issuetracker.http.fixture.RawConnection.head;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.bootstrap.client.CallException;
import dev.issuetracker.bootstrap.client.ServerClient;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.EdgeFixture;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.RawConnection;
import dev.issuetracker.http.fixture.Tracker;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports that keep their clients waiting: another program writes the database, and no import can store. */
class LongImportTest extends EdgeFixture {
    private static final String GOOD = "title,status,labels\nLong,open,\n";
    private static final String BAD = "title,status,labels\nLong,unheard,\n";

    @TempDir
    private Path folder = Path.of("");

    private final Tracker tracker = start("IMPORT_SILENCE", "1s");
    private final Api jane = tracker.jane();

    /** Another program, which keeps all others from writing until it ends. */
    private static final class Writer implements AutoCloseable {
        private final Connection connection;

        Writer(Tracker tracker) throws SQLException {
            connection = DriverManager.getConnection(
                    "jdbc:sqlite:" + tracker.directory().resolve("issue-tracker.db"));
            execute("BEGIN IMMEDIATE");
        }

        void end() throws SQLException {
            execute("ROLLBACK");
        }

        /** Ends after the label of the file is gone, which the check of the file has found. */
        void endWithoutLabels() throws SQLException {
            execute("DELETE FROM labels");
            execute("COMMIT");
        }

        private void execute(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private static void send(RawConnection connection, Api sender, String csv, String... headers) throws IOException {
        sendTo("/issues/import", connection, sender, csv, headers);
    }

    private static void sendTo(String path, RawConnection connection, Api sender, String csv, String... headers)
            throws IOException {
        String form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n" + csv
                + "\r\n--b--\r\n";
        List<String> all = new ArrayList<>(List.of(
                "Authorization: Bearer " + sender.token(),
                "Content-Type: multipart/form-data; boundary=b",
                "Content-Length: " + form.length(),
                "Connection: close"));
        all.addAll(List.of(headers));
        connection.send(head("POST " + path, all.toArray(new String[0])) + form);
    }

    private static JsonNode answered(RawConnection connection) throws IOException {
        return Json.read(connection.rest().getBytes(StandardCharsets.UTF_8));
    }

    private List<String> titles() {
        return jane.get("/issues").expect(200).titles();
    }

    @Test
    void reportFollowsWhiteSpace() throws Exception {
        try (RawConnection connection = RawConnection.to(jane);
                Writer writer = new Writer(tracker)) {
            send(connection, jane, GOOD);
            assertEquals("HTTP/1.1 202 Accepted", connection.statusLine());
            assertEquals(" ", connection.read(1));
            writer.end();
            JsonNode report = answered(connection);
            assertEquals(1, report.path("created").asInt());
            assertFalse(report.has("code"));
            assertEquals(List.of("Long"), titles());
        }
    }

    @Test
    void problemFollowsWhiteSpace() throws Exception {
        try (RawConnection connection = RawConnection.to(jane);
                Writer writer = new Writer(tracker)) {
            // The answer to a request with a key is recorded, which waits for the other program.
            send(connection, jane, BAD, "Idempotency-Key: bad-import");
            assertEquals("HTTP/1.1 202 Accepted", connection.statusLine());
            assertEquals(" ", connection.read(1));
            writer.end();
            JsonNode problem = answered(connection);
            assertEquals(400, problem.path("status").asInt());
            assertEquals("import_rejected", problem.path("code").asText());
            assertEquals(1, problem.path("errors").size());
            assertEquals(List.of(), titles());
        }
    }

    @Test
    void repeatedRequestHasTheStatusThatTheFirstWouldHaveHad() throws Exception {
        String key = "Idempotency-Key: long-import";
        try (RawConnection connection = RawConnection.to(jane);
                Writer writer = new Writer(tracker)) {
            send(connection, jane, GOOD, key);
            assertEquals("HTTP/1.1 202 Accepted", connection.statusLine());
            writer.end();
            connection.rest();
        }
        assertEquals("HTTP/1.1 201 Created", repeated(key));
        assertEquals(List.of("Long"), titles());
    }

    /** The status of an answer that is given again, which takes longer than the silence when the machine pauses. */
    private String repeated(String key) throws IOException {
        while (true) {
            try (RawConnection connection = RawConnection.to(jane)) {
                send(connection, jane, GOOD, key);
                String status = connection.statusLine();
                if (!status.equals("HTTP/1.1 202 Accepted")) {
                    return status;
                }
                assertEquals(" ", connection.read(1));
            }
        }
    }

    /** Sends a file, and leaves when the white space has begun. Nothing is stored before the other program ends. */
    private void sendAndLeave(String path, String key) throws Exception {
        try (Writer writer = new Writer(tracker)) {
            try (RawConnection connection = RawConnection.to(jane)) {
                sendTo(path, connection, jane, GOOD, key);
                assertEquals("HTTP/1.1 202 Accepted", connection.statusLine());
                assertEquals(" ", connection.read(1));
            }
            awaitNoWhiteSpace();
            writer.end();
        }
        awaitNoFile();
    }

    /** Until no client of this process is sent white space any more: also not the one that has left. */
    private static void awaitNoWhiteSpace() throws InterruptedException {
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("long-answer"))) {
            Thread.sleep(20);
        }
    }

    /** Until the server has removed what it received, with which a request ends. */
    private void awaitNoFile() throws IOException, InterruptedException {
        List<Path> servers;
        try (Stream<Path> all = Files.list(tracker.directory().resolve("tmp"))) {
            servers = all.filter(Files::isDirectory).toList();
        }
        for (Path server : servers) {
            while (holdsImport(server)) {
                Thread.sleep(20);
            }
        }
    }

    private static boolean holdsImport(Path server) throws IOException {
        try (DirectoryStream<Path> imports = Files.newDirectoryStream(server, "import-*")) {
            return imports.iterator().hasNext();
        }
    }

    /** What another file with the key is answered, which is rejected if the key has an answer already. */
    private JsonNode another(String path, String key) throws IOException {
        try (RawConnection connection = RawConnection.to(jane)) {
            sendTo(path, connection, jane, "title,status,labels\nOther,open,\n", key);
            connection.statusLine();
            return answered(connection);
        }
    }

    @Test
    void importThatDoesNotStoreYetEndsWhenItsClientLeaves() throws Exception {
        String key = "Idempotency-Key: left-import";
        sendAndLeave("/issues/import", key);
        JsonNode answer = another("/issues/import", key);
        assertEquals(1, answer.path("created").asInt(), answer.toString());
        assertEquals(List.of("Other"), titles());
    }

    @Test
    void dryRunEndsWhenItsClientLeaves() throws Exception {
        String key = "Idempotency-Key: left-check";
        sendAndLeave("/issues/import?dry_run=true", key);
        JsonNode answer = another("/issues/import?dry_run=true", key);
        assertEquals(1, answer.path("rows").asInt(), answer.toString());
    }

    @Test
    void commandSeesTheProblemBehindTheStatus() throws Exception {
        Path file = Files.writeString(folder.resolve("issues.csv"), "title,status,labels\nLong,open,gone\n");
        jane.label("gone");
        ServerClient client = new ServerClient(URI.create(jane.base()), jane.token());
        try (Writer writer = new Writer(tracker)) {
            Thread release = new Thread(() -> endLater(writer));
            release.start();
            CallException problem = assertThrows(
                    CallException.class, () -> client.importFiles(List.of(file), Map.of(), null, sent -> {}));
            release.join();
            assertTrue(
                    String.valueOf(problem.getMessage()).startsWith("1 of 1 row was rejected"), problem.getMessage());
        }
    }

    /** When the first white space was sent. */
    private static void endLater(Writer writer) {
        try {
            Thread.sleep(1_500);
            writer.endWithoutLabels();
        } catch (InterruptedException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
