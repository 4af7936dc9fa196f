package dev.issuetracker.http.moving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.bootstrap.RunCommand;
import dev.issuetracker.http.fixture.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a Django tracker cannot be moved is named before anything is stored, with a way out. */
class DjangoProblemsTest {
    @TempDir
    private Path folder;

    private DjangoDatabase django() {
        return DjangoDatabase.on(Store.SQLITE, folder).withAdmin(1, "root");
    }

    private RunCommand run(DjangoDatabase django, String... options) {
        return run(Map.of(), django.source(), options);
    }

    private RunCommand run(Map<String, String> database, Path source, String... options) {
        Map<String, String> variables = new HashMap<>(database);
        variables.put("DATA_DIR", folder.resolve("data").toString());
        List<String> arguments = new ArrayList<>(List.of("migrate-data", "--from-django", source.toString()));
        arguments.addAll(List.of(options));
        return RunCommand.of(variables, arguments.toArray(String[]::new));
    }

    private void assertStored(long issues, DjangoDatabase django, String... options) {
        RunCommand moved = run(django, options);
        assertEquals(0, moved.exitCode(), moved::err);
        assertTrue(moved.out().matches("(?s).*issues +" + issues + "\\R.*"), moved::out);
    }

    private void assertProblem(String line, DjangoDatabase django, String... options) {
        RunCommand rejected = rejected(django, options);
        assertTrue(rejected.err().lines().map(String::strip).anyMatch(line::equals), rejected::err);
    }

    /** The rule says what is wrong with the value; the place of the value comes first. */
    private void assertProblemOf(String place, DjangoDatabase django) {
        RunCommand rejected = rejected(django);
        assertTrue(rejected.err().lines().map(String::strip).anyMatch(line -> line.startsWith(place)), rejected::err);
    }

    private RunCommand rejected(DjangoDatabase django, String... options) {
        RunCommand rejected = run(django, options);
        assertEquals(1, rejected.exitCode(), rejected::err);
        assertFalse(Files.exists(folder.resolve("data/issue-tracker.db")));
        return rejected;
    }

    @Test
    void statusThatIsUnknownHereIsNamedWithItsRow() {
        DjangoDatabase django = django().withIssue(5, "Bug").with("UPDATE tracker_issue SET status = 'closed'");
        assertProblem("tracker_issue, id 5: status: closed is none of open, in_progress and resolved.", django);
        assertProblem("With --status closed=resolved issues that are closed become resolved.", django);
        assertStored(1, django, "--status", "closed=resolved");
    }

    @Test
    void titleThatIsTooLongIsNamed() {
        assertProblemOf("tracker_issue, id 5: title: ", django().withIssue(5, "x".repeat(256)));
    }

    @Test
    void titleThatIsBlankIsNamed() {
        assertProblemOf("tracker_issue, id 5: title: ", django().withIssue(5, " "));
    }

    @Test
    void versionBelowOneIsNamed() {
        DjangoDatabase django = django().withIssue(5, "Bug").with("UPDATE tracker_issue SET version = 0");
        assertProblem("tracker_issue, id 5: version: 0 is not a whole number from 1.", django);
        assertStored(1, django, "--map", "issue.version=");
    }

    @Test
    void usernameThatDiffersInCaseOnlyIsNamed() {
        assertProblem(
                "auth_user, id 2: username: ROOT is, but for its case, the username of 1 too. Usernames differ here by"
                        + " more than case.",
                django().withAccount(2, "ROOT", "other@example.org", DjangoDatabase.HORSE));
    }

    @Test
    void usernameWithOtherCharactersIsNamed() {
        assertProblemOf(
                "auth_user, id 2: username: ",
                django().withAccount(2, "jane doe", "jane@example.org", DjangoDatabase.HORSE));
    }

    @Test
    void accountWithoutAnAddressIsNamedAndCanBeGivenOne() {
        DjangoDatabase django = django().withAccount(2, "jane", "", DjangoDatabase.HORSE);
        assertProblem("auth_user, id 2: email: there is no address.", django);
        assertStored(0, django, "--missing-email", "user{id}@example.invalid");
    }

