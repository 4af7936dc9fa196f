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

    private String token = "";
    /** Where others see the import. */
    private String path = "";
    /** The id of the first issue that was there before the import, if there was one. */
    private long first;
    /** The titles that somebody gave issues meanwhile, by their rows. */
    private final Map<Integer, String> mine = new HashMap<>();

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

    /** What a test does with a server that it kills. */
    private interface Step {
        Step NOTHING = (server, moment) -> {};

        void with(PackagedServer server, Moment moment) throws Exception;
    }

    /**
     * Kills a server at each moment of an import, until one was stored. After each kill nothing of it is stored.
     *
     * @param begin begins the import
     * @param again begins it again after a kill
     * @param meanwhile what others do before a kill
     */
    private void killAtEachMoment(Map<String, String> database, Step begin, Step again, Step meanwhile)
            throws Exception {
        int killed = 0;
        for (Moment moment : Moment.values()) {
            try (PackagedServer server = PackagedServer.launch(folder, database)) {
                if (token.isEmpty()) {
                    token = signedUp(server);
                    begin.with(server, moment);
                } else if (ended(server).state().equals("failed")) {
                    killed++;
                    assertEquals(first == 0 ? List.of() : expectedTitles("Issue"), titles(server));
                    again.with(server, moment);
                } else {
                    break;
                }
                // It looks often, since some moments are short.
                await(server, moment::reached, 5_000_000);
                meanwhile.with(server, moment);
                server.kill();
            }
        }
        // Any one of them may come late on a busy machine, but not all.
        assertTrue(killed > 0, "every server was killed after the end");
    }

    @Test
    void importIsStoredWholeOrNotAtAllOnSqlite() throws Exception {
        killWhileAFileComesIn(Map.of());
    }

    @Test
    void importIsStoredWholeOrNotAtAllOnPostgresql() throws Exception {
        killWhileAFileComesIn(TestPostgresql.emptyDatabase());
    }

    private void killWhileAFileComesIn(Map<String, String> database) throws Exception {
        killAtEachMoment(database, (server, moment) -> begin(server, "Issue", ""), this::runAgain, Step.NOTHING);
        assertEquals(ROWS, number(assertStored("Issue", database).json(), "created"));
    }

    @Test
    void newerFileChangesAllOrNothingAndNoEditIsLostOnSqlite() throws Exception {
        killWhileANewerFileComesIn(Map.of(), row -> row);
    }

    @Test
    void newerFileChangesAllOrNothingAndNoEditIsLostOnPostgresql() throws Exception {
        // Who edits an issue there that the import has changed waits until the import ends. So it is one of the last.
        killWhileANewerFileComesIn(TestPostgresql.emptyDatabase(), row -> ROWS - 1 - row);
    }

    /** @param edited which row's issue somebody edits, one at each moment */
    private void killWhileANewerFileComesIn(Map<String, String> database, IntUnaryOperator edited) throws Exception {
        Step begin = (server, moment) -> {
            bringIn(server);
            begin(server, "Newer", "&on_existing=update");
        };
        killAtEachMoment(database, begin, this::runAgain, (server, moment) -> {
            if (moment.compareTo(Moment.PUBLISHING) < 0) {
                int row = edited.applyAsInt(mine.size());
                mine.put(row, "Mine " + row);
                edit(server, first + row, "Mine " + row);
            }
        });
        assertStored("Newer", database);
    }

    /** @param titles what the titles in the file begin with */
    private Job assertStored(String titles, Map<String, String> database) throws Exception {
        try (PackagedServer server = PackagedServer.launch(folder, database)) {
            Job done = ended(server);
            assertEquals("done", done.state());
            assertEquals(expectedTitles(titles), titles(server));
            assertEquals(List.of(), keptFiles());
            return done;
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
        Step begin = (server, moment) -> {
            bringIn(server);
            path = waitedFor(server);
        };
        Step again = (server, moment) -> {
            assertListedWithoutItsFile(server);
            path = waitedFor(server);
        };
        killAtEachMoment(database, begin, again, Step.NOTHING);
    }

    /** Sends a newer file and waits for the answer in vain; answers where others see the import. */
    private String waitedFor(PackagedServer server) throws Exception {
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

    private void assertListedWithoutItsFile(PackagedServer server) throws Exception {
        String left = server.call("GET", path, token, null).body();
        assertTrue(left.contains("\"can_run_again\":false"), left);
        String listed = server.call("GET", "/imports?state=failed", token, null).body();
        assertEquals(number(left, "id"), number(listed, "id"), listed);
        assertEquals(409, server.call("POST", path + "/run", token, null).statusCode());
    }

    /** Brings in the first file. */
    private void bringIn(PackagedServer server) throws Exception {
        begin(server, "Issue", "");
        Job done = ended(server);
        assertEquals("done", done.state(), done.json());
        first = number(done.json(), "first_id");
    }

    /** Edits the title of an issue, once more whenever the import was faster. */
    private void edit(PackagedServer server, long id, String title) throws Exception {
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
    private void begin(PackagedServer server, String titles, String query) throws Exception {
        HttpResponse<String> later =
                server.upload("/issues/import?source=moved" + query, token, file(titles), "Prefer", "respond-async");
        assertEquals(202, later.statusCode(), later.body());
        path = "/imports/" + number(later.body(), "id");
    }

    private void runAgain(PackagedServer server, Moment moment) throws Exception {
        String left = server.call("GET", path, token, null).body();
        assertTrue(left.contains("\"can_run_again\":true"), left);
        HttpResponse<String> again = server.call("POST", path + "/run", token, null);
        assertEquals(202, again.statusCode(), again.body());
    }

    /** Waits until an import has ended. No kill depends on the moment, so that the server is asked more seldom. */
    private Job ended(PackagedServer server) throws Exception {
        return await(server, Job::ended, 25_000_000);
    }

    private Job await(PackagedServer server, Predicate<Job> wanted, long lookAgainNanos) throws Exception {
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

    private List<String> expectedTitles(String titles) {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> mine.getOrDefault(row, titles + " " + row))
                .sorted()
                .toList();
    }

    /** The titles of all issues, in the order of text. */
    private List<String> titles(PackagedServer server) throws Exception {
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
