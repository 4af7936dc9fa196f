package dev.issuetracker.http.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.Store;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of other programs, from the form to the issue. */
class ImportSourcesTest extends HttpTest {
    private static final String PATH = "/issues/import";
    private static final String HEADER =
            "Summary,Issue key,Issue id,Status,Assignee,Reporter,Created,Updated,Resolved,Labels,Labels,Comment\n";

    /** In every title and key, so that tests do not meet each other's issues. */
    private final String mark = unique("pm");

    ImportSourcesTest(Store store) {
        super(store);
    }

    private Answer jira(String query, String rows) {
        return jane.upload(PATH + query, "jira.csv", (HEADER + rows).getBytes(StandardCharsets.UTF_8));
    }

    private String row(String labels) {
        return "Export " + mark + "," + mark + "-1,1,Done,john,kim,01/Feb/20 9:00 AM,03/Feb/20 9:00 AM,"
                + "02/Feb/20 9:00 AM," + labels + ",02/Feb/20 8:00 AM;kim;Works\n";
    }

    private Answer stored() {
        long id = jane.get("/issues?keyword=" + mark).expect(200).number("/results/0/id");
        return jane.get("/issues/" + id).expect(200);
    }

    @Test
    void issueOfAnotherProgramIsKeptAsItWas() {
        jira("?time_zone=Europe/Berlin&create_missing=labels", row(mark + "-export,"))
                .expect(201)
                .shows("/source", "'jira'")
                .shows("/format", "'jira'")
                .shows("/time_zone", "'Europe/Berlin'")
                .shows("/ignored_columns", "[]");
        Answer issue = stored();
        assertEquals(
                List.of(
                        "resolved",
                        "john",
                        "2020-02-01T08:00:00.000000Z",
                        "2020-02-03T08:00:00.000000Z",
                        "2020-02-02T08:00:00.000000Z",
                        mark + "-export",
                        "kim wrote:\n\nWorks",
                        "2020-02-02T07:00:00.000000Z"),
                List.of(
                        issue.text("/status"),
                        issue.text("/assignee/username"),
                        issue.text("/created_at"),
                        issue.text("/updated_at"),
                        issue.text("/resolved_at"),
                        issue.text("/labels/0/name"),
                        issue.text("/comments/0/body"),
                        issue.text("/comments/0/created_at")));
        jane.get("/issues/" + issue.number("/id") + "/origin")
                .expect(200)
                .shows("", "{source: 'jira', key: '" + mark + "-1', url: null, author: 'kim', assignee: null}");
    }

    @Test
    void dryRunOfGoodRowsNamesWhatIsLostWithTheRejectedOnes() {
        String file = "Summary,Issue key,Issue id,Status,Created,Parent key,Outward issue link (Blocks)\n"
                + ",#-1,1,Open,2026-01-01,,\nc,#-2,2,Open,2026-01-01,#-1,#-1\n".replace("#", mark);
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        String query = "?mode=partial&source=" + mark;
        Answer dry =
                jane.upload(PATH + query + "&dry_run=true", "jira.csv", bytes).expect(200);
        Answer real = jane.upload(PATH + query, "jira.csv", bytes).expect(201);
        assertEquals(
                List.of("blocks", "parent"),
                real.each("/unknown_values", "/column").stream().sorted().toList());
        assertEquals(real.at("/unknown_values"), dry.at("/unknown_values"));
    }

    @Test
    void issueWhoseKeyCameInAgainIsNotSaidToHaveBeenMadeHere() {
        jira("?create_missing=labels", row(mark + ",")).expect(201);
        long first = stored().number("/id");
        jane.delete("/issues/" + first).expect(204);
        jira("", row(mark + ",")).expect(201);
        jane.post("/issues/" + first + "/restore").expect(200);
        assertEquals(
                "No origin is known of the issue " + first + ": it was made here, or its key was imported again while"
                        + " it was deleted and is that of another issue now.",
                jane.get("/issues/" + first + "/origin").expect(404).text("/detail"));
    }

