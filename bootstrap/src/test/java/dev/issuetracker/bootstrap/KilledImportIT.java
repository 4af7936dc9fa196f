package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.Await;
import dev.issuetracker.http.fixture.Resending;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Servers that are killed while they import: nothing of the file is stored then, and it can be imported again without
 * being sent again, unless its sender waited for the answer. An import that ended just before its server was killed is
 * stored whole. What people edited here while a newer file came in stays.
 */
@Execution(ExecutionMode.CONCURRENT) // They partly wait for servers to start.
class KilledImportIT {
    private static final int ROWS = 2_000;
    private static final Set<String> ENDS = Set.of("done", "failed");

    private static final String JANE = """
            {"username": "jane", "email": "jane@example.org", "password": "correct horse"}""";

    @TempDir
    Path folder;

    /** One of the answers about an import. */
    private record Job(String json) {
        String state() {
            return text(json, "state");
        }

        boolean ended() {
            return ENDS.contains(state());
        }

        boolean stored(int rows) {
            return json.contains("\"phase\":\"storing\"") && number(json, "rows") >= rows;
        }
    }

    /** When a server is killed: as soon as this is seen of its import, or the import has ended. */
    private enum Moment {
        RECEIVED,
        READING,
        STORING,
        PUBLISHING,
        AFTER;

        boolean reached(Job job) {
            return job.ended()
                    || switch (this) {
                        case RECEIVED -> true;
                        case READING -> job.json().contains("\"phase\":");
                        case STORING -> job.stored(ROWS / 2);
                        case PUBLISHING -> job.stored(ROWS);
                        case AFTER -> false;
                    };
        }
    }

    @Test
    void importIsStoredWholeOrNotAtAllOnSqlite() throws Exception {
        killAtEachMoment(Map.of());
    }

    @Test
    void importIsStoredWholeOrNotAtAllOnPostgresql() throws Exception {
        killAtEachMoment(TestPostgresql.emptyDatabase());
    }

