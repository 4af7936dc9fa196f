package dev.issuetracker.http.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** What the sender of a file says of it in the part {@code mapping} of the form. */
class ImportMappingTest extends HttpTest {
    /** In every title, so that tests do not meet each other's issues. */
    private final String mark = unique("map");

    ImportMappingTest(Store store) {
        super(store);
    }

    private Answer send(String query, String file, String mapping, String... headers) {
        return jane.uploadMapped(query, "liste.csv", file.getBytes(StandardCharsets.UTF_8), mapping, headers);
    }

    private Answer stored() {
        long id = jane.get("/issues?keyword=" + mark).expect(200).number("/results/0/id");
        return jane.get("/issues/" + id).expect(200);
    }

    private String field(String type, String options) {
        String name = unique("Field");
        admin.post("/fields", "{name: '" + name + "', type: '" + type + "', options: " + options + "}")
                .expect(201);
        return name;
    }

    @Test
    void columnsAndStatusesMeanWhatTheMappingSays() {
        send("", "Nr;Betreff;Lage;Intern\n1;Papier " + mark + ";offen;x\n", """
                        {'format': 'other', 'columns': {'betreff': 'title', 'Lage': 'status', 'Intern': null},
                         'values': {'status': {'Offen': 'in_progress'}}}""")
                .expect(201)
                .shows("/statuses", "[{value: 'offen', status: 'in_progress', rows: 1}]")
                .shows("/ignored_columns/1/column", "'Intern'");
        assertEquals("in_progress", stored().text("/status"));
    }

    @Test
    void columnsAndWordsThatTheFileDoesNotHaveAreNamed() {
        String file = "title,status,labels\nPapier " + mark + ",offen,Fehler\n";
        send("?dry_run=true&column.Lage=none&status.zu=resolved", file, """
                        {'columns': {'TITLE': 'title', 'Betref': 'description'},
                         'values': {'status': {'Offen': 'open', 'ofen': 'open'},
                                    'labels': {'fehler': null, 'Wunsch': null}}}""")
                .expect(200)
                .shows("/created", "1")
                .shows("/unused", """
                        [{fills: 'none', column: 'Lage', value: null},
                         {fills: 'description', column: 'Betref', value: null},
                         {fills: 'status', column: null, value: 'zu'},
                         {fills: 'status', column: null, value: 'ofen'},
                         {fills: 'labels', column: null, value: 'Wunsch'}]""");
    }

    @Test
    void peopleAndNewFieldsThatTheFileDoesNotHaveAreNamed() {
        String made = unique("Made");
        String file = "Issue key,Issue id,Summary,Reporter,Custom field (" + made + ")\n" + mark + "-1,1,Papier " + mark
                + ",KIM,x\n";
        String mapping = "{'people': {'kim': 'jane', 'kin': 'jane'}, 'new_fields': {'" + made.toLowerCase(Locale.ROOT)
                + "': 'text', 'Schwere " + mark + "': 'text'}}";
        String expected = "[{fills: 'new_fields', column: null, value: 'Schwere " + mark
                + "'}, {fills: 'people', column: null, value: 'kin'}]";
        byte[] jira = file.getBytes(StandardCharsets.UTF_8);
        admin.uploadMapped("?create_missing=fields&dry_run=true", "jira.csv", jira, mapping)
                .expect(200)
                .shows("/unused", expected);
        admin.uploadMapped("?create_missing=fields", "jira.csv", jira, mapping)
                .expect(201)
                .shows("/unused", expected);
    }

    @Test
    void peopleAreNotNamedWhoseRowsWereNotLookedAt() {
        String mapping = "{'columns': {'Betreff': null}, 'people': {'jo': 'jane'}}";
        send("?dry_run=true", "Titel,status,labels,assignee\nPapier,open,,jo\n", mapping)
                .expect(200)
                .shows("/errors/0/row", "0")
                .shows("/unused", "[{fills: 'none', column: 'Betreff', value: null}]");
    }

    @Test
    void rejectedImportNamesThemToo() {
        String mapping = "{'columns': {'Betref': 'title'}, 'values': {'status': {'ofen': 'open'}}}";
        String column = "{fills: 'title', column: 'Betref', value: null}";
        String both = "[" + column + ", {fills: 'status', column: null, value: 'ofen'}]";
        String rows = "title,status,labels\n" + mark + ",offen,\n";
        send("", rows, mapping).expect(400).shows("/errors/0/value", "'offen'").shows("/unused", both);
        send("?mode=partial", rows, mapping).expect(400).shows("/unused", both);
        send("", "Betreff,status,labels\n" + mark + ",open,\n", mapping)
                .expect(400)
                .shows("/errors/0/row", "0")
                .shows("/unused", "[" + column + "]");
    }

