package dev.issuetracker.http.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.http.JwtTokens;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.password.PlainHasher;
import dev.issuetracker.bootstrap.RunCommand;
import dev.issuetracker.bootstrap.demo.Demo;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code demo}: a tracker that a team might have. */
class DemoTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private static Path folder = Path.of("");

    private static List<RunCommand> runs = List.of();

    /** For all tests, since the hashes of its passwords cost as much as those of a server. */
    @BeforeAll
    static void fillTwice() {
        Map<String, String> variables = Map.of("DATA_DIR", folder.toString());
        String[] command = {"demo", "--issues", "200", "--password", Api.PASSWORD};
        runs = List.of(RunCommand.of(variables, command), RunCommand.of(variables, command));
    }

    @Test
    void emptyTrackerIsFilledOnce() {
        RunCommand first = runs.get(0);
        assertEquals(0, first.exitCode(), first.err());
        assertEquals(Api.PASSWORD, first.out().strip());
        RunCommand second = runs.get(1);
        assertEquals(2, second.exitCode(), second.err());
        assertTrue(second.err().contains("has accounts already"), second.err());
    }

    @Test
    void filledTrackerIsOneThatATeamMightHave() {
        try (Tracker demo = Tracker.on(folder, Store.SQLITE.emptyDatabase())) {
            Api ada = demo.guest().signIn("ada", Api.PASSWORD);
            assertEquals("admin", ada.get("/me").text("/role"));
            assertEquals(12, ada.get("/users").at("/results").size());
            for (String found : List.of(
                    "is:open",
                    "is:in_progress",
                    "is:resolved",
                    "has:comments",
                    "has:parent",
                    "has:priority",
                    "no:assignee")) {
                assertTrue(ada.get("/issues?q=" + Api.encoded(found)).titles().size() > 3, found);
            }
            assertTrue(ada.get("/reports/latency").number("/resolved") > 80);
        }
    }

    @Test
    void demoThatIsCutSaysWhatIsThere() throws SQLException {
        Path data = Tracker.temporaryFolder();
        Map<String, String> database = Store.POSTGRESQL.freshDatabase(data);
        rejectMoreThanFiveIssues(database);
        Map<String, String> variables = new HashMap<>(database);
        variables.put("DATA_DIR", data.toString());
        RunCommand cut = RunCommand.of(variables, "demo", "--issues", "20");
        assertEquals(1, cut.exitCode(), cut.err());
        assertTrue(
                cut.err()
                        .contains("The demo was not made to its end. There is no space left on the disk of the"
                                + " database. PostgreSQL localhost:" + database.get("DB_PORT") + "/"
                                + database.get("DB_NAME")
                                + " has 12 accounts and 5 of 20 issues now: "),
                cut.err());
        assertEquals("", cut.out());
    }

    private static void rejectMoreThanFiveIssues(Map<String, String> database) throws SQLException {
        String url = "jdbc:postgresql://localhost:" + database.get("DB_PORT") + "/" + database.get("DB_NAME");
        try (Connection connection =
                        DriverManager.getConnection(url, database.get("DB_USER"), database.get("DB_PASSWORD"));
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE FUNCTION reject() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        IF (SELECT count(*) FROM issues) >= 5 THEN
                            RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100';
                        END IF;
                        RETURN NEW;
                    END $$;
                    CREATE TRIGGER reject BEFORE INSERT ON issues FOR EACH ROW EXECUTE FUNCTION reject()
                    """);
        }
    }

    private static List<String> events() {
        List<String> events = new ArrayList<>();
        List<Integer> made = new ArrayList<>();
        boolean filled = Demo.fill(
                new InMemoryTracker(),
                builder -> builder.passwordHasher(new PlainHasher())
                        .tokenIssuer(new JwtTokens(List.of(new byte[JwtTokens.MIN_KEY_BYTES]), "demo", NOW))
                        .listener(event -> events.add(event.toString().replaceAll("Session\\[id=[^]]*]", "session"))),
                Api.PASSWORD,
                NOW,
                80,
                made::add);
        assertTrue(filled);
        assertEquals(IntStream.rangeClosed(1, made.size()).boxed().toList(), made);
        assertTrue(made.size() > 75, made.size() + " issues");
        return events;
    }

    @Test
    void sameMomentGivesTheSameWork() {
        List<String> first = events();
        assertTrue(first.size() > 150, first.size() + " events");
        assertEquals(first, events());
    }
}
