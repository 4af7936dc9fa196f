package dev.issuetracker.http.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.http.fixture.Api;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of imports for which nobody waits, when their server is stopped or dies. */
class ImportsAfterAStopTest {
    private static final String FORM = """
            --b
            Content-Disposition: form-data; name="file"; filename="a.csv"

            title,status,labels
            After the stop,open,late
            --b--
            """.replace("\n", "\r\n");

    @TempDir
    private Path folder = Path.of("");

    private RunningServer server() {
        return RunningServer.start(
                Map.of("DB_ENGINE", "sqlite", "DATA_DIR", folder.toString(), "PORT", "0", "HOST", "127.0.0.1"),
                Clock.systemUTC());
    }

    /** Makes the store what it is when a server dies while it imports. */
    private void dieInTheMiddle() throws SQLException {
        execute("UPDATE import_jobs SET state = 'running', ended_at = NULL, status = NULL, body = NULL");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("issue-tracker.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String send(Api sender) {
        return sender.send(
                        "POST",
                        "/issues/import",
                        BodyPublishers.ofString(FORM),
                        "Content-Type",
                        "multipart/form-data; boundary=b",
                        "Prefer",
                        "respond-async")
                .expect(202)
                .header("Location");
    }

    /** Makes the second version of each issue one of the import, which was not stored when its server died. */
    private void dieAfterTheImportChangedIssues() throws SQLException {
        dieInTheMiddle();
        execute("INSERT INTO imports (id, file_name, by_id, at, created)"
                + " SELECT id, file_name, by_id, at, 0 FROM import_jobs");
        execute("INSERT INTO import_updates SELECT j.id, i.id, 1, 2, '', '' FROM import_jobs j, issues i");
        execute("INSERT INTO begun_undos SELECT id, by_id, 0, 0, 0 FROM import_jobs");
    }

    @Test
    void importOfADeadServerNamesTheIssuesThatKeepWhatItChanged() throws SQLException {
        String token;
        String path;
        long edited;
        long other;
        try (RunningServer first = server()) {
            Api jane = Api.ofOneThatStops(first.port()).signUp("jane");
            token = jane.token();
            path = send(jane);
            ImportEnds.of(jane, path).shows("/kept", "[]").shows("/kept_total", "0");
            edited = jane.issue("Old").id();
            other = jane.issue("Old").id();
            jane.patch("/issues/" + edited, "{title: 'Of the file', version: 1}")
                    .expect(200);
            jane.patch("/issues/" + other, "{title: 'Of the file', version: 1}").expect(200);
            jane.patch("/issues/" + edited, "{title: 'Edited', version: 2}").expect(200);
        }
        dieAfterTheImportChangedIssues();
        try (RunningServer second = server()) {
            Api jane = Api.ofOneThatStops(second.port()).withToken(token);
            ImportEnds.of(jane, path)
                    .shows("/state", "'failed'")
                    .shows("/kept", "[" + edited + "]")
                    .shows("/kept_total", "1");
            jane.get("/issues/" + edited).expect(200).shows("/title", "'Edited'");
            jane.get("/issues/" + other).expect(200).shows("/title", "'Old'");
            jane.get("/imports?state=failed").expect(200).shows("/results/0/kept_total", "1");
        }
    }

    @Test
    void importRunsAgainAfterTheStartWithoutItsFileBeingSent() throws SQLException {
        String token;
        String path;
        try (RunningServer first = server()) {
            Api jane = Api.ofOneThatStops(first.port()).signUp("jane");
            token = jane.token();
            path = send(jane);
            ImportEnds.of(jane, path).shows("/state", "'failed'").shows("/can_run_again", "true");
        }
        dieInTheMiddle();
        try (RunningServer second = server()) {
            Api jane = Api.ofOneThatStops(second.port()).withToken(token);
            ImportEnds.of(jane, path)
                    .shows("/state", "'failed'")
                    .shows("/problem", "null")
                    .shows("/can_run_again", "true");
            assertEquals(List.of(), jane.get("/issues").expect(200).titles());
            jane.label("late");
            jane.post(path + "/run").expect(202);
            ImportEnds.of(jane, path).shows("/state", "'done'");
            assertEquals(
                    List.of("After the stop"), jane.get("/issues").expect(200).titles());
        }
    }
}
