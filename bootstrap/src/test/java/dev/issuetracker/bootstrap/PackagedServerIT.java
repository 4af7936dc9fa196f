package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.bootstrap.configuration.Variable;
import dev.issuetracker.domain.OwnThread;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The jar that people run. */
@Execution(ExecutionMode.CONCURRENT) // They mostly wait for servers to start and to stop.
class PackagedServerIT {
    private static final String JANE = """
            {"username": "jane", "email": "jane@example.org", "password": "correct horse"}""";

    /** On a slow machine a large import would be answered 202, late, by white space first. */
    private static final Map<String, String> STOPS_SOON = Map.of("DRAIN_TIMEOUT", "1s", "IMPORT_SILENCE", "1h");

    @TempDir
    Path folder;

    @Test
    void everythingIsThereAfterARestart() throws Exception {
        String token;
        try (PackagedServer server = start()) {
            token = signUp(server);
            assertEquals(
                    201,
                    server.call("POST", "/issues", token, issue("Login Bug")).statusCode());
            server.terminate();
            assertEquals(0, server.exitCode());
        }

        try (PackagedServer server = start()) {
            HttpResponse<String> found = server.call("GET", "/issues/1", token, null);

            assertTrue(found.body().contains("Login Bug"), found.body());
        }
    }

    @Test
    void anEndedSessionStaysEndedAfterARestart() throws Exception {
        String token;
        try (PackagedServer server = start()) {
            token = signUp(server);
            assertEquals(204, server.call("POST", "/signout", token, null).statusCode());
            server.terminate();
            assertEquals(0, server.exitCode());
        }

        try (PackagedServer server = start()) {
            assertEquals(401, server.call("GET", "/me", token, null).statusCode());
        }
    }

