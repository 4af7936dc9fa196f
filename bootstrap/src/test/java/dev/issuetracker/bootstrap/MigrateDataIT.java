package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The move from SQLite to PostgreSQL, with the jar that people run. */
@Execution(ExecutionMode.CONCURRENT) // They mostly wait for servers to start and to stop.
class MigrateDataIT {
    private static final String JANE = """
            {"username": "jane", "email": "jane@example.org", "password": "correct horse"}""";

    @TempDir
    Path folder;

    @Test
    void theTrackerGoesOnOnPostgresqlWithTheSameTokens() throws Exception {
        Map<String, String> postgresql = TestPostgresql.emptyDatabase();
        String token = trackerOnSqlite();
        String before;
        try (PackagedServer server = PackagedServer.launch(folder, Map.of())) {
            before = everything(server, token);
        }

        String copied = migrate(postgresql, 0);

        assertTrue(copied.lines().anyMatch(line -> line.matches("issues +2  [0-9a-f]{64}")), copied);
        assertTrue(copied.lines().anyMatch(line -> line.matches("issue_history +3  [0-9a-f]{64}")), copied);
        try (PackagedServer server = PackagedServer.launch(folder, postgresql)) {
            assertEquals(before, everything(server, token));
            assertTrue(server.output().contains("from PostgreSQL"), server.output());
            HttpResponse<String> edit =
                    server.call("PATCH", "/issues/1", token, "{\"version\": 2, \"title\": \"Edited since\"}");
            assertEquals(200, edit.statusCode(), edit.body());
            HttpResponse<String> third = server.call("POST", "/issues", token, issue("Third"));
            assertTrue(third.body().contains("\"id\":3,"), third.body());
        }

        assertTrue(migrate(postgresql, 1).contains("has data already"));

        try (PackagedServer server = PackagedServer.launch(folder, postgresql)) {
            String after = everything(server, token);
            assertTrue(after.contains("Edited since") && after.contains("Third"), after);
        }
    }

    @Test
    void withoutADatabaseToCopyIntoItIsCalledWrongly() throws Exception {
        String output = migrate(Map.of(), 2);

        assertTrue(output.contains("DB_NAME") && output.contains("DB_PASSWORD"), output);
    }

    @Test
    void withAnIncompleteConfigurationItIsCalledWrongly() throws Exception {
        assertTrue(migrate(Map.of("DB_HOST", "localhost"), 2).contains("DB_USER is not set"));
    }

    @Test
    void withoutAFileItIsCalledWrongly() throws Exception {
        Map<String, String> postgresql = TestPostgresql.emptyDatabase();

        String output = migrate(postgresql, 2, "--from", "nowhere.db");

        assertTrue(output.contains("nowhere.db"), output);
        assertEquals("0", TestPostgresql.ask(postgresql, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    @Test
    void aDatabaseThatCannotBeReachedFailsClearly() throws Exception {
        trackerOnSqlite();
        Map<String, String> wrong = TestPostgresql.emptyDatabase();
        wrong.put("DB_PASSWORD", "wrong horse");

        String output = migrate(wrong, 1, "--from", "data/issue-tracker.db");

        assertTrue(output.contains("Nothing was copied") && output.contains("password authentication failed"), output);
        assertFalse(output.contains("wrong horse") || output.contains("\tat "), output);
    }

    @Test
    void helpNamesTheExitCodes() throws Exception {
        String help = migrate(Map.of(), 0, "--help");

        assertTrue(help.contains("--from") && help.contains("Exit codes: 0 "), help);
    }

    /** Two issues, one of them edited, and their author's token. */
    private String trackerOnSqlite() throws Exception {
        try (PackagedServer server = PackagedServer.launch(folder, Map.of())) {
            HttpResponse<String> jane = server.call("POST", "/signup", null, JANE);
            Matcher token = Pattern.compile("\"token\":\"([^\"]+)\"").matcher(jane.body());
            assertTrue(token.find(), jane.body());
            server.call("POST", "/labels", token.group(1), "{\"name\": \"bug\", \"color\": \"d73a4a\"}");
            server.call("POST", "/issues", token.group(1), issue("Login Bug"));
            server.call("POST", "/issues", token.group(1), issue("Ünïcode 密码 \\\\ \\t"));
            server.call("PATCH", "/issues/1", token.group(1), "{\"version\": 1, \"labels\": [\"bug\"]}");
            server.call("POST", "/issues/1/comments", token.group(1), "{\"body\": \"Seen as well\"}");
            server.call("POST", "/issues/1/links", token.group(1), "{\"type\": \"blocks\", \"issue\": 2}");
            server.terminate();
            assertEquals(0, server.exitCode());
            return token.group(1);
        }
    }

    private static String everything(PackagedServer server, String token) throws Exception {
        StringBuilder all = new StringBuilder();
        for (String path : new String[] {
            "/me",
            "/labels",
            "/issues",
            "/issues/1",
            "/issues/2",
            "/issues/1/history",
            "/issues/1/comments",
            "/issues/2/links"
        }) {
            HttpResponse<String> answer = server.call("GET", path, token, null);
            assertEquals(200, answer.statusCode(), path + answer.body());
            all.append(path).append(' ').append(answer.body()).append('\n');
        }
        return all.toString();
    }

    private String migrate(Map<String, String> variables, int exitCode, String... arguments)
            throws IOException, InterruptedException {
        String[] all = new String[arguments.length + 1];
        all[0] = "migrate-data";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        try (PackagedServer command = PackagedServer.launch(folder, new HashMap<>(variables), all)) {
            int code = command.exitCode();
            String output = command.output();
            assertEquals(exitCode, code, output);
            return output;
        }
    }

    private static String issue(String title) {
        return "{\"title\": \"" + title + "\", \"description\": \"\"}";
    }
}
