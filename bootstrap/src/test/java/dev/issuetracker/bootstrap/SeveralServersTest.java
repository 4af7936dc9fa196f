package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.Environment;
import dev.issuetracker.bootstrap.server.Server;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.OwnThread;
import dev.issuetracker.http.fixture.Resending;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three servers, each with a folder of its own, on one PostgreSQL database that was empty when they were started
 * together.
 */
class SeveralServersTest {
    private static final int SERVERS = 3;

    @TempDir
    Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Clock clock = slowClock();
    private final Map<String, String> database = TestPostgresql.emptyDatabase();
    private final List<Server> servers = new ArrayList<>();

    /** Ten times slower than others: how long guesses take on a busy machine must not give the right to more. */
    private static Clock slowClock() {
        Instant began = Instant.now();
        InstantSource slow =
                () -> began.plus(Duration.between(began, Instant.now()).dividedBy(10));
        return slow.withZone(ZoneOffset.UTC);
    }

    @BeforeEach
    void startTogether() throws InterruptedException, ExecutionException {
        ExecutorService starters = Executors.newFixedThreadPool(SERVERS);
        try {
            List<Future<Server>> starting = new ArrayList<>();
            for (int i = 0; i < SERVERS; i++) {
                Configuration configuration = configuration(i);
                starting.add(starters.submit(() -> Server.start(configuration, clock)));
            }
            collect(starting);
        } finally {
            starters.shutdown();
        }
    }

    /** When one does not start, the others are stopped nevertheless. */
    private void collect(List<Future<Server>> starting) throws InterruptedException, ExecutionException {
        @Nullable ExecutionException failure = null;
        for (Future<Server> server : starting) {
            try {
                servers.add(server.get());
            } catch (ExecutionException failed) {
                failure = failed;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private Configuration configuration(int number) {
        database.put("PORT", "0");
        database.put("HOST", "127.0.0.1");
        database.put("JWT_SECRET", "a secret that all of the servers share");
        database.put("DATA_DIR", folder.resolve("server" + number).toString());
        return Configuration.of(Environment.of(database));
    }

    @AfterEach
    void stop() {
        servers.forEach(Server::close);
    }

    @Test
    void oneMigratesAndAllServe() throws Exception {
        for (int i = 0; i < SERVERS; i++) {
            int server = i;
            // On a busy machine a probe may have run out of time.
            HttpResponse<String> ready = Await.answer(
                    () -> call(server, "GET", "/health/ready", null, null),
                    answer -> answer.body().contains("\"state\":\"ready\""));
            assertEquals(200, ready.statusCode(), ready.body());
            assertTrue(ready.body().contains("\"state\":\"ready\""), ready.body());
        }
        assertEquals(
                "0",
                TestPostgresql.ask(
                        database,
                        "SELECT count(*) - count(DISTINCT version) FROM flyway_schema_history WHERE version IS"
                                + " NOT NULL"));
        assertEquals("t", TestPostgresql.ask(database, "SELECT bool_and(success) FROM flyway_schema_history"));
    }

    @Test
    void whatOneStoredTheOthersShowAtOnce() throws Exception {
        String token = signUp(0, "jane");
        for (int server = 0; server < SERVERS; server++) {
            HttpResponse<String> made = call(server, "POST", "/issues", token, issue("made on " + server));
            assertEquals(201, made.statusCode(), made.body());
            String path = "/issues/" + match(made.body(), "\"id\":(\\d+)");
            for (int other = 0; other < SERVERS; other++) {
                assertTrue(call(other, "GET", path, token, null).body().contains("made on " + server));
            }
        }
    }

    @Test
    void whatOneChangedIsSaidToWhoListensToAnother() throws Exception {
        String token = signUp(0, "jane");
        HttpRequest listening = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + servers.get(0).port() + "/issues/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                client.send(listening, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
            assertEquals(":", lines.readLine());
            call(1, "POST", "/issues", token, issue("made on 1"));
            assertEquals(
                    "data: {\"issues\":[1]}",
                    lines.lines()
                            .filter(line -> line.startsWith("data: "))
                            .findFirst()
                            .orElseThrow());
        }
    }

    @Test
    void aTokenSignedOutOnOneIsDeadAtOnceOnTheOthers() throws Exception {
        String token = signUp(0, "jane");
        for (int server = 0; server < SERVERS; server++) {
            assertEquals(200, call(server, "GET", "/me", token, null).statusCode());
        }

        assertEquals(204, call(1, "POST", "/signout", token, null).statusCode());

        for (int server = 0; server < SERVERS; server++) {
            assertEquals(401, call(server, "GET", "/me", token, null).statusCode(), "server " + server);
        }
    }

    @Test
    void aVersionThatAnotherServerMadeStaleIsRejected() throws Exception {
        String token = signUp(0, "jane");
        call(0, "POST", "/issues", token, issue("Login Bug"));
        assertEquals(
                200,
                call(1, "PATCH", "/issues/1", token, "{\"version\": 1, \"status\": \"in_progress\"}")
                        .statusCode());

        HttpResponse<String> stale = call(2, "PATCH", "/issues/1", token, "{\"version\": 1, \"status\": \"resolved\"}");

        assertEquals(409, stale.statusCode(), stale.body());
        assertTrue(stale.body().contains("\"current_version\":2"), stale.body());
    }

    @Test
    void ofEditsOfOneVersionOnAllServersOneIsTaken() throws Exception {
        String token = signUp(0, "jane");
        call(0, "POST", "/issues", token, issue("Login Bug"));
        for (int version = 1; version <= 20; version++) {
            List<CompletableFuture<Integer>> edits = new ArrayList<>();
            for (int server = 0; server < SERVERS; server++) {
                String edit = "{\"version\": %s, \"title\": \"%s of server %s\"}".formatted(version, version, server);
                edits.add(
                        sent(request(server, "PATCH", "/issues/1", token, edit)).thenApply(HttpResponse::statusCode));
            }
            List<Integer> answers =
                    edits.stream().map(CompletableFuture::join).sorted().toList();
            assertEquals(List.of(200, 409, 409), answers, "version " + version);
        }
    }

    @Test
    void ofSignUpsOnAllServersOneIsTheAdmin() throws Exception {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int server = 0; server < SERVERS; server++) {
            answers.add(sent(request(server, "POST", "/signup", null, person("user" + server)))
                    .thenApply(HttpResponse::body));
        }

        long admins = answers.stream()
                .map(CompletableFuture::join)
                .filter(body -> body.contains("\"role\":\"admin\""))
                .count();

        assertEquals(1, admins);
    }

    private static long count(List<Integer> answers, int status) {
        return answers.stream().filter(answer -> answer == status).count();
    }

    @Test
    void guessesAreCountedTogether() throws Exception {
        signUp(0, "jane");
        List<CompletableFuture<Integer>> guesses = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            guesses.add(client.sendAsync(
                            request(i % SERVERS, "POST", "/signin", null, guess("jane", "wrong horse")),
                            BodyHandlers.ofString())
                    .thenApply(HttpResponse::statusCode));
        }

        List<Integer> answers = guesses.stream().map(CompletableFuture::join).toList();

        assertEquals(48, count(answers, 401) + count(answers, 429) + count(answers, 503), answers::toString);
        // On a busy machine some are answered 503: counted, when only their turn to be hashed did not come, or not.
        long looked = count(answers, 401);
        for (int status = 0; status != 429; ) {
            status = call(0, "POST", "/signin", null, guess("jane", "wrong horse"))
                    .statusCode();
            assertTrue(List.of(401, 429, 503).contains(status), "answered " + status);
            looked += status == 401 ? 1 : 0;
        }
        // One less when the guess that read the clock last came first.
        assertTrue(looked <= 10 && looked + count(answers, 503) >= 9, answers::toString);
        for (int server = 0; server < SERVERS; server++) {
            HttpResponse<String> rejected = call(server, "POST", "/signin", null, guess("jane", "correct horse"));
            assertEquals(429, rejected.statusCode(), rejected.body());
        }
    }