    @Test
    void linksToOtherIssuesOfTheSourceAreKept() {
        String header = "Summary,Issue key,Issue id,Status,Outward issue link (Blocks)\n";
        String rows = "First " + mark + "," + mark + "-1,1,To Do," + mark + "-2\nSecond " + mark + "," + mark
                + "-2,2,To Do," + mark + "-3\n";
        jane.upload(PATH, "jira.csv", (header + rows).getBytes(StandardCharsets.UTF_8))
                .expect(201)
                .shows(
                        "/unknown_values",
                        "[{column: 'blocks', value: '" + mark + "-3', code: 'unknown_key', message: '…', rows: 1,"
                                + " file: null, line: 3, rejected: false}]");
        long first = jane.get("/issues?sort=id&keyword=" + mark).expect(200).number("/results/0/id");
        Answer links = jane.get("/issues/" + first + "/links").expect(200);
        assertEquals("blocks", links.text("/results/0/type"));
        assertEquals("Second " + mark, links.text("/results/0/issue/title"));
    }

    @Test
    void issueIsAPartOfOneThatComesLaterOrCameInBefore() {
        String header = "Summary,Issue key,Issue id,Status,Created,Updated,Parent key\n";
        String epic = "Epic " + mark + "," + mark + "-1,1,To Do,01/Feb/20 9:00 AM,03/Feb/20 9:00 AM,\n";
        String task = "Task " + mark + "," + mark + "-3,3,To Do,01/Feb/20 9:00 AM,03/Feb/20 9:00 AM," + mark + "-2\n";
        String story = "Story " + mark + "," + mark + "-2,2,To Do,01/Feb/20 9:00 AM,03/Feb/20 9:00 AM," + mark + "-1\n";
        jane.upload(PATH, "jira.csv", (header + epic).getBytes(StandardCharsets.UTF_8))
                .expect(201);
        Answer report = jane.upload(PATH, "jira.csv", (header + task + story).getBytes(StandardCharsets.UTF_8))
                .expect(201)
                .shows("/unknown_values", "[]");
        Answer list = jane.get("/issues?sort=id&keyword=" + mark).expect(200);
        long task3 = list.number("/results/1/id");
        jane.get("/issues/" + task3)
                .expect(200)
                .shows("/parent", Long.toString(list.number("/results/2/id")))
                .shows("/version", "2")
                .shows("/updated_at", "'2020-02-03T09:00:00.000000Z'");
        assertEquals(
                List.of("Story " + mark),
                jane.get("/issues/" + list.number("/results/0/id") + "/children")
                        .expect(200)
                        .titles());
        admin.post("/imports/" + report.number("/import_id") + "/undo")
                .expect(200)
                .shows("/deleted", "2");
    }

    private Answer github(String query, String text) {
        return jane.upload(PATH + query, "issues.json", text.getBytes(StandardCharsets.UTF_8));
    }

    /** An issue and a pull request. */
    private String githubIssues() {
        return Json.strict(
                "[{number: 1, title: 'Crash " + mark + "', state: 'CLOSED', createdAt: '2020-02-01T08:00:00Z',"
                        + " closedAt: '2020-02-02T08:00:00Z', author: {login: 'kim'}, assignees: [{login: 'john'}],"
                        + " comments: [{author: {login: 'kim'}, body: 'Works', createdAt: '2020-02-02T07:00:00Z'}]},"
                        + " {number: 2, title: 'Mend " + mark + "', pull_request: {url: 'https://example.org/2'}}]");
    }

    @Test
    void issuesOfJsonAreKeptAsTheyWereAndPullRequestsPassedOver() {
        github("?source=" + mark, githubIssues())
                .expect(201)
                .shows("/format", "'github'")
                .shows("/created", "1")
                .shows("/skipped", "1")
                .shows(
                        "/unknown_values/2",
                        "{column: 'pull_request.url', value: '', code: 'no_issue', message: '…', rows: 1, file: null,"
                                + " line: 1, rejected: false}");
        Answer issue = stored();
        assertEquals(
                List.of("resolved", "john", "2020-02-01T08:00:00.000000Z", "kim wrote:\n\nWorks"),
                List.of(
                        issue.text("/status"),
                        issue.text("/assignee/username"),
                        issue.text("/created_at"),
                        issue.text("/comments/0/body")));
    }

