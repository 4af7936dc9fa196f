package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
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
 * being sent again. An import that ended just before its server was killed is stored whole.
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
                    token = text(server.call("POST", "/signup", null, JANE).body(), "token");
                    path = begun(server, token);
                } else {
                    ends.add(runAgain(server, path, token));
                }
                await(server, path, token, moment::reached);
                server.kill();
            }
        }
        // Any one of them may come late on a busy machine, but not all.
        assertTrue(ends.contains("failed"), "every server was killed after the end: " + ends);
        try (PackagedServer server = PackagedServer.launch(folder, database)) {
            Job done = await(server, path, token, Job::ended);
            assertEquals(List.of("done", (long) ROWS), List.of(done.state(), number(done.json(), "created")));
            assertEquals(expectedTitles(), titles(server, token));
            assertEquals(List.of(), keptFiles());
        }
    }

    private String begun(PackagedServer server, String token) throws Exception {
        HttpResponse<String> later =
                server.upload("/issues/import?source=moved", token, file(), "Prefer", "respond-async");
        assertEquals(202, later.statusCode(), later.body());
        return "/imports/" + number(later.body(), "id");
    }

    /**
     * Finds that nothing of the import was stored, and runs it again; but not one that ended before the kill.
     *
     * @return what became of the import by the kill
     */
    private static String runAgain(PackagedServer server, String path, String token) throws Exception {
        Job left = await(server, path, token, Job::ended);
        if (left.state().equals("failed")) {
            assertEquals(List.of(), titles(server, token));
            assertTrue(left.json().contains("\"can_run_again\":true"), left.json());
            HttpResponse<String> again = server.call("POST", path + "/run", token, null);
            assertEquals(202, again.statusCode(), again.body());
        }
        return left.state();
    }

    private static Job await(PackagedServer server, String path, String token, Predicate<Job> wanted) throws Exception {
        while (true) {
            Job seen = new Job(server.call("GET", path, token, null).body());
            if (wanted.test(seen)) {
                return seen;
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Every second issue is a part of the one before, every third is linked to it, and all have a comment. */
    private Path file() throws IOException {
        Path file = folder.resolve("jira.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("Summary,Issue key,Issue id,Status,Created,Comment,Parent key,Outward issue link (Blocks)\n");
            for (int row = 0; row < ROWS; row++) {
                String before = "KEY-" + (row - 1);
                out.write("Issue " + row + ",KEY-" + row + "," + row + ",To Do,2/Jan/26 4:38 PM,");
                out.write("2/Jan/26 4:39 PM;jane;A comment," + (row % 2 == 1 ? before : ""));
                out.write("," + (row % 3 == 1 ? before : "") + "\n");
            }
        }
        return file;
    }

    private static List<String> expectedTitles() {
        return IntStream.range(0, ROWS).mapToObj(row -> "Issue " + row).sorted().toList();
    }

    /** The titles of all issues, in the order of text. */
    private static List<String> titles(PackagedServer server, String token) throws Exception {
        HttpResponse<String> export = server.call("GET", "/issues/export?format=csv", token, null);
        assertEquals(200, export.statusCode(), export.body());
        Matcher title = Pattern.compile("\\bIssue \\d+").matcher(export.body());
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
