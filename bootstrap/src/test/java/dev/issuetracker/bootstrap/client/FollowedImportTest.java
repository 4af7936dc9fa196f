package dev.issuetracker.bootstrap.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.issuetracker.bootstrap.client.FollowedImport.LostException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FollowedImportTest {
    private static final String GONE = "";
    private static final String DONE = "{\"state\": \"done\", \"report\": {\"created\": 7}}";

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();
    private final AtomicInteger looks = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/issues/import", exchange -> answer(exchange, 202, "{\"id\": 3, \"state\": \"queued\"}"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** What looks at the import are answered, one after the other: the last one again and again. */
    private void looks(Answer... answers) {
        server.createContext("/imports/3", exchange -> {
            Answer answer = answers[Math.min(looks.getAndIncrement(), answers.length - 1)];
            if (answer.json().equals(GONE)) {
                exchange.close();
            } else {
                answer(exchange, answer.status(), answer.json());
            }
        });
    }

    private record Answer(int status, String json) {}

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private JsonObject follow(Duration patience) throws IOException {
        return follow(patience, Map.of());
    }

    private JsonObject follow(Duration patience, Map<String, String> parameters) throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "title\n");
        try (Progress progress = new Progress(new PrintWriter(said), false, "importing", 0, System::nanoTime)) {
            return new FollowedImport(new ServerClient(URI.create(url()), "token"), progress, patience)
                    .run(List.of(file), parameters, null);
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void serverMayBeGoneForAWhile() throws IOException {
        // Java's client makes a call again by itself when its connection is closed.
        looks(
                new Answer(0, GONE),
                new Answer(0, GONE),
                new Answer(503, "{\"detail\": \"Busy.\"}"),
                new Answer(502, "<html>"),
                new Answer(200, "{\"state\": \"running\"}"),
                new Answer(200, DONE));
        assertEquals(7, follow(Duration.ofMinutes(1)).number("created"));
        assertTrue(said.toString().contains("Busy. Looking again for up to 1 min."), said.toString());
    }

    @Test
    void importThatCannotBeFollowedIsNamed() {
        looks(new Answer(503, "{\"detail\": \"Busy.\"}"));
        LostException failure = assertThrows(LostException.class, () -> follow(Duration.ofMillis(10)));
        assertEquals(
                "Busy. The import may go on: GET " + url() + "/imports/3 says what becomes of it.",
                failure.getMessage());
        assertTrue(looks.get() > 1, looks.toString());
    }

    @Test
    void importWhoseServerEndedCanRunAgain() {
        looks(new Answer(200, "{\"id\": 3, \"state\": \"failed\", \"problem\": null}"));
        CallException failure = assertThrows(CallException.class, () -> follow(Duration.ofMinutes(1)));
        assertEquals(
                "The server ended before the import did, and nothing was stored. POST /imports/3/run runs it again,"
                        + " without sending the files again.",
                failure.getMessage());
    }

    @Test
    void importWhoseServerEndedSaysWhereTheIssuesAreThatKeepWhatItChanged() {
        looks(new Answer(200, "{\"id\": 3, \"state\": \"failed\", \"problem\": null, \"kept_total\": 2}"));
        CallException failure = assertThrows(CallException.class, () -> follow(Duration.ofMinutes(1)));
        assertEquals(
                "The server ended before the import did, and what it changed is taken back, but of issues that were"
                        + " edited meanwhile: GET /imports/3 names them in kept. POST /imports/3/run runs it again,"
                        + " without sending the files again.",
                failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reject|nothing was stored.",
                "update|what it changed is taken back, but of issues that were edited meanwhile: GET /imports/3 names"
                        + " them in kept."
            })
    void cancelledImportSaysThatNothingWasStoredOnlyWhereThatIsCertain(String onExisting, String said) {
        looks(new Answer(200, "{\"id\": 3, \"state\": \"cancelled\"}"));
        CallException failure = assertThrows(
                CallException.class, () -> follow(Duration.ofMinutes(1), Map.of("on_existing", onExisting)));
        assertEquals("The import was cancelled, and " + said, failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void answersThatWillNotChangeEndIt(int status) {
        looks(new Answer(status, "{\"detail\": \"No.\"}"));
        assertThrows(LostException.class, () -> follow(Duration.ofMinutes(1)));
        assertEquals(1, looks.get());
    }
}