    private static String guess(String name, String password) {
        return "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(name, password);
    }

    private String signUp(int server, String name) throws IOException, InterruptedException {
        HttpResponse<String> answer = call(server, "POST", "/signup", null, person(name));
        assertEquals(201, answer.statusCode(), answer.body());
        return match(answer.body(), "\"token\":\"([^\"]+)\"");
    }

    private CompletableFuture<HttpResponse<String>> sent(HttpRequest request) {
        return CompletableFuture.supplyAsync(
                () -> Resending.answer(
                        () -> client.sendAsync(request, BodyHandlers.ofString()).join(),
                        HttpResponse::statusCode,
                        HttpResponse::body),
                OwnThread.EACH);
    }

    private HttpResponse<String> call(
            int server, String method, String path, @Nullable String token, @Nullable String json)
            throws IOException, InterruptedException {
        return client.send(request(server, method, path, token, json), BodyHandlers.ofString());
    }

    private HttpRequest request(int server, String method, String path, @Nullable String token, @Nullable String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + servers.get(server).port() + path))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .header("Content-Type", "application/json")
                // A server that stops would wait until an open connection idles.
                .header("Connection", "close")
                .timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private static String match(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.find(), text);
        return matcher.group(1);
    }

    private static String person(String name) {
        return "{\"username\": \"%s\", \"email\": \"%s@example.org\", \"password\": \"correct horse\"}"
                .formatted(name, name);
    }

    private static String issue(String title) {
        return "{\"title\": \"" + title + "\", \"description\": \"\"}";
    }
}