    /**
     * Four clients edit an issue each until the server is killed; what was answered must stand after a restart, three
     * times.
     */
    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        int clients = 4;
        String token;
        try (PackagedServer server = start()) {
            token = signUp(server);
            for (int client = 0; client < clients; client++) {
                server.call("POST", "/issues", token, issue("Issue " + client));
            }
            server.terminate();
            assertEquals(0, server.exitCode());
        }
        Map<Integer, Long> acknowledged = new HashMap<>();
        for (int client = 1; client <= clients; client++) {
            acknowledged.put(client, 1L);
        }
        for (int round = 0; round < 3; round++) {
            try (PackagedServer server = start()) {
                server.url();
                editUntilKilled(server, token, acknowledged);
            }
            try (PackagedServer server = start()) {
                for (Map.Entry<Integer, Long> entry : acknowledged.entrySet()) {
                    HttpResponse<String> issue = server.call("GET", "/issues/" + entry.getKey(), token, null);
                    long current = version(issue);
                    // One edit more may have been stored whose answer the kill swallowed.
                    assertTrue(
                            current == entry.getValue() || current == entry.getValue() + 1,
                            "acknowledged " + entry.getValue() + ", current version is " + current);
                    assertTrue(issue.body().contains("\"title\":\"edit " + current + "\""), issue.body());
                    entry.setValue(current);
                }
            }
        }
    }

    private static void editUntilKilled(PackagedServer server, String token, Map<Integer, Long> acknowledged)
            throws Exception {
        AtomicInteger answers = new AtomicInteger();
        ExecutorService pool = Executors.newCachedThreadPool();
        try {
            List<Future<Long>> running = new ArrayList<>();
            for (Map.Entry<Integer, Long> entry : acknowledged.entrySet()) {
                running.add(pool.submit(() -> edit(server, token, entry.getKey(), entry.getValue(), answers)));
            }
            while (answers.get() < 100) {
                assertFalse(running.stream().allMatch(Future::isDone), "nobody edits any more");
                LockSupport.parkNanos(1_000_000);
            }
            server.kill();
            for (int client = 0; client < running.size(); client++) {
                acknowledged.put(client + 1, running.get(client).get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Edits until nobody answers; gives the last version acknowledged. */
    private static long edit(PackagedServer server, String token, int id, long from, AtomicInteger answers)
            throws InterruptedException {
        long version = from;
        while (true) {
            try {
                String json = "{\"version\": %s, \"title\": \"edit %s\"}".formatted(version, version + 1);
                HttpResponse<String> answer = server.call("PATCH", "/issues/" + id, token, json);
                assertEquals(200, answer.statusCode(), answer.body());
                version = version(answer);
                answers.incrementAndGet();
            } catch (IOException | AssertionError killed) {
                return version;
            }
        }
    }

    @Test
    void everyViolationOfTheConfigurationIsListed() throws Exception {
        Map<String, String> environment =
                Map.of("PORT", "eighty", "TOKEN_TTL", "soon", "JWT_SECRET", "short", "DB_HOST", "db.example.org");
        try (PackagedServer server = PackagedServer.launch(folder, environment)) {
            assertEquals(2, server.exitCode());
            String output = server.output();
            assertAll(List.of("PORT", "TOKEN_TTL", "JWT_SECRET", "DB_NAME", "DB_USER", "DB_PASSWORD").stream()
                    .map(name -> () -> assertTrue(output.contains("  " + name + " "), output)));
        }
    }

    @Test
    void theSecretIsNotInTheMessage() throws Exception {
        try (PackagedServer server = PackagedServer.launch(folder, Map.of("JWT_SECRET", "hush-hush"))) {
            assertEquals(2, server.exitCode());
            assertFalse(server.output().contains("hush-hush"), server.output());
        }
    }

    @Test
    void aFileWithVariablesIsRead() throws Exception {
        Files.writeString(folder.resolve(".env"), "PORT=eighty\n");
        Map<String, String> none = new HashMap<>();
        none.put("PORT", "");
        try (PackagedServer server = PackagedServer.launch(folder, none)) {
            assertEquals(2, server.exitCode());
        }
    }

    @Test
    void helpNamesEveryVariable() throws Exception {
        try (PackagedServer server = PackagedServer.launch(folder, Map.of(), "--help")) {
            assertEquals(0, server.exitCode());
            String output = server.output();
            assertAll(List.of(Variable.values()).stream()
                    .map(variable -> () -> assertTrue(output.contains(variable + " "), output)));
        }
    }

    @Test
    void aTakenPortEndsTheSecondServer() throws Exception {
        try (PackagedServer first = start()) {
            String port = first.url().replaceAll(".*:", "");
            try (PackagedServer second = PackagedServer.launch(folder, Map.of("PORT", port, "DATA_DIR", "second"))) {
                assertEquals(1, second.exitCode());
                assertTrue(second.output().contains(port), second.output());
            }
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theTokenKeyIsItsOwnersOnly() throws Exception {
        try (PackagedServer server = start()) {
            server.url();

            Path key = folder.resolve("data").resolve("token.key");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())));
        }
    }

    @Test
    void theLogHoldsNeitherPasswordNorToken() throws Exception {
        try (PackagedServer server = PackagedServer.launch(folder, Map.of("LOG_LEVEL", "TRACE"))) {
            String token = signUp(server);
            server.call(
                    "POST",
                    "/signin",
                    null,
                    JANE.replace("correct", "wrong").replace("\"email\": \"jane@example.org\", ", ""));
            server.call("GET", "/me", token, null);

            String output = server.output();
            assertFalse(output.contains("horse") || output.contains(token), output);
        }
    }

    @Test
    void theLogSpeaksJsonWhenAsked() throws Exception {
        try (PackagedServer server = PackagedServer.launch(folder, Map.of("LOG_FORMAT", "json"))) {
            String id = server.call("GET", "/health/live", null, null)
                    .headers()
                    .firstValue("X-Request-Id")
                    .orElseThrow();
            server.terminate();
            server.exitCode();

            List<String> lines = server.output().lines().toList();
            assertTrue(
                    lines.stream()
                            .anyMatch(line ->
                                    line.contains("\"method\":\"GET\",\"path\":\"/health/live\",\"status\":200,")),
                    server.output());
            assertTrue(lines.stream().allMatch(line -> line.startsWith("{") && line.endsWith("}")), server.output());
            assertTrue(
                    lines.stream().anyMatch(line -> line.contains("\"request_id\":\"" + id + "\"")), server.output());
        }
    }

    /** An import that would take longer than the server may drain. */
    @Test
    void anImportThatIsStoppedLeavesNothingBehind() throws Exception {
        String token;
        try (PackagedServer server = PackagedServer.launch(folder, STOPS_SOON)) {
            token = signUp(server);
            Path file = largeFile(400_000);
            CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return server.upload("/issues/import", token, file);
                        } catch (IOException | InterruptedException failed) {
                            throw new IllegalStateException(failed);
                        }
                    },
                    OwnThread.EACH);
            while (!hasWholeUpload(Files.size(file))) {
                assertFalse(answer.isDone(), "the import ended too soon");
                Thread.sleep(20);
            }
            server.terminate();

            HttpResponse<String> stopped = answer.get(30, TimeUnit.SECONDS);
            assertEquals(503, stopped.statusCode(), stopped.body());
            assertTrue(stopped.body().contains("\"code\":\"shutting_down\""), stopped.body());
            assertEquals("5", stopped.headers().firstValue("Retry-After").orElse(""));
            assertEquals(0, server.exitCode());
            assertTrue(server.output().contains("stopped"), server.output());
        }
        try (Stream<Path> left = Files.list(folder.resolve("data").resolve("tmp"))) {
            assertEquals(List.of(), left.toList());
        }
        try (PackagedServer server = start()) {
            HttpResponse<String> issues = server.call("GET", "/issues", token, null);
            assertTrue(issues.body().contains("\"results\":[]"), issues.body());
        }
    }

    /** Taking back an import would take longer than the server may drain. */
    @Test
    void anUndoThatIsStoppedGoesOnAtTheNextStart() throws Exception {
        String token;
        try (PackagedServer server = PackagedServer.launch(folder, STOPS_SOON)) {
            token = signUp(server);
            HttpResponse<String> imported = server.upload("/issues/import", token, largeFile(50_000));
            assertEquals(201, imported.statusCode(), imported.body());
            long id = number(imported, "import_id");
            CompletableFuture<HttpResponse<String>> answer =
                    CompletableFuture.supplyAsync(() -> undo(server, token, id), OwnThread.EACH);
            // Only then has it begun: one that comes while the server stops is rejected, and never goes on.
            while (server.call("GET", "/issues/" + number(imported, "first_id"), token, null)
                            .statusCode()
                    != 404) {
                assertFalse(answer.isDone(), "the undo ended too soon");
                LockSupport.parkNanos(5_000_000);
            }
            server.terminate();

            HttpResponse<String> stopped = answer.get(30, TimeUnit.SECONDS);
            assertEquals(503, stopped.statusCode(), stopped.body());
            assertTrue(stopped.body().contains("\"code\":\"shutting_down\""), stopped.body());
            assertEquals("5", stopped.headers().firstValue("Retry-After").orElse(""));
            assertEquals(0, server.exitCode());
        }
        try (PackagedServer server = start()) {
            while (server.call("GET", "/imports", token, null).body().contains("\"undone\":null")) {
                Thread.sleep(50);
            }
            HttpResponse<String> issues = server.call("GET", "/issues", token, null);
            assertTrue(issues.body().contains("\"results\":[]"), issues.body());
        }
    }

    private static HttpResponse<String> undo(PackagedServer server, String token, long id) {
        try {
            return server.call("POST", "/imports/" + id + "/undo", token, null);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Path largeFile(int rows) throws IOException {
        Path file = folder.resolve("issues.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("title,description,status,labels\n");
            for (int row = 0; row < rows; row++) {
                out.write("Issue " + row + ",What happens and when and where,open,\n");
            }
        }
        return file;
    }

    private boolean hasWholeUpload(long bytes) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data").resolve("tmp"))) {
            return files.anyMatch(file -> file.endsWith("file") && file.toFile().length() == bytes);
        } catch (UncheckedIOException gone) {
            // A folder that was removed while it was looked into.
            return false;
        }
    }

    @Test
    void serveIsACommandToo() throws Exception {
        try (PackagedServer server = PackagedServer.launch(folder, Map.of(), "serve")) {
            assertEquals(200, server.call("GET", "/health/live", null, null).statusCode());
        }
    }

    private PackagedServer start() throws IOException {
        return PackagedServer.launch(folder, Map.of());
    }

    private static String signUp(PackagedServer server) throws Exception {
        HttpResponse<String> answer = server.call("POST", "/signup", null, JANE);
        assertEquals(201, answer.statusCode(), answer.body());
        Matcher token = Pattern.compile("\"token\":\"([^\"]+)\"").matcher(answer.body());
        assertTrue(token.find(), answer.body());
        return token.group(1);
    }

    private static long number(HttpResponse<String> answer, String name) {
        Matcher number = Pattern.compile("\"" + name + "\":(\\d+)").matcher(answer.body());
        assertTrue(number.find(), answer.body());
        return Long.parseLong(number.group(1));
    }

    private static String issue(String title) {
        return "{\"title\": \"" + title + "\", \"description\": \"\"}";
    }

    private static long version(HttpResponse<String> answer) {
        return Long.parseLong(answer.headers().firstValue("ETag").orElseThrow().replace("\"", ""));
    }
}