    @Test
    void optionsMeanWhatTheMappingSays() {
        String field = field("select", "[{name: 'high'}, {name: 'low'}]");
        String file = "title,status,labels," + field + "\nA " + mark + ",open,,P1\nB " + mark + ",open,,Trivial\n";
        String mapping = "{'values': {'fields." + field + "': {'P1': 'high', 'trivial': null}}}";
        send("", file, mapping).expect(201);
        jane.get("/issues?sort=id&keyword=" + mark)
                .expect(200)
                .shows("/results/0/fields", "{'" + field + "': '…'}")
                .shows("/results/1/fields", "{}");
    }

    @Test
    void peopleStandForAccountsWhereverTheyCome() {
        send(
                        "?create_missing=labels",
                        "Summary,Issue key,Issue id,Status,Assignee,Reporter,Comment\n" + "A " + mark + "," + mark
                                + "-1,1,Done,J. Smith,Kim,01/Feb/20 9:00 AM;kim;Works\n",
                        "{'people': {'j. smith': 'john', 'kim': 'jane'}}")
                .expect(201)
                .shows("/missing_people", "[]");
        Answer issue = stored();
        assertEquals(
                List.of("john", "jane", "jane", "Works"),
                List.of(
                        issue.text("/assignee/username"),
                        issue.text("/created_by/username"),
                        issue.text("/comments/0/author/username"),
                        issue.text("/comments/0/body")));
    }

    @Test
    void encodingSeparatorAndOrderOfDatesAreTakenFromTheMapping() {
        String file = "Nr:Betreff:Seit\n1:Papier " + mark + ":01/02/2020\n";
        String mapping = """
                {'format': 'other', 'encoding': 'iso-8859-1', 'separator': ':', 'date_order': 'dmy',
                 'time_zone': 'Europe/Berlin', 'columns': {'Betreff': 'title', 'Seit': 'created_at'}}""";
        send("", file, mapping).expect(201).shows("/encoding", "'ISO-8859-1'").shows("/separator", "':'");
        assertEquals("2020-01-31T23:00:00.000000Z", stored().text("/created_at"));
    }

    @Test
    void numbersThatNothingDecidesAreRejectedUntilTheMappingSaysTheirSign() {
        String field = unique("Size");
        admin.post("/fields", "{name: '" + field + "', type: 'number'}").expect(201);
        String file = "Nr;Betreff;" + field + "\n1;Papier " + mark + ";1,235\n";
        String mapping = "{'format': 'other', 'columns': {'Betreff': 'title'}";
        send("", file, mapping + "}").expect(400).shows("/errors/0/code", "'ambiguous_numbers'");
        send("?dry_run=true", file.replace("1,235", "1.234,5"), mapping + "}")
                .expect(200)
                .shows("/decimals", "[{column: '" + field + "', decimal: 'comma'}]");
        send("", file, mapping + ", 'decimal': 'point'}").expect(201);
        assertEquals(1_235, stored().number("/fields/" + field));
    }

    @Test
    void fileOfOurColumnsNamesOneAssigneeAndMakesNobodyOfTwo() {
        byte[] file = ("title,status,labels,assignee\nA " + mark + ",open,,\"jane, john\"\n")
                .getBytes(StandardCharsets.UTF_8);
        admin.upload("/issues/import?create_missing=users", "liste.csv", file)
                .expect(400)
                .shows("/errors/0/code", "'several_assignees'")
                .shows("/errors/0/value", "'jane, john'");
    }

    @Test
    void newFieldsHaveTheTypesOfTheMapping() {
        String field = unique("Grade");
        byte[] file = ("title,status,labels,Note\nA " + mark + ",open,,1.50\n").getBytes(StandardCharsets.UTF_8);
        String column = "{'columns': {'Note': 'fields." + field + "'}, 'new_fields': {'" + field + "': '";
        admin.uploadMapped("?create_missing=fields", "liste.csv", file, column + "count'}}")
                .expect(400)
                .shows("/errors/0/field", "'mapping/new_fields/" + field + "'");
        admin.uploadMapped("?create_missing=fields", "liste.csv", file, column + "number'}}")
                .expect(201);
        jane.get("/issues?keyword=" + mark).expect(200).shows("/results/0/fields", "{'" + field + "': 1.5}");
    }