    @Test
    void rejectedRecordsOfJsonAreATableThatIsReadAgain() {
        String text = githubIssues().replace("\"CLOSED\"", "\"CLOSED\", \"labels\": [{\"name\": \"" + mark + "\"}]");
        String rejects = jane.uploadFor("text/csv", PATH + "?dry_run=true&source=" + mark, "issues.json", text)
                .expect(200)
                .body();
        jane.upload(
                        PATH + "?create_missing=labels&source=" + mark,
                        "rejects.csv",
                        rejects.getBytes(StandardCharsets.UTF_8))
                .expect(201)
                .shows("/format", "'github'")
                .shows("/created", "1");
        Answer issue = stored();
        assertEquals(mark, issue.text("/labels/0/name"));
        assertEquals("kim wrote:\n\nWorks", issue.text("/comments/0/body"));
    }

    @Test
    void damagedJsonIsRejectedNamingThePlace() {
        Answer answer = github("", "[{\"number\": 1,\n\"title\": nobody}]").expect(400);
        assertEquals("file_unreadable", answer.code());
        assertEquals(
                "Line 2, at /0/title, is no valid JSON", answer.text("/detail").split(":", 2)[0]);
    }

    @Test
    void dryRunShowsWhatWasUnderstood() {
        jira("?dry_run=true", row(","))
                .expect(200)
                .shows("/columns/0", "{column: 'Summary', fills: 'title', values: 1, example: 'Export " + mark + "'}")
                .shows("/columns/1", "{column: 'Issue key', fills: 'key', values: 1, example: '" + mark + "-1'}")
                .shows("/statuses", "[{value: 'Done', status: 'resolved', rows: 1}]")
                .shows(
                        "/first_rows",
                        "[{file: null, line: 2, key: '" + mark + "-1', values: [{field: 'title', value: 'Export " + mark
                                + "'},"
                                + " {field: 'description', value: ''}, {field: 'status', value: 'resolved'},"
                                + " {field: 'assignee', value: '…'}, {field: 'labels', value: []}], made: [],"
                                + " created_by: '…', created_at: '2020-02-01T09:00:00.000000Z',"
                                + " updated_at: '2020-02-03T09:00:00.000000Z',"
                                + " resolved_at: '2020-02-02T09:00:00.000000Z', comments: 1, updates: null,"
                                + " changed: []}]");
        assertEquals(List.of(), jane.get("/issues?keyword=" + mark).expect(200).titles());
    }

    @Test
    void dryRunNamesWhatIsMissing() {
        String rows = row(mark + "-none,") + row(mark + "-none,").replace(mark + "-1", mark + "-2");
        jira("?dry_run=true", rows)
                .expect(200)
                .shows("/missing_labels", "[{name: '" + mark + "-none', rows: 2}]")
                .shows("/missing_people", "[{name: 'kim', rows: 2, account: null}]");
        jira("?dry_run=true&create_missing=labels", rows)
                .expect(200)
                .shows("/rejected", "0")
                .shows("/missing_labels", "[{name: '" + mark + "-none', rows: 2}]")
                .shows("/first_rows/0/made", "[{field: 'labels', name: '" + mark + "-none'}]");
    }

