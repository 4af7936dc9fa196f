package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Backups and their way back, with the jar that people run. */
@Execution(ExecutionMode.CONCURRENT) // They mostly wait for servers to start and to stop.
class BackupIT {
    private static final String JANE = """
            {"username": "jane", "email": "jane@example.org", "password": "correct horse"}""";

    private static final String JANE_AGAIN = """
            {"username": "jane", "password": "correct horse"}""";

    /** How often a command is killed, and the seed of the moments at which it is. */
    private static final int KILLS = 3;

    private static final int KILLED_WITHIN_MILLIS = 1_500;

    private static final long SEED = 20261123;

    @TempDir
    Path folder;

    @Test
    void aBackupOfARunningServerIsRestoredAndItsTokensAreDead() throws Exception {
        String token;
        try (PackagedServer server = start()) {
            token = token(server.call("POST", "/signup", null, JANE));
            addIssue(server, token, "Before");
            assertTrue(run(0, "backup", "--to", "copy.db").contains("Copied and checked"));
            addIssue(server, token, "After");

            String rejected = run(1, "restore", "--from", "copy.db");

            assertTrue(rejected.contains("is in use"), rejected);
            assertTrue(issues(server, token).contains("After"));
        }

        String restored = run(0, "restore", "--from", "copy.db");

        assertTrue(restored.contains("1 issue,"), restored);
        try (PackagedServer server = start()) {
            assertEquals(401, server.call("GET", "/me", token, null).statusCode());
            String issues = issues(server, token(server.call("POST", "/signin", null, JANE_AGAIN)));
            assertTrue(issues.contains("Before") && !issues.contains("After"), issues);
        }
    }

    @Test
    void aBackupIsNamedByItsTimeByDefault() throws Exception {
        try (PackagedServer server = start()) {
            server.url();
        }

        run(0, "backup");

        try (Stream<Path> files = Files.list(folder.resolve("data/backups"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertEquals(1, names.size());
            assertTrue(names.get(0).matches("issue-tracker-\\d{8}T\\d{6}\\.\\d{3}Z\\.db"), names.toString());
        }
    }

    @Test
    void postgresqlIsCalledWrongly() throws Exception {
        Map<String, String> postgresql = TestPostgresql.emptyDatabase();

        assertTrue(run(postgresql, 2, "backup").contains("pg_dump"));
        assertTrue(run(postgresql, 2, "restore", "--from", "copy.db").contains("pg_restore"));
    }

    @Test
    void helpNamesTheExitCodes() throws Exception {
        for (String command : List.of("backup", "restore")) {
            String help = run(0, command, "--help");
            assertTrue(help.contains("Exit codes: 0 "), help);
        }
    }

    @Test
    void noServerStartsWhileABackupIsBeingRestored() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        try (FileChannel restoring = FileChannel.open(
                data.resolve("issue-tracker.db.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            restoring.lock();
            try (PackagedServer server = start()) {
                assertEquals(1, server.exitCode());
                assertTrue(server.output().contains("being restored"), server.output());
            }
        }
    }

    /** Whenever a restore is killed, the old database is there or the new one: it has one issue, or both. */
    @Test
    void aKilledRestoreLeavesTheOldOrTheNew() throws Exception {
        try (PackagedServer server = start()) {
            String token = token(server.call("POST", "/signup", null, JANE));
            addIssue(server, token, "Before");
            run(0, "backup", "--to", "copy.db");
            addIssue(server, token, "After");
        }
        Random random = new Random(SEED);
        for (int round = 0; round < KILLS; round++) {
            killAfter(random.nextInt(KILLED_WITHIN_MILLIS), "restore", "--from", "copy.db");
            try (PackagedServer server = start()) {
                String issues = issues(server, token(server.call("POST", "/signin", null, JANE_AGAIN)));
                assertTrue(issues.contains("Before"), issues);
            }
            run(0, "backup", "--to", "after-" + round + ".db");
        }
    }

    /** A file that bears the backup's name is whole, whenever the backup was killed. */
    @Test
    void aKilledBackupLeavesAWholeFileOrNone() throws Exception {
        try (PackagedServer server = start()) {
            token(server.call("POST", "/signup", null, JANE));
            Random random = new Random(SEED);
            for (int round = 0; round < KILLS; round++) {
                String copy = "copy-" + round + ".db";
                killAfter(random.nextInt(KILLED_WITHIN_MILLIS), "backup", "--to", copy);
                if (Files.exists(folder.resolve(copy))) {
                    run(Map.of("DATA_DIR", "elsewhere"), 0, "restore", "--from", copy);
                }
            }
            assertEquals(200, server.call("GET", "/health/ready", null, null).statusCode());
        }
    }

    private void killAfter(int millis, String... command) throws IOException, InterruptedException {
        try (PackagedServer process = PackagedServer.launch(folder, Map.of(), command)) {
            process.killAfter(millis);
        }
    }

    private PackagedServer start() throws IOException {
        return PackagedServer.launch(folder, Map.of());
    }

    private String run(int exitCode, String... command) throws Exception {
        return run(Map.of(), exitCode, command);
    }

    private String run(Map<String, String> environment, int exitCode, String... command) throws Exception {
        try (PackagedServer process = PackagedServer.launch(folder, environment, command)) {
            assertEquals(exitCode, process.exitCode(), process.output());
            return process.output();
        }
    }

    private static String token(HttpResponse<String> answer) {
        Matcher token = Pattern.compile("\"token\":\"([^\"]+)\"").matcher(answer.body());
        assertTrue(token.find(), answer.body());
        return token.group(1);
    }

    private static void addIssue(PackagedServer server, String token, String title) throws Exception {
        String json = "{\"title\": \"" + title + "\", \"description\": \"\"}";
        assertEquals(201, server.call("POST", "/issues", token, json).statusCode());
    }

    private static String issues(PackagedServer server, String token) throws Exception {
        HttpResponse<String> answer = server.call("GET", "/issues", token, null);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }
}