    @Test
    void parameterOfTheUrlWins() {
        send(
                        "?status.offen=resolved",
                        "title,status,labels\nA " + mark + ",offen,\n",
                        "{'values': {'status': {'Offen': 'in_progress'}}}")
                .expect(201);
        assertEquals("resolved", stored().text("/status"));
    }

    @Test
    void dryRunAndRejectedRowsFollowTheMapping() {
        String file = "Betreff,Lage,labels\nGood,offen,\nBad,weg,\n";
        String mapping = """
                {'format': 'tracker', 'columns': {'Betreff': 'title', 'Lage': 'status'},
                 'values': {'status': {'offen': 'open'}}}""";
        send("?dry_run=true", file, mapping).expect(200).shows("/created", "1").shows("/rejected", "1");
        assertEquals(
                "Betreff,Lage,labels,error\r\nBad,weg,,"
                        + "\"status: status must be one of open, in_progress, resolved."
                        + " status.WORD= says what a word of the file means.\"\r\n",
                send("?dry_run=true", file, mapping, "Accept", "text/csv")
                        .expect(200)
                        .body());
    }

    @Test
    void sheetOfAWorkbookIsTakenFromTheMapping() throws IOException {
        byte[] file = workbook("Old", "New");
        jane.uploadMapped("?dry_run=true", "a.xlsx", file, "{'sheet': 'new'}")
                .expect(200)
                .shows("/sheet", "'New'")
                .shows("/sheets", "['Old', 'New']")
                .shows("/columns/0/example", "'In New'");
        assertEquals(
                List.of("mapping/sheet invalid_choice"),
                jane.uploadMapped("?dry_run=true", "a.xlsx", file, "{'sheet': 'Newer'}")
                        .expect(400)
                        .violations());
    }