    private void killAtEachMoment(Map<String, String> database) throws Exception {
        String token = "";
        String path = "";
        List<String> ends = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            try (PackagedServer server = PackagedServer.launch(folder, database)) {
                if (path.isEmpty()) {
                    token = signedUp(server);
                    path = begun(server, token, "Issue", "");
                } else {
                    ends.add(runAgain(server, path, token, List.of()));
                }
                await(server, path, token, moment);
                server.kill();
            }
        }
        assertSomeFailed(ends);
        try (PackagedServer server = PackagedServer.launch(folder, database)) {
            Job done = ended(server, path, token);
            assertEquals(List.of("done", (long) ROWS), List.of(done.state(), number(done.json(), "created")));
            assertEquals(expectedTitles("Issue", Map.of()), titles(server, token));
            assertEquals(List.of(), keptFiles());
        }
    }

    private static void assertSomeFailed(List<String> ends) {
        // Any one of them may come late on a busy machine, but not all.
        assertTrue(ends.contains("failed"), "every server was killed after the end: " + ends);
    }

    @Test
    void newerFileChangesAllOrNothingAndNoEditIsLostOnSqlite() throws Exception {
        killUpdateAtEachMoment(Map.of(), row -> row);
    }

    @Test
    void newerFileChangesAllOrNothingAndNoEditIsLostOnPostgresql() throws Exception {
        // Who edits an issue there that the import has changed waits until the import ends. So it is one of the last.
        killUpdateAtEachMoment(TestPostgresql.emptyDatabase(), row -> ROWS - 1 - row);
    }

    /** @param edited which row's issue somebody edits, one at each moment */
    private void killUpdateAtEachMoment(Map<String, String> database, IntUnaryOperator edited) throws Exception {
        String token = "";
        String path = "";
        long first = 0;
        Map<Integer, String> mine = new HashMap<>();
        List<String> ends = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            try (PackagedServer server = PackagedServer.launch(folder, database)) {
                if (path.isEmpty()) {
                    token = signedUp(server);
                    first = imported(server, token);
                    path = begun(server, token, "Newer", "&on_existing=update");
                } else {
                    ends.add(runAgain(server, path, token, expectedTitles("Issue", mine)));
                }
                await(server, path, token, moment);
                if (moment.compareTo(Moment.PUBLISHING) < 0) {
                    int row = edited.applyAsInt(mine.size());
                    mine.put(row, "Mine " + row);
                    edit(server, token, first + row, "Mine " + row);
                }
                server.kill();
            }
        }
        assertSomeFailed(ends);
        try (PackagedServer server = PackagedServer.launch(folder, database)) {
            assertEquals("done", ended(server, path, token).state());
            assertEquals(expectedTitles("Newer", mine), titles(server, token));
            assertEquals(List.of(), keptFiles());
        }
    }

    @Test
    void importWhoseSenderWaitedIsListedAsFailedOnSqlite() throws Exception {
        killWhileTheSenderWaits(Map.of());
    }

    @Test
    void importWhoseSenderWaitedIsListedAsFailedOnPostgresql() throws Exception {
        killWhileTheSenderWaits(TestPostgresql.emptyDatabase());
    }

    private void killWhileTheSenderWaits(Map<String, String> database) throws Exception {
        String token = "";
        String path = "";
        List<String> ends = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            try (PackagedServer server = PackagedServer.launch(folder, database)) {
                if (path.isEmpty()) {
                    token = signedUp(server);
                    imported(server, token);
                } else {
                    ends.add(left(server, path, token));
                }
                if (ends.contains("done")) {
                    break;
                }
                path = waitedFor(server, token);
                await(server, path, token, moment);
                server.kill();
            }
        }
        assertSomeFailed(ends);
    }

    /** Sends a newer file and waits for the answer in vain; answers where others see the import. */
    private String waitedFor(PackagedServer server, String token) throws Exception {
        Path newer = file("Newer");
        CompletableFuture<HttpResponse<String>> sender = CompletableFuture.supplyAsync(() -> {
            try {
                return server.upload("/issues/import?source=moved&on_existing=update", token, newer);
            } catch (IOException | InterruptedException killed) {
                throw new CompletionException(killed);
            }
        });
        while (true) {
            boolean answered = sender.isDone();
            String listed =
                    server.call("GET", "/imports?state=running", token, null).body();
            if (listed.contains("\"file_name\":\"jira.csv\"")) {
                return "/imports/" + number(listed, "id");
            } else if (answered) {
                return "/imports/" + number(sender.join().body(), "import_id");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Finds that nothing of an import was stored whose sender waited, unless it ended before the kill. */
    private static String left(PackagedServer server, String path, String token) throws Exception {
        Job left = ended(server, path, token);
        if (left.state().equals("failed")) {
            assertEquals(expectedTitles("Issue", Map.of()), titles(server, token));
            assertTrue(left.json().contains("\"can_run_again\":false"), left.json());
            String listed =
                    server.call("GET", "/imports?state=failed", token, null).body();
            assertEquals(number(left.json(), "id"), number(listed, "id"), listed);
            assertEquals(409, server.call("POST", path + "/run", token, null).statusCode());
        }
        return left.state();
    }

    /** Brings in the first file; answers the id of its first issue. */
    private long imported(PackagedServer server, String token) throws Exception {
        Job done = ended(server, begun(server, token, "Issue", ""), token);
        assertEquals("done", done.state(), done.json());
        return number(done.json(), "first_id");
    }

    /** Edits the title of an issue, once more whenever the import was faster. */
    private static void edit(PackagedServer server, String token, long id, String title) throws Exception {
        HttpResponse<String> answer;
        do {
            long version =
                    number(server.call("GET", "/issues/" + id, token, null).body(), "version");
            String json = "{\"title\": \"" + title + "\", \"version\": " + version + "}";
            answer = Resending.answer(
                    () -> server.call("PATCH", "/issues/" + id, token, json),
                    HttpResponse::statusCode,
                    HttpResponse::body);
        } while (answer.statusCode() == 409);
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private static String signedUp(PackagedServer server) throws Exception {
        // On a busy machine it is up before its schema is.
        Await.answer(() -> server.call("GET", "/health/ready", null, null), ready -> ready.statusCode() == 200);
        return text(server.call("POST", "/signup", null, JANE).body(), "token");
    }

    /** @param titles what the titles in the file begin with */
    private String begun(PackagedServer server, String token, String titles, String query) throws Exception {
        HttpResponse<String> later =
                server.upload("/issues/import?source=moved" + query, token, file(titles), "Prefer", "respond-async");
        assertEquals(202, later.statusCode(), later.body());
        return "/imports/" + number(later.body(), "id");
    }

    /**
     * Finds that nothing of the import was stored, and runs it again; but not one that ended before the kill.
     *
     * @param before the titles as they are when nothing of it is stored
     * @return what became of the import by the kill
     */
    private static String runAgain(PackagedServer server, String path, String token, List<String> before)
            throws Exception {
        Job left = ended(server, path, token);
        if (left.state().equals("failed")) {
            assertEquals(before, titles(server, token));
            assertTrue(left.json().contains("\"can_run_again\":true"), left.json());
            HttpResponse<String> again = server.call("POST", path + "/run", token, null);
            assertEquals(202, again.statusCode(), again.body());
        }
        return left.state();
    }

    /** Waits until the server is to be killed. It looks often, since some moments are short. */
    private static void await(PackagedServer server, String path, String token, Moment moment) throws Exception {
        await(server, path, token, moment::reached, 5_000_000);
    }

    /** Waits until an import has ended. No kill depends on the moment, so that the server is asked more seldom. */
    private static Job ended(PackagedServer server, String path, String token) throws Exception {
        return await(server, path, token, Job::ended, 25_000_000);
    }

    private static Job await(
            PackagedServer server, String path, String token, Predicate<Job> wanted, long lookAgainNanos)
            throws Exception {
        while (true) {
            Job seen = new Job(server.call("GET", path, token, null).body());
            if (wanted.test(seen)) {
                return seen;
            }
            LockSupport.parkNanos(lookAgainNanos);
        }
    }

    /** Every second issue is a part of the one before, every third is linked to it, and all have a comment. */
    private Path file(String titles) throws IOException {
        Path file = folder.resolve("jira.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("Summary,Issue key,Issue id,Status,Created,Comment,Parent key,Outward issue link (Blocks)\n");
            for (int row = 0; row < ROWS; row++) {
                String before = "KEY-" + (row - 1);
                out.write(titles + " " + row + ",KEY-" + row + "," + row + ",To Do,2/Jan/26 4:38 PM,");
                out.write("2/Jan/26 4:39 PM;jane;A comment," + (row % 2 == 1 ? before : ""));
                out.write("," + (row % 3 == 1 ? before : "") + "\n");
            }
        }
        return file;
    }

    /** @param edited those that somebody gave issues, by their rows */
    private static List<String> expectedTitles(String titles, Map<Integer, String> edited) {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> edited.getOrDefault(row, titles + " " + row))
                .sorted()
                .toList();
    }

    /** The titles of all issues, in the order of text. */
    private static List<String> titles(PackagedServer server, String token) throws Exception {
        HttpResponse<String> export = server.call("GET", "/issues/export?format=csv", token, null);
        assertEquals(200, export.statusCode(), export.body());
        Matcher title = Pattern.compile("\\b(Issue|Newer|Mine) \\d+").matcher(export.body());
        return title.results().map(MatchResult::group).sorted().toList();
    }

    /** Files of imports that are there so that these can run again. */
    private List<Path> keptFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data").resolve("imports"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        }
    }

    private static String text(String json, String name) {
        return member(json, name, "\"([^\"]*)\"");
    }

    private static long number(String json, String name) {
        return Long.parseLong(member(json, name, "(\\d+)"));
    }

    private static String member(String json, String name, String value) {
        Matcher member = Pattern.compile("\"" + name + "\":" + value).matcher(json);
        assertTrue(member.find(), json);
        return member.group(1);
    }
}
