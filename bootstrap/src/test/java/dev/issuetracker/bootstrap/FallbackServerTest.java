package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings that the Django tracker had, a cloud primary and a local secondary, while the cloud is out of reach. */
class FallbackServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private Map<String, String> variables() throws IOException {
        Map<String, String> variables = new HashMap<>(Map.of(
                "DB_ENGINE", "django.db.backends.postgresql",
                "DB_NAME", "issue_tracker_db",
                "DB_USER", "cloud",
                "DB_PASSWORD", "cloud",
                "DB_HOST", "127.0.0.1",
                "DB_PORT", Integer.toString(closedPort()),
                "DB_SSLMODE", "require",
                "SEC_DB_ENGINE", "django.db.backends.postgresql"));
        TestPostgresql.emptyDatabase().forEach((name, value) -> variables.put("SEC_" + name, value));
        variables.put("DB_NAME", String.valueOf(variables.get("SEC_DB_NAME")));
        variables.putAll(Map.of("DATA_DIR", folder.toString(), "PORT", "0", "HOST", "127.0.0.1"));
        return variables;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> ready(RunningServer server) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(server, "/health/ready")));
    }

    private static HttpResponse<String> signUp(RunningServer server) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(server, "/signup"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"username": "jane", "email": "jane@example.org", "password": "correct horse battery"}
                        """)));
    }

    private static URI uri(RunningServer server, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    @Test
    void fallbackServesAndSaysSoInEveryAnswer() throws Exception {
        Map<String, String> variables = variables();
        variables.put("SEC_DB_ROLE", "fallback");
        variables.put("DB_START_TIMEOUT", "1s");
        try (RunningServer server = RunningServer.start(variables, Clock.systemUTC())) {
            HttpResponse<String> ready = Await.answer(() -> ready(server), answer -> answer.statusCode() == 200);
            assertEquals(200, ready.statusCode());
            assertTrue(ready.body().contains("\"database\":\"fallback\""), ready.body());
            assertTrue(ready.body().contains("It has data of its own"), ready.body());

            HttpResponse<String> signUp = Await.answer(() -> signUp(server), answer -> answer.statusCode() != 503);
            assertEquals(201, signUp.statusCode(), signUp.body());
            assertEquals(
                    List.of("199 - \"A fallback database serves; its data are its own\""),
                    signUp.headers().allValues("Warning"));
        }
    }

    @Test
    void standbyThatIsAnotherDatabaseServesNothingAndTheAnswerNamesTheSetting() throws Exception {
        try (RunningServer server = RunningServer.start(variables(), Clock.systemUTC())) {
            // The setting is named once both nodes were asked, which the first probe may have no time for.
            HttpResponse<String> ready = Await.answer(() -> ready(server), FallbackServerTest::namesTheSetting);
            assertEquals(503, ready.statusCode());
            assertTrue(namesTheSetting(ready), ready.body());

            HttpResponse<String> signUp = Await.answer(() -> signUp(server), FallbackServerTest::namesTheSetting);
            assertEquals(503, signUp.statusCode());
            assertTrue(namesTheSetting(signUp), signUp.body());
        }
    }

    private static boolean namesTheSetting(HttpResponse<String> answer) {
        return answer.body().contains("SEC_DB_ROLE=fallback");
    }
}