    @Test
    void sameAddressOfTwoAccountsIsTaken() {
        assertStored(0, django().withAccount(2, "jane", "root@example.org", DjangoDatabase.HORSE));
    }

    @Test
    void hashThatCannotBeCheckedIsNamedAndNotShown() {
        DjangoDatabase django = django().withAccount(2, "jane", "jane@example.org", "bcrypt_sha256$$2b$12$abcdef");
        assertProblem("auth_user, id 2: password: this hash of the kind bcrypt_sha256 cannot be checked here.", django);
        assertFalse(run(django).err().contains("abcdef"));
        assertStored(0, django.with("UPDATE auth_user SET password = '!' WHERE id = 2"));
    }

    @Test
    void hashThatTakesTooLongIsNamed() {
        assertProblem(
                "auth_user, id 2: password: this hash of the kind pbkdf2_sha256 cannot be checked here.",
                django().withAccount(2, "jane", "jane@example.org", DjangoDatabase.HORSE.replace("20000", "2000001")));
    }

    @Test
    void labelThatDiffersInCaseOnlyIsNamed() {
        assertProblem(
                "tracker_label, id 2: name: Bug is, but for its case, the name of 1 too. Names of labels differ here by"
                        + " more than case.",
                django().with("INSERT INTO tracker_label (id, name) VALUES (1, 'bug'), (2, 'Bug')"));
    }

    @Test
    void labelWithACommaIsNamed() {
        assertProblemOf(
                "tracker_label, id 1: name: ",
                django().with("INSERT INTO tracker_label (id, name) VALUES (1, 'bug, urgent')"));
    }

    @Test
    void colorOfALabelMovesAndAnInvalidOneIsNamed() {
        DjangoDatabase django = django().with("""
                ALTER TABLE tracker_label ADD COLUMN color varchar(20) NULL;
                INSERT INTO tracker_label (id, name, color) VALUES (1, 'bug', 'red'), (2, 'ui', '#00FF00')
                """);
        assertProblemOf("tracker_label, id 1: color: ", django);
        assertStored(0, django, "--map", "label.color=");
    }

    @Test
    void authorWhomNobodyNamesIsNamedInstead() {
        DjangoDatabase django = django().withIssue(5, "Bug").with("UPDATE tracker_issue SET created_by_id = NULL");
        assertProblem("tracker_issue, id 5: created_by_id: nobody is named.", django);
        assertProblem("auth_user: --author names jane, and no account has this username.", django, "--author", "jane");
        assertStored(1, django, "--author", "ROOT");
    }

    @Test
    void trackerWithoutAnAdminIsNotMoved() {
        DjangoDatabase django = DjangoDatabase.on(Store.SQLITE, folder)
                .withAccount(1, "jane", "jane@example.org", DjangoDatabase.HORSE);
        assertProblem(
                "auth_user: No active account is staff or a superuser, so that nobody could manage this tracker."
                        + " Name one with --admin USERNAME.",
                django);
        assertProblem(
                "auth_user: --admin names john, and no account has this username.",
                django,
                "--admin",
                "jane",
                "--admin",
                "john");
        assertStored(0, django, "--admin", "Jane");
    }

    @Test
    void rowsThatReferToNothingAreNamed() {
        DjangoDatabase django = django().withIssue(5, "Bug").with("""
                UPDATE tracker_issue SET assignee_id = 77;
                INSERT INTO tracker_issue_labels (id, issue_id, label_id) VALUES (1, 4, 1), (2, 5, 88), (3, 6, 1);
                INSERT INTO tracker_comment (id, body, created_at, author_id, issue_id) VALUES
                    (1, 'x', '2024-02-01 11:00:00', 1, 99);
                INSERT INTO authtoken_token (key, created, user_id) VALUES
                    ('9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b', '2024-01-03 00:00:00', 66)
                """);
        for (String line : List.of(
                "tracker_issue, id 5: assignee_id: there is no account 77.",
                "tracker_issue_labels, issue_id 4: there is no such issue.",
                "tracker_issue_labels, issue_id 5: there is no label 88.",
                "tracker_issue_labels, issue_id 6: there is no such issue.",
                "tracker_comment, id 1: issue_id: there is no issue 99.",
                "authtoken_token, user_id 66: user_id: there is no account 66.")) {
            assertProblem(line, django);
        }
    }