    @Test
    void adminMakesPlaceholdersForPeopleWithoutAnAccount() {
        String kim = "Kim " + mark;
        byte[] file = (HEADER + row(",").replace("kim", kim)).getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "forbidden",
                jane.upload(PATH + "?create_missing=users", "jira.csv", file)
                        .expect(403)
                        .code());
        admin.upload(PATH + "?dry_run=true&create_missing=labels,users", "jira.csv", file)
                .expect(200)
                .shows(
                        "/unknown_values/0",
                        "{column: 'author', value: '" + kim + "', code: 'user_created', message: '…', rows: 1,"
                                + " file: null, line: 2, rejected: false}");
        admin.upload(PATH + "?create_missing=users", "jira.csv", file).expect(201);
        assertEquals(kim, stored().text("/created_by/username"));
        Answer users = admin.get("/users?placeholder=true&keyword=" + mark).expect(200);
        long id = users.number("/results/0/id");
        assertEquals(stored().number("/created_by/id"), id);
        admin.get("/users/" + id)
                .expect(200)
                .shows(
                        "",
                        "{id: " + id + ", username: '" + kim + "', email: null, role: 'viewer',"
                                + " created_at: '…', disabled_at: '…', placeholder: true}");
        assertEquals(
                "wrong_state",
                admin.patch("/users/" + id, "{disabled: false}").expect(409).code());
        assertEquals(
                "wrong_state",
                admin.post("/users/" + id + "/reset-password").expect(409).code());
        assertEquals(
                List.of("placeholder_made"),
                admin.get("/audit?subject=user:" + id).expect(200).each("/results", "/event"));
    }

    /** A file with a column for a field of a name of its own. */
    private byte[] graded(String field, String... words) {
        StringBuilder file = new StringBuilder("title,status,labels," + field + "\n");
        List.of(words).forEach(word -> file.append("Graded " + mark + ",open,," + word + "\n"));
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<String> fields() {
        return admin.get("/fields").expect(200).each("/results", "/name");
    }

    @Test
    void adminHasFieldsMadeThatTheFileNames() {
        String field = unique("Severity");
        String query = PATH + "?create_missing=fields&new_field." + field + "=select";
        byte[] file = graded(field, "major", "minor", "Major");
        assertEquals("forbidden", jane.upload(query, "a.csv", file).expect(403).code());
        admin.upload(query + "&dry_run=true", "a.csv", file)
                .expect(200)
                .shows("/missing_fields", "[{name: '" + field + "', type: 'select', rows: 3}]")
                .shows(
                        "/missing_options",
                        "[{field: '" + field + "', name: 'major', rows: 2}, {field: '" + field
                                + "', name: 'minor', rows: 1}]");
        admin.upload(query, "a.csv", graded(field, "major")).expect(201);
        jane.get("/issues?keyword=" + mark).expect(200).shows("/results/0/fields", "{'" + field + "': 'major'}");
    }

    @Test
    void fieldsAndOptionsOfARejectedFileAreNotMade() {
        String field = unique("Severity");
        byte[] bad = ("title,status,labels," + field + "\nA,open,,major\nB,nowhere,,minor\n")
                .getBytes(StandardCharsets.UTF_8);
        admin.upload(PATH + "?create_missing=fields,options&new_field." + field + "=select", "a.csv", bad)
                .expect(400);
        assertEquals(false, fields().contains(field));
    }

    @Test
    void adminHasOptionsMadeThatTheFileNames() {
        String field = unique("Severity");
        admin.post("/fields", "{name: '" + field + "', type: 'multi_select', options: [{name: 'minor'}]}")
                .expect(201);
        admin.upload(PATH, "a.csv", graded(field, "major")).expect(400);
        admin.upload(PATH + "?create_missing=options", "a.csv", graded(field, "\"major, MINOR\"", "critical"))
                .expect(201);
        int place = fields().indexOf(field);
        assertEquals(
                List.of("minor", "major", "critical"),
                admin.get("/fields").each("/results/" + place + "/options", "/name"));
        jane.get("/issues?sort=id&keyword=" + mark)
                .expect(200)
                .shows("/results/0/fields", "{'" + field + "': ['major', 'minor']}");
    }

    @Test
    void updateOfAnIssueMakesTheOptionsOfItsRow() {
        String field = unique("Severity");
        admin.post("/fields", "{name: '" + field + "', type: 'select', options: [{name: 'minor'}]}")
                .expect(201);
        String header = "Summary,Issue key,Issue id,Status,Custom field (" + field + ")\n";
        String key = "Graded " + mark + "," + mark + "-7,7,Done,";
        jane.upload(PATH, "jira.csv", (header + key + "minor\n").getBytes(StandardCharsets.UTF_8))
                .expect(201);
        byte[] newer = (header + key + "major\n").getBytes(StandardCharsets.UTF_8);
        admin.upload(PATH + "?on_existing=update&create_missing=options", "jira.csv", newer)
                .expect(200)
                .shows("/updated", "1");
        jane.get("/issues?keyword=" + mark).expect(200).shows("/results/0/fields", "{'" + field + "': 'major'}");
    }

    @Test
    void nobodySignsInAsAPlaceholderAndItsNameIsFree() {
        byte[] file = (HEADER + row(",").replace("kim", mark)).getBytes(StandardCharsets.UTF_8);
        admin.upload(PATH + "?create_missing=users", "jira.csv", file).expect(201);
        guest.post("/signin", "{username: '" + mark + "', password: '!'}").expect(401);
        Api real = guest.signUp(mark);
        assertEquals(mark, real.get("/me").expect(200).text("/username"));
        assertEquals(
                mark + " (imported " + stored().number("/created_by/id") + ")", stored().text("/created_by/username"));
    }

    @Test
    void joinedPlaceholderIsTheAccountHereAndInTheNextFile() {
        String rows = row(",").replace("kim", mark).replace(",john,", "," + mark + ",");
        byte[] file = (HEADER + rows).getBytes(StandardCharsets.UTF_8);
        admin.upload(PATH + "?create_missing=users", "jira.csv", file).expect(201);
        Answer before = stored();
        long placeholder = before.number("/created_by/id");
        long jane = this.jane.get("/me").id();
        assertEquals(
                List.of("into required"),
                admin.post("/users/" + placeholder + "/join", "{}").expect(400).violations());
        admin.post("/users/" + placeholder + "/join", "{into: " + jane + "}")
                .expect(200)
                .shows("/id", Long.toString(jane));
        Answer after = stored();
        assertEquals(before.number("/version"), after.number("/version"));
        assertEquals(
                List.of(jane, jane, jane),
                List.of(
                        after.number("/created_by/id"),
                        after.number("/assignee/id"),
                        after.number("/comments/0/author/id")));
        this.jane.get("/issues/" + after.id() + "/history").expect(200).shows("/results/0/by/id", Long.toString(jane));
        admin.get("/users/" + placeholder).expect(404);
        admin.upload(
                        PATH,
                        "jira.csv",
                        new String(file, StandardCharsets.UTF_8)
                                .replace(mark + "-1", mark + "-2")
                                .getBytes(StandardCharsets.UTF_8))
                .expect(201);
        assertEquals(
                List.of(jane, jane),
                List.of(
                        this.jane.get("/issues?sort=id&keyword=" + mark).number("/results/0/assignee/id"),
                        this.jane.get("/issues?sort=id&keyword=" + mark).number("/results/1/assignee/id")));
    }

    @Test
    void dryRunShowsTheColumnsOfAHeaderThatIsWrong() {
        byte[] file = "Nr;Betreff\n1;Papier fehlt\n".getBytes(StandardCharsets.UTF_8);
        jane.upload(PATH + "?dry_run=true&format=other", "liste.csv", file)
                .expect(200)
                .shows("/rows", "0")
                .shows("/errors/0/code", "'missing_column'")
                .shows("/separator", "';'")
                .shows(
                        "/ignored_columns",
                        "[{column: 'Nr', values: 1, example: '1'},"
                                + " {column: 'Betreff', values: 1, example: 'Papier fehlt'}]")
                .shows("/targets/0", "'key'");
    }

    @Test
    void whatMeansNothingHereIsSaidOnce() {
        jira("", row(mark + "-none,") + row(mark + "-none,").replace(mark + "-1", mark + "-2"))
                .expect(400)
                .shows("/errors", "[]")
                .shows("/errors_total", "1")
                .shows(
                        "/unknown_values",
                        "[{column: 'labels', value: '" + mark + "-none', code: 'unknown_label', message: '…',"
                                + " rows: 2, file: null, line: 2, rejected: true}]");
    }

    @Test
    void secondImportIsRejectedOrSkipped() {
        jira("", row(",")).expect(201);
        assertEquals("import_rejected", jira("", row(",")).expect(400).code());
        jira("?on_existing=skip", row(",") + row(",").replace(mark + "-1", mark + "-2"))
                .expect(201)
                .shows("/created", "1")
                .shows("/skipped", "1");
        jira("?on_existing=skip", row(","))
                .expect(200)
                .shows("/import_id", "null")
                .shows("/skipped", "1");
    }

    @Test
    void newerFileUpdatesWhatNobodyEditedHere() {
        String first = row(",");
        long imported = jira("", first).expect(201).number("/import_id");
        Answer before = stored();
        jira("?on_existing=update", first)
                .expect(200)
                .shows("/updated", "0")
                .shows("/skipped", "1")
                .shows("/import_id", "null");
        String newer = first.replace("Export " + mark, "Exports " + mark)
                .replace(",Done,", ",In Progress,")
                .replace("Works", "Works again");
        jira("?on_existing=update&dry_run=true", newer).expect(200).shows("/updated", "1");
        assertEquals(before.number("/version"), stored().number("/version"));
        jira("?on_existing=update", newer).expect(200).shows("/updated", "1").shows("/created", "0");
        Answer after = stored();
        assertEquals(
                List.of("Exports " + mark, "in_progress", "2", "kim wrote:\n\nWorks", "kim wrote:\n\nWorks again"),
                List.of(
                        after.text("/title"),
                        after.text("/status"),
                        Long.toString(after.number("/version")),
                        after.text("/comments/0/body"),
                        after.text("/comments/1/body")));
        admin.post("/imports/" + imported + "/undo").expect(200).shows("/deleted", "1");
    }

    @Test
    void whatWasEditedHereIsKeptUnlessItIsToBeOverwritten() {
        long imported = jira("", row(",")).expect(201).number("/import_id");
        long id = stored().id();
        jane.patch("/issues/" + id, "{version: 1, title: 'Mine " + mark + "'}").expect(200);
        String newer = row(",").replace("Export " + mark, "Theirs " + mark).replace(",Done,", ",In Progress,");
        jira("?dry_run=true&on_existing=update", row(",").replace(",Done,", ",In Progress,"))
                .expect(200)
                .shows("/first_rows/0/updates", Long.toString(id))
                .shows("/first_rows/0/changed", "['status']")
                .shows("/first_rows/0/comments", "0");
        jira("?on_existing=update", newer)
                .expect(200)
                .shows("/updated", "1")
                .shows(
                        "/unknown_values/2",
                        "{column: 'title', value: 'Theirs " + mark + "', code: 'edited_here', message: '…', rows: 1,"
                                + " file: null, line: 2, rejected: false}");
        assertEquals(
                List.of("Mine " + mark, "in_progress"), List.of(stored().text("/title"), stored().text("/status")));
        admin.post("/imports/" + imported + "/undo").expect(409);
        jira("?on_existing=overwrite", newer).expect(200).shows("/updated", "1");
        assertEquals("Theirs " + mark, stored().text("/title"));
    }

    @Test
    void sourceMayHaveANameOfItsOwn() {
        jira("", row(",")).expect(201);
        jira("?source=other", row(",")).expect(201).shows("/source", "'other'");
    }

    @Test
    void meaningOfAStatusMayBeSaid() {
        jira("?status.Shipped=in_progress", row(",").replace(",Done,", ",Shipped,"))
                .expect(201);
        assertEquals("in_progress", stored().text("/status"));
    }

    @Test
    void datesThatNothingDecidesAreRejectedUntilTheirOrderIsSaid() {
        String rows = row(",").replace("01/Feb/20 9:00 AM", "01/02/2020 9:00");
        Answer answer = jira("", rows).expect(400);
        answer.shows("/errors/0/code", "'ambiguous_dates'").shows("/errors/0/row", "0");
        String message = answer.text("/errors/0/message");
        assertTrue(message.startsWith("The column created has dates such as 01/02/2020 9:00 (line 2)."), message);
        jira("?date_order=dmy", rows).expect(201);
    }

    @Test
    void choicesThatMeanNothingAreRejectedTogether() {
        assertEquals(
                List.of(
                        "on_existing invalid_choice",
                        "create_missing invalid_choice",
                        "date_order invalid_choice",
                        "decimal invalid_choice",
                        "time_zone invalid_choice",
                        "status.Done invalid_status"),
                jira(
                                "?on_existing=replace&create_missing=people&date_order=ymd&decimal=dot&time_zone=Moon"
                                        + "&status.Done=closed",
                                row(","))
                        .expect(400)
                        .violations());
    }

    @Test
    void anyTableComesInWhenItsColumnsAreNamed() {
        byte[] file = ("Nr;Betreff;Lage\n" + mark + "-1;Papier " + mark + ";offen\n").getBytes(StandardCharsets.UTF_8);
        jane.upload(
                        PATH + "?format=other&source=liste&column.Nr=key&column.Betreff=title&column.Lage=status"
                                + "&status.offen=in_progress",
                        "liste.csv",
                        file)
                .expect(201)
                .shows("/source", "'liste'");
        assertEquals("in_progress", stored().text("/status"));
    }

    @Test
    void columnThatFillsWhatThereIsNotIs400() {
        assertEquals(
                List.of("column.Summary invalid_choice"),
                jira("?column.Summary=name", row(",")).expect(400).violations());
    }

    @Test
    void unknownFormatIs400() {
        assertEquals(
                List.of("format invalid_choice"),
                jira("?format=notes", row(",")).expect(400).violations());
    }

    @Test
    void issueThatWasMadeHereHasNoOrigin() {
        long id = jane.post("/issues", "{title: '" + mark + "'}").expect(201).number("/id");
        jane.get("/issues/" + id + "/origin").expect(404);
    }
}
