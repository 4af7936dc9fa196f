package dev.issuetracker.http.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.http.fixture.Answer;
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
import java.util.concurrent.locks.LockSupport;
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

    private static Answer ended(Api jane, String path) {
        Answer job = jane.get(path).expect(200);
        while (List.of("queued", "running").contains(job.text("/state"))) {
            LockSupport.parkNanos(20_000_000);
            job = jane.get(path).expect(200);
        }
        return job;
    }

    /** Makes the store what it is when a server dies while it imports. */
    private void dieInTheMiddle() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("issue-tracker.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE import_jobs SET state = 'running', ended_at = NULL, status = NULL, body = NULL");
        }
    }

    @Test
    void importRunsAgainAfterTheStartWithoutItsFileBeingSent() throws SQLException {
        String token;
        String path;
        try (RunningServer first = server()) {
            Api jane = Api.ofOneThatStops(first.port()).signUp("jane");
            token = jane.token();
            path = jane.send(
                            "POST",
                            "/issues/import",
                            BodyPublishers.ofString(FORM),
                            "Content-Type",
                            "multipart/form-data; boundary=b",
                            "Prefer",
                            "respond-async")
                    .expect(202)
                    .header("Location");
            ended(jane, path).shows("/state", "'failed'").shows("/can_run_again", "true");
        }
        dieInTheMiddle();
        try (RunningServer second = server()) {
            Api jane = Api.ofOneThatStops(second.port()).withToken(token);
            ended(jane, path)
                    .shows("/state", "'failed'")
                    .shows("/problem", "null")
                    .shows("/can_run_again", "true");
            assertEquals(List.of(), jane.get("/issues").expect(200).titles());
            jane.label("late");
            jane.post(path + "/run").expect(202);
            ended(jane, path).shows("/state", "'done'");
            assertEquals(
                    List.of("After the stop"), jane.get("/issues").expect(200).titles());
        }
    }
}
