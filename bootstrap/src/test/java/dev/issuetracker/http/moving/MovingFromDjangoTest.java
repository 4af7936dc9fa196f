package dev.issuetracker.http.moving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.bootstrap.RunCommand;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A Django tracker on either database goes on on either, as its clients see it. */
@ParameterizedClass(name = "{0}")
@MethodSource("ways")
class MovingFromDjangoTest {
    private static final Map<Way, Moved> MOVED = new ConcurrentHashMap<>();

    private static final String JANES_KEY = "9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b";
    private static final String ADMINS_KEY = "0123456789abcdef0123456789abcdef01234567";
    private static final String ZOES_PASSWORD = "p\u00E4ssw\u00F6rd-\u043A\u043B\u044E\u0447-\uD83D\uDD11";
    private static final String ZOES_HASH = "pbkdf2_sha256$20000$seasalt$3tfyInvoIdmLJI5TaZaPIMQaApPKBRlnuUAeCO9hRz8=";

    private record Way(Store from, Store to) {}

    /** A server on what was moved. */
    private record Moved(Way way, Tracker tracker, RunCommand move) {}

    static Stream<Way> ways() {
        return Stream.of(Store.values())
                .flatMap(from -> Stream.of(Store.values()).map(to -> new Way(from, to)));
    }

    private final Moved moved;
    private final Api guest;

    MovingFromDjangoTest(Way way) {
        moved = MOVED.computeIfAbsent(way, MovingFromDjangoTest::move);
        guest = moved.tracker().guest();
    }