    private static byte[] workbook(String... sheets) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (String name : sheets) {
                Sheet sheet = workbook.createSheet(name);
                Row names = sheet.createRow(0);
                names.createCell(0).setCellValue("title");
                names.createCell(1).setCellValue("status");
                names.createCell(2).setCellValue("labels");
                Row row = sheet.createRow(1);
                row.createCell(0).setCellValue("In " + name);
                row.createCell(1).setCellValue("open");
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void errorsNameThePlaceInTheMapping() {
        String field = field("select", "[{name: 'high'}]");
        String file = "title,status,labels," + field + "\nA,open,,P1\n";
        assertEquals(
                List.of(
                        "mapping/people/Kim wrong_type",
                        "mapping/values/status wrong_type",
                        "mapping/values/fields.a~1b~0c/P1 wrong_type",
                        "mapping/date_order wrong_type",
                        "mapping/colour unknown_field"),
                send("", file, """
                                {'date_order': 1, 'colour': 'red', 'people': {'Kim': 7},
                                 'values': {'status': 'open', 'fields.a/b~c': {'P1': 1}}}""").expect(400).violations());
        assertEquals(
                List.of("mapping/separator invalid_choice", "mapping/values/status/done invalid_status"),
                send("", file, "{'separator': 'ab', 'values': {'status': {'done': 'closed'}}}")
                        .expect(400)
                        .violations());
    }

    @Test
    void choicesThatDoNotExistAreNamedByTheirPlaces() {
        String field = field("select", "[{name: 'high'}]");
        String file = "title,status,labels," + field + "\nA,open,,P1\n";
        assertEquals(
                List.of("mapping/columns/title invalid_choice"),
                send("", file, "{'columns': {'title': 'name'}}").expect(400).violations());
        assertEquals(
                List.of("mapping/values/fields.none invalid_choice"),
                send("", file, "{'values': {'fields.none': {'a': 'b'}}}")
                        .expect(400)
                        .violations());
        assertEquals(
                List.of("mapping/values/fields." + field + "/P1 unknown_option"),
                send("", file, "{'values': {'fields." + field + "': {'P1': 'top'}}}")
                        .expect(400)
                        .violations());
        assertEquals(
                List.of("mapping/people/kim unknown_user"),
                send("?dry_run=true", file, "{'people': {'kim': 'no-such-user'}}")
                        .expect(400)
                        .violations());
        assertEquals(
                List.of("mapping/encoding invalid_choice"),
                send("?dry_run=true", file, "{'encoding': 'utf-9'}").expect(400).violations());
        assertEquals(
                List.of("encoding invalid_choice"),
                send("?dry_run=true&encoding=utf-9", file, "{'encoding': 'utf-8'}")
                        .expect(400)
                        .violations());
    }

    @Test
    void entriesOfOneNameThatContradictEachOtherAreRejectedWithThePlacesOfBoth() {
        String file = "title,status,labels\nA,foo,\n";
        assertEquals(
                List.of(
                        "mapping/columns/A contradiction",
                        "mapping/columns/a contradiction",
                        "mapping/values/status/foo contradiction",
                        "mapping/values/status/FOO contradiction",
                        "mapping/people/Kim contradiction",
                        "mapping/people/KIM contradiction",
                        "mapping/new_fields/NF contradiction",
                        "mapping/new_fields/nf contradiction",
                        "mapping/values/labels/b contradiction",
                        "mapping/values/labels/B contradiction",
                        "mapping/values/fields.X/p contradiction",
                        "mapping/values/fields.X/ P contradiction"),
                send("", file, """
                                {'columns': {'A': 'title', 'a': 'description'},
                                 'people': {'Kim': 'jane', 'KIM': 'john'},
                                 'new_fields': {'NF': 'select', 'nf': 'number'},
                                 'values': {'status': {'foo': 'open', 'FOO': 'resolved'},
                                  'labels': {'b': 'x', 'B': null},
                                  'fields.X': {'p': 'high', ' P': 'low'}}}""").expect(400).violations());
    }

    @Test
    void parametersOfOneNameThatContradictEachOtherAreRejected() {
        String file = "title,status,labels\nA " + mark + ",foo,\n";
        assertEquals(
                List.of("status.foo contradiction", "status.FOO contradiction"),
                send("?status.foo=open&status.FOO=resolved", file, "{}")
                        .expect(400)
                        .violations());
        assertEquals(
                List.of("status.foo contradiction"),
                send("?status.foo=open&status.foo=resolved", file, "{}")
                        .expect(400)
                        .violations());
        assertEquals(
                List.of("new_field.Nf contradiction", "new_field.NF contradiction"),
                send("?new_field.Nf=text&new_field.NF=text", file, "{}")
                        .expect(400)
                        .violations());
        send("?status.foo=open&status.FOO=open", file, "{}").expect(201);
    }

    @Test
    void parameterOfTheUrlWinsOverEntriesThatContradictEachOther() {
        send(
                        "?status.Foo=in_progress",
                        "title,status,labels\nA " + mark + ",foo,\n",
                        "{'values': {'status': {'foo': 'open', 'FOO': 'resolved'}}}")
                .expect(201);
        assertEquals("in_progress", stored().text("/status"));
    }

    @Test
    void importThatNobodyWaitsForFollowsTheMapping() {
        long id = send(
                        "",
                        "title,status,labels\nA " + mark + ",offen,\n",
                        "{'values': {'status': {'offen': 'in_progress'}}}",
                        "Prefer",
                        "respond-async")
                .expect(202)
                .number("/id");
        ImportEnds.of(jane, "/imports/" + id).shows("/state", "'done'");
        assertEquals("in_progress", stored().text("/status"));
    }

    @Test
    void mappingThatIsNoJsonObjectIs400() {
        for (String mapping : List.of("", "{", "[]", "{'a': 1, 'a': 2}")) {
            assertEquals(
                    List.of("mapping malformed_json"),
                    send("", "title,status,labels\nA,open,\n", mapping)
                            .expect(400)
                            .violations(),
                    mapping);
        }
    }

    @Test
    void mappingIsGivenOnce() {
        String two = "{}\r\n--boundary\r\nContent-Disposition: form-data; name='mapping'\r\n\r\n{'columns': {}}";
        assertEquals(
                List.of("mapping repeated"),
                send("", "title,status,labels\nA,open,\n", two).expect(400).violations());
    }

    @Test
    void mappingThatIsTooLongIs400() {
        assertEquals(
                List.of("mapping too_long"),
                send("", "title,status,labels\nA,open,\n", "{'columns': {'" + "a".repeat(65_536) + "': null}}")
                        .expect(400)
                        .violations());
    }

    @Test
    void anotherMappingUnderTheSameKeyIsAnotherRequest() {
        String key = unique("key");
        String file = "title,status,labels\nA " + mark + ",offen,\n";
        String open = "{'values': {'status': {'offen': 'open'}}}";
        long id = send("", file, open, "Idempotency-Key", key).expect(201).number("/import_id");
        send("", file, open, "Idempotency-Key", key).expect(201).shows("/import_id", Long.toString(id));
        assertEquals(
                "key_reused",
                send("", file, open.replace("'open'", "'resolved'"), "Idempotency-Key", key)
                        .expect(422)
                        .code());
        assertEquals("open", stored().text("/status"));
    }
}