    @Test
    void timeThatIsNoneIsNamed() {
        DjangoDatabase django = django().withIssue(5, "Bug").with("UPDATE tracker_issue SET created_at = 'yesterday'");
        assertProblem(
                "tracker_issue, id 5: created_at: yesterday is not a time such as 2026-11-23 09:30:00.123456.", django);
    }

    @Test
    void timesWithoutAZoneAreOfTheZoneThatIsNamed() throws SQLException {
        assertStored(1, django().withIssue(5, "Bug"), "--time-zone", "Europe/Berlin");
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/issue-tracker.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT created_at FROM issues")) {
            row.next();
            assertEquals(Instant.parse("2024-02-01T09:00:00Z").toEpochMilli() * 1_000, row.getLong(1));
        }
    }

    @Test
    void tokenOfAnotherKindIsNamedWithoutShowingIt() {
        DjangoDatabase django = django().with("INSERT INTO authtoken_token (key, created, user_id)"
                + " VALUES ('s3cret', '2024-01-03 00:00:00', 1)");
        assertProblem("authtoken_token, user_id 1: key: it is not made of 40 hexadecimal digits.", django);
        assertFalse(run(django).err().contains("s3cret"));
        assertStored(0, django, "--map", "token=");
    }

    @Test
    void manyProblemsOfOneKindHideNoOther() {
        DjangoDatabase django = django();
        for (int id = 1; id <= 25; id++) {
            django.withIssue(id, "Bug");
        }
        django.with("UPDATE tracker_issue SET status = 'closed'").withIssue(26, " ");
        assertProblem("Nothing was moved. What this tracker does not take of the Django tracker: 26", django);
        assertProblem("… and 5 more of this kind", django);
        assertProblemOf("tracker_issue, id 26: title: ", django);
    }

    @Test
    void missingTableIsNamedWithTheOptionThatNamesIt() {
        DjangoDatabase django = django().with("ALTER TABLE tracker_issue RENAME TO bugs_ticket");
        assertProblem(
                "There is no table tracker_issue. Name it with --map issue=NAME, or the Django app with --app NAME.",
                django);
        assertStored(0, django, "--map", "issue=bugs_ticket");
    }

    @Test
    void missingTableOfTokensCanBeLeftOut() {
        DjangoDatabase django = django().with("DROP TABLE authtoken_token");
        assertProblem(
                "There is no table authtoken_token. Name it with --map token=NAME, or say that there is none with"
                        + " --map token=.",
                django);
        assertStored(0, django, "--map", "token=");
    }

    @Test
    void appNamesItsTables() {
        DjangoDatabase django = django().withIssue(5, "Bug").with("""
                ALTER TABLE tracker_issue RENAME TO issues_issue;
                ALTER TABLE tracker_label RENAME TO issues_label;
                ALTER TABLE tracker_issue_labels RENAME TO issues_issue_labels;
                ALTER TABLE tracker_comment RENAME TO issues_comment
                """);
        assertStored(1, django, "--app", "issues");
    }

    @Test
    void missingColumnIsNamedWithTheOptionThatNamesIt() {
        DjangoDatabase django = django().withIssue(5, "Bug").with("""
                ALTER TABLE tracker_issue RENAME COLUMN created_by_id TO opened_by_id;
                ALTER TABLE tracker_issue DROP COLUMN resolved_at;
                ALTER TABLE tracker_comment RENAME COLUMN body TO words
                """);
        assertProblem(
                "The table tracker_issue has no column created_by_id or reporter_id or author_id or creator_id."
                        + " Name it with"
                        + " --map issue.created_by=NAME, or say that there is none with --map issue.created_by=.",
                django);
        assertProblem(
                "The table tracker_comment has no column body or text or content."
                        + " Name it with --map comment.body=NAME.",
                django);
        assertStored(
                1,
                django,
                "--map",
                "issue.created_by=opened_by_id",
                "--map",
                "issue.resolved_at=",
                "--map",
                "comment.body=words");
    }

    @Test
    void nameThatIsNoneOfOursIsNamed() {
        RunCommand rejected = run(django(), "--map", "issue.titel=name");
        assertEquals(1, rejected.exitCode());
        assertTrue(rejected.err().contains("--map names issue.titel, which is none of comment, comment.author, "));
    }

    @Test
    void statusThatBecomesNoneOfOursIsACallThatIsWrong() {
        RunCommand rejected = run(django(), "--status", "closed=done");
        assertEquals(2, rejected.exitCode());
        assertTrue(rejected.err().contains("--status names done, which is none of open, in_progress, resolved"));
    }

    @Test
    void optionsOfDjangoWithoutASourceAreACallThatIsWrong() {
        RunCommand rejected = RunCommand.of(Map.of(), "migrate-data", "--status", "closed=resolved");
        assertEquals(2, rejected.exitCode());
        assertTrue(rejected.err().contains("--from-django=SOURCE"), rejected::err);
    }

    @Test
    void fileOfATrackerAndADjangoTrackerExcludeEachOther() {
        RunCommand rejected = run(django(), "--from", "issue-tracker.db");
        assertEquals(2, rejected.exitCode());
        assertTrue(rejected.err().contains("--from and --from-django exclude each other"), rejected::err);
    }

    @Test
    void dryRunStoresNothing() {
        RunCommand checked = run(django().withIssue(5, "Bug"), "--dry-run");
        assertEquals(0, checked.exitCode(), checked::err);
        assertTrue(checked.out().matches("(?s).*issues +1\\R.*"), checked::out);
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void trackerThatHoldsDataIsNotFilled() {
        DjangoDatabase django = django();
        assertStored(0, django);
        RunCommand rejected = run(django);
        assertEquals(1, rejected.exitCode());
        assertTrue(rejected.err().contains("has data already, in its table users"), rejected::err);
    }

    @Test
    void databaseOfTheDjangoTrackerItselfIsNotFilled() {
        DjangoDatabase django = django();
        RunCommand rejected =
                run(Map.of("DB_NAME", django.source().toString(), "DB_ENGINE", "sqlite"), django.source());
        assertEquals(2, rejected.exitCode());
        assertTrue(
                rejected.err().contains("the variables name the very database of the Django tracker"), rejected::err);
    }

    @Test
    void damagedFileIsNamed() throws Exception {
        Path damaged = Files.writeString(folder.resolve("damaged.db"), "SQLite format 3\0" + "x".repeat(5000));
        RunCommand rejected = run(Map.of(), damaged);
        assertEquals(1, rejected.exitCode());
        assertTrue(
                rejected.err().contains("Nothing was moved. " + damaged + " is damaged, or no SQLite file: "),
                rejected::err);
        assertFalse(Files.exists(folder.resolve("data/issue-tracker.db")));
    }

    @Test
    void fileThatSqliteCannotOpenIsNamed() throws Exception {
        Path source = django().source();
        // Stops also an account that may read all files.
        Path log = Files.createDirectory(source.resolveSibling(source.getFileName() + "-wal"));
        Files.writeString(log.resolve("file"), "in the way");
        RunCommand rejected = run(Map.of(), source);
        assertEquals(1, rejected.exitCode());
        assertTrue(
                rejected.err().contains("Nothing was moved. " + source + " cannot be read: let this account read"),
                rejected::err);
    }

    @Test
    void fileThatIsNeitherADatabaseNorVariablesIsRejected() throws Exception {
        Path file = Files.writeString(folder.resolve("note.txt"), "SECRET_KEY=x\n");
        RunCommand rejected = run(Map.of(), file);
        assertEquals(2, rejected.exitCode());
        assertTrue(
                rejected.err().contains("--from-django " + file + ": it is no SQLite file, and sets no DB_ variable"),
                rejected::err);
        assertEquals(2, run(Map.of(), folder.resolve("nowhere")).exitCode());
    }
}