    private static Moved move(Way way) {
        Path folder = Tracker.temporaryFolder();
        DjangoDatabase django = filled(DjangoDatabase.on(way.from(), folder));
        Map<String, String> target = new HashMap<>(way.to().emptyDatabase());
        target.put("DATA_DIR", folder.resolve("data").toString());
        RunCommand command = RunCommand.of(
                target, "migrate-data", "--from-django", django.source().toString());
        assertEquals(0, command.exitCode(), command::err);
        target.remove("DATA_DIR");
        Tracker tracker = Tracker.on(folder.resolve("data"), target);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            tracker.close();
            Tracker.delete(folder);
        }));
        return new Moved(way, tracker, command);
    }

    private static DjangoDatabase filled(DjangoDatabase django) {
        return django.withAdmin(1, "root")
                .withAccount(4, "Jane", "jane@example.org", DjangoDatabase.HORSE)
                .withAccount(5, "zo\u00EB", "zoe@example.org", ZOES_HASH)
                .withAccount(7, "left", "left@example.org", DjangoDatabase.HORSE)
                .withAccount(9, "robot", "robot@example.org", "!yRktu5LOSnvgf1lJNxkrfjv3dTIeK0EqeP2aTMby")
                .with("""
                UPDATE auth_user SET is_active = false WHERE id = 7;
                INSERT INTO authtoken_token (key, created, user_id) VALUES
                    ('%s', '2024-01-03 00:00:00', 4), ('%s', '2024-01-03 00:00:00', 1);
                INSERT INTO tracker_label (id, name) VALUES (2, 'bug'), (3, 'High Priority');
                INSERT INTO tracker_issue (id, title, description, status, version, created_at, updated_at, resolved_at,
                                           assignee_id, created_by_id) VALUES
                    (11, 'Login Bug', 'Cannot login with email', 'resolved', 5, '2024-02-01 10:00:00.123456',
                     '2024-02-03 09:30:00', '2024-02-02 10:00:00.123456', 4, 5),
                    (12, ' Geb\u00FChr \uD83D\uDC1E ', '', 'open', 1, '2024-02-01 10:00:00.000009',
                      '2024-02-01 10:00:00.000002',
                     NULL, NULL, 7),
                    (13, 'For the client', 'x', 'in_progress', 2, '2024-02-04 00:00:00', '2024-02-05 00:00:00', NULL,
                      NULL, 4),
                    (30, 'Came in resolved', 'x', 'resolved', 2, '2024-03-01 00:00:00', '2024-03-01 00:00:00', NULL,
                      4, 4);
                INSERT INTO tracker_issue_labels (id, issue_id, label_id) VALUES (1, 11, 3), (2, 11, 2), (3, 30, 2);
                INSERT INTO tracker_comment (id, body, created_at, author_id, issue_id) VALUES
                    (21, 'Seen as well', '2024-02-01 11:00:00', 4, 11), (22, 'Mended', '2024-02-02 09:00:00.5', 5, 11)
                """.formatted(JANES_KEY, ADMINS_KEY));
    }

    @Test
    void everyTableIsCounted() {
        assertEquals(
                List.of("users 5", "labels 2", "issues 4", "issue_labels 3", "comments 2", "personal_access_tokens 2"),
                moved.move()
                        .out()
                        .lines()
                        .map(line -> line.replaceAll(" +", " "))
                        .toList());
    }

    @Test
    void issuesKeepAllThatTheyHad() {
        Answer issue = guest.signIn("zo\u00EB", ZOES_PASSWORD).get("/issues/11").expect(200);
        issue.shows(
                "",
                "{id: 11, title: 'Login Bug', description: 'Cannot login with email', status: 'resolved',"
                        + " assignee: {id: 4, username: 'Jane'}, created_by: {id: 5, username: 'zo\u00EB'},"
                        + " labels: [{id: 2, name: 'bug', color: 'ededed'},"
                        + " {id: 3, name: 'High Priority', color: 'ededed'}],"
                        + " created_at: '2024-02-01T10:00:00.123456Z', updated_at: '2024-02-03T09:30:00.000000Z',"
                        + " resolved_at: '2024-02-02T10:00:00.123456Z', comment_count: 2, version: 5,"
                        + " parent: null, fields: {}, children: {total: 0, resolved: 0},"
                        + " comments: [{id: 21, issue_id: 11, body: 'Seen as well', author: {id: 4, username: 'Jane'},"
                        + " created_at: '2024-02-01T11:00:00.000000Z', updated_at: '2024-02-01T11:00:00.000000Z',"
                        + " version: 1},"
                        + " {id: 22, issue_id: 11, body: 'Mended', author: {id: 5, username: 'zo\u00EB'},"
                        + " created_at: '2024-02-02T09:00:00.500000Z', updated_at: '2024-02-02T09:00:00.500000Z',"
                        + " version: 1}], comments_next: null}");
        assertEquals("\"5\"", issue.header("ETag"));
    }

    @Test
    void timesThatRunBackwardsAndBlanksAroundTextsAreMended() {
        guest.signIn("jane", "correct horse")
                .get("/issues/12")
                .expect(200)
                .shows("/title", "'Geb\u00FChr \uD83D\uDC1E'")
                .shows("/created_at", "'2024-02-01T10:00:00.000009Z'")
                .shows("/updated_at", "'2024-02-01T10:00:00.000009Z'")
                .shows("/assignee", "null")
                .shows("/created_by/username", "'left'");
    }

    @Test
    void movedIssuesAreInReportsOnAllIssues() {
        Api jane = guest.signIn("jane", "correct horse");
        jane.get("/reports/top-assignees").expect(200).shows("/results/0/total", "2");
        for (String report : List.of("/reports/top-assignees", "/reports/latency")) {
            assertEquals(
                    jane.get(report + "?created_from=2000-01-01").expect(200).json(),
                    jane.get(report).expect(200).json());
        }
    }

    @Test
    void historyBeginsWithTheVersionThatWasMoved() {
        Api jane = guest.signIn("jane", "correct horse");
        Answer history = jane.get("/issues/11/history").expect(200);
        history.shows("/results/0/version", "5")
                .shows("/results/0/at", "'2024-02-01T10:00:00.123456Z'")
                .shows("/results/0/by/username", "'zo\u00EB'")
                .shows("/next", "null");
        assertEquals(
                List.of("title", "description", "status", "assignee", "labels"),
                history.each("/results/0/changes", "/field"));
        jane.get("/issues/11?version=4").expect(404);
    }

    @Test
    void clientGoesOnFromTheVersionThatItKnows() {
        Api jane = guest.signIn("jane", "correct horse");
        assertEquals(
                3,
                jane.patch("/issues/13", "{version: 2, status: 'open'}")
                        .expect(200)
                        .version());
        jane.patch("/issues/13", "{version: 1, status: 'resolved'}")
                .expect(409)
                .shows("/current_version", "3")
                .shows("/mergeable", "false")
                .shows("/changes", "[]");
        jane.post("/issues/13/revert", "{to_version: 2, version: 3}")
                .expect(200)
                .shows("/status", "'in_progress'");
    }

    @Test
    void passwordsOfDjangoSignInAndOthersDoNot() {
        for (int i = 0; i < 2; i++) {
            guest.signIn("JANE", "correct horse")
                    .get("/me")
                    .expect(200)
                    .shows("/id", "4")
                    .shows("/role", "'member'");
            guest.signIn("zo\u00EB", ZOES_PASSWORD).get("/me").expect(200).shows("/email", "'zoe@example.org'");
        }
        guest.post("/signin/", "{username: 'jane', password: 'correct house'}").expect(401);
        guest.post("/signin/", "{username: 'robot', password: '!yRktu5LOSnvgf1lJNxkrfjv3dTIeK0EqeP2aTMby'}")
                .expect(401);
    }

    @Test
    void inactiveAccountIsDisabled() {
        assertEquals(
                "account_disabled",
                guest.post("/signin/", "{username: 'left', password: 'correct horse'}")
                        .expect(403)
                        .code());
    }

    @Test
    void superuserIsAnAdminWhoGivesAnAccountWithoutAPasswordOne() {
        Api admin = guest.signIn("root", "correct horse");
        admin.get("/me").expect(200).shows("/role", "'admin'").shows("/created_at", "'2024-01-02T03:04:05.678901Z'");
        String code = admin.post("/users/9/reset-password").expect(201).text("/code");
        guest.post("/password-reset", "{code: '" + code + "', password: 'battery staple'}")
                .expect(204);
        guest.signIn("robot", "battery staple").get("/me").expect(200);
    }

    private Answer byToken(String key, String path) {
        return guest.get(path, "Authorization", "Token " + key);
    }

    @Test
    void tokenOfDjangoGoesOnUntilItIsEnded() {
        byToken(JANES_KEY, "/me").expect(200).shows("/id", "4");
        byToken(JANES_KEY.replace("9944", "4499"), "/me").expect(401);
        byToken(ADMINS_KEY, "/audit").expect(200);
        Api admin = guest.signIn("root", "correct horse");
        Answer tokens = admin.get("/me/tokens").expect(200);
        tokens.shows("/results/0/name", "'Django'").shows("/results/0/scope", "'admin'");
        assertEquals(
                "write", guest.signIn("jane", "correct horse").get("/me/tokens").text("/results/0/scope"));
        admin.delete("/me/tokens/" + tokens.number("/results/0/id")).expect(204);
        byToken(ADMINS_KEY, "/me").expect(401);
    }

    @Test
    void newIdsGoOnAfterTheHighest() {
        Api jane = guest.signIn("jane", "correct horse");
        assertTrue(jane.issue("Another").id() > 30);
        assertTrue(jane.label("another").id() > 3);
        assertTrue(jane.post("/issues/12/comments", "{body: 'Another'}")
                        .expect(201)
                        .id()
                > 22);
        assertTrue(guest.signUp("another").get("/me").id() > 9);
    }

    @Test
    void reportsAndSearchesCountWhatWasMoved() {
        Api zoe = guest.signIn("zo\u00EB", ZOES_PASSWORD);
        zoe.get("/reports/top-assignees")
                .expect(200)
                .shows("/results/0/assignee/username", "'Jane'")
                .shows("/results/0/total", "2");
        zoe.get("/reports/latency").expect(200).shows("/resolved", "1").shows("/average_seconds", "86400.0");
        assertEquals(
                List.of("Login Bug"), zoe.get("/issues?keyword=LOGIN&label=bug").titles());
    }

    @Test
    void backupOfWhatWasMovedIsFoundWhole() {
        boolean onSqlite = moved.way().to() == Store.SQLITE;
        guest.signIn("root", "correct horse").post("/admin/backup").expect(onSqlite ? 201 : 409);
    }
}
