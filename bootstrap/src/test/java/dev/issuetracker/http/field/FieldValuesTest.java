package dev.issuetracker.http.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of added fields in issues. */
class FieldValuesTest extends HttpTest {
    private static final String ALL =
            "{Priority: 'high', Systems: ['web', 'api'], 'Due date': '2026-12-01', Milestone: '1.0',"
                    + " Estimate: 2.50, Reviewer: 'john'}";
    private static final String SHOWN = "{'Due date': '2026-12-01', Estimate: 2.5, Milestone: '1.0', Priority: 'high',"
            + " Reviewer: {id: '…', username: 'john'}, Systems: ['api', 'web']}";

    FieldValuesTest(Store store) {
        super(store, Tracker.withFields(store));
    }

    private String issue(String fields) {
        return "/issues/" + jane.issue("Login Bug", "fields: " + fields).id();
    }

    private Answer patch(String path, long version, String fields) {
        return jane.patch(path, "{fields: " + fields + ", version: " + version + "}");
    }

    /** The violation of a value: its code and message. */
    private String rejected(String field, String value) {
        Answer answer = jane.post("/issues", "{title: 'a', description: '', fields: {'" + field + "': " + value + "}}")
                .expect(400);
        return answer.text("/errors/0/code") + ": " + answer.text("/errors/0/message");
    }

    @Test
    void issueShowsTheFieldsThatItHas() {
        Answer answer = jane.issue("Login Bug", "fields: " + ALL).shows("/fields", SHOWN);
        jane.get("/issues/" + answer.id()).shows("/fields", SHOWN);
        jane.get("/issues?id=" + answer.id()).shows("/results/0/fields", SHOWN);
    }

    @Test
    void issueWithoutFieldsShowsAnEmptyObjectBeforeItsVersion() {
        Answer answer = jane.issue("Login Bug");
        assertTrue(answer.body().contains("\"comment_count\":0,\"fields\":{},\"version\":1"), answer::toString);
    }

    @Test
    void fieldThatIsNotNamedIsKeptAndNullClears() {
        String path = issue("{Priority: 'high', Estimate: 3, Milestone: '1.0'}");
        patch(path, 1, "{priority: null, Estimate: 4}")
                .expect(200)
                .shows("/fields", "{Estimate: 4, Milestone: '1.0'}")
                .shows("/version", "2");
    }

    @Test
    void whatAGetShowsMayBeSentBack() {
        String path = issue(ALL);
        assertEquals(1, jane.patch(path, jane.get(path).body()).expect(200).version());
    }

    @Test
    void valueThatIsThereAlreadyKeepsTheVersion() {
        String path = issue(ALL);
        assertEquals(
                1,
                patch(path, 1, "{Estimate: 2.5, Priority: 'HIGH'}").expect(200).version());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678901234567890.0123456789",
                "-99999999999999999999.9999999999",
                "0.0000000001",
                "0.1",
                "3",
                "-3"
            })
    void numbersAreExact(String number) {
        Answer answer = jane.issue("Login Bug", "fields: {Estimate: " + number + "}");
        assertTrue(answer.body().contains("\"Estimate\":" + number + "}"), answer::toString);
        String path = "/issues/" + answer.id();
        assertTrue(jane.get(path).body().contains("\"Estimate\":" + number + "}"));
        assertTrue(jane.get(path + "/history").body().contains("\"to\":" + number + "}"));
    }

    @ParameterizedTest
    @CsvSource({"3.0, 3", "1e2, 100", "2.50, 2.5", "-0, 0", "0e999999999, 0"})
    void numbersAreWrittenWithoutExponentsAndZerosAtTheirEnds(String sent, String shown) {
        Answer answer = raw(sent).expect(201);
        assertTrue(answer.body().contains("\"Estimate\":" + shown + "}"), answer::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999", "-1e999999", "1e-999999", "100000000000000000000", "0.00000000001"})
    void numbersOutOfRangeAreRejectedAtNoCost(String number) {
        assertEquals(
                List.of("fields.Estimate out_of_range"), raw(number).expect(400).violations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "0x10", "1e", "03"})
    void whatIsNoNumberIsNoJson(String number) {
        assertEquals("malformed_json", raw(number).expect(400).code());
    }

    @Test
    void numberWithTooLongAnExponentIsNotRead() {
        assertEquals("json_too_complex", raw("1e99999999999").expect(400).code());
    }

    /** Sends a number digit by digit. */
    private Answer raw(String number) {
        return jane.send(
                "POST",
                "/issues",
                BodyPublishers.ofString(
                        "{\"title\": \"a\", \"description\": \"\", \"fields\": {\"Estimate\": " + number + "}}"),
                "Content-Type",
                "application/json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Priorty|'high'|unknown_field: There is no field Priorty;"
                        + " did you mean Priority? The fields are: Due date,"
                        + " Estimate, Milestone, Priority, Reviewer, Systems, Type.",
                "Priority|'hihg'|unknown_option: fields.Priority must be one of urgent, high, medium, low,"
                        + " not \"hihg\"; did you mean high?",
                "Priority|3|wrong_type: fields.Priority must be one of urgent, high, medium, low, not a number.",
                "Systems|'api'|wrong_type: fields.Systems must be an array, each entry one of api, web, not \"api\".",
                "Systems|['api', 'db']|unknown_option: fields.Systems[1] must be one of api, web, not \"db\".",
                "Systems|[null]|wrong_type: fields.Systems[0] must be one of api, web, not null.",
                "Due date|'2026-02-30'|invalid_date: fields.Due date must be a day such as \"2026-12-01\", not"
                        + " \"2026-02-30\".",
                "Due date|20261201|wrong_type: fields.Due date must be a day such as \"2026-12-01\", not a number.",
                "Milestone|1.0|wrong_type: fields.Milestone must be a text of at most 1000 characters, not a number.",
                "Milestone|' '|blank: fields.Milestone must not be blank.",
                "Milestone|'a\\u0000'|control_character: fields.Milestone has the control character U+0000 at"
                        + " position 1; remove it.",
                "Estimate|'3'|wrong_type: fields.Estimate must be a number such as 3 or 2.5, not \"3\".",
                "Estimate|true|wrong_type: fields.Estimate must be a number such as 3 or 2.5, not a boolean.",
                "Reviewer|'nobody'|unknown_user: There is no user named nobody.",
                "Reviewer|'a\\u0000'|unknown_user: There is no user named a\u0000.",
                "Reviewer|{id: 4711}|unknown_user: There is no user with id 4711.",
                "Reviewer|7|wrong_type: fields.Reviewer must be a username, or an object with id, not a number."
            },
            quoteCharacter = '`')
    void violationSaysWhatWasSentAndWhatIsAccepted(String field, String value, String expected) {
        assertEquals(expected, rejected(field, value));
    }

    @Test
    void allViolationsAreAnsweredAtOnce() {
        Answer answer = jane.post(
                "/issues",
                "{title: '', labels: 3, fields: {Size: 'XL', Priority: 'hihg', priority: 'high', Reviewer: {},"
                        + " Estimate: '3'}}");
        assertEquals(
                List.of(
                        "fields.Estimate wrong_type",
                        "fields.Priority unknown_option",
                        "fields.Reviewer.username required",
                        "fields.Size unknown_field",
                        "fields.priority duplicate",
                        "labels wrong_type",
                        "title blank"),
                answer.expect(400).violations().stream().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "'high'"})
    void fieldsAreAnObject(String fields) {
        Answer answer = jane.post("/issues", "{title: 'a', description: '', fields: " + fields + "}");
        assertEquals(1, answer.expect(400).violations().size());
    }

    @Test
    void textIsKeptInEveryScript() {
        String path = issue("{Milestone: 'Ünï 🐛\\nzwei'}");
        assertEquals("Ünï 🐛\nzwei", jane.get(path).text("/fields/Milestone"));
    }

    @Test
    void accountIsNamedByIdToo() {
        long id = john.get("/me").id();
        jane.issue("Login Bug", "fields: {Reviewer: {id: " + id + ", username: 'whatever'}}")
                .shows("/fields", "{Reviewer: {id: " + id + ", username: 'john'}}");
    }

    @Test
    void staleEditShowsTheField() {
        String path = issue("{Priority: 'low', Estimate: 1}");
        john.patch(path, "{fields: {Priority: 'high'}, version: 1}").expect(200);
        patch(path, 1, "{Priority: 'medium'}")
                .expect(409)
                .shows("/changes", "[{field: 'fields.Priority', base: 'low', yours: 'medium', theirs: 'high'}]")
                .shows("/current/fields", "{Estimate: 1, Priority: 'high'}")
                .shows("/mergeable", "false");
    }

    @Test
    void staleEditOfAnotherFieldIsMerged() {
        String path = issue("{Priority: 'low', Systems: ['api']}");
        john.patch(path, "{fields: {Priority: 'high', Systems: []}, version: 1}")
                .expect(200);
        jane.patch(path + "?on_conflict=merge", "{fields: {Estimate: 3, Systems: ['api', 'web']}, version: 1}")
                .expect(200)
                .shows("/fields", "{Estimate: 3, Priority: 'high', Systems: ['web']}");
    }

    @Test
    void historyAndVersionsHaveEveryField() {
        String path = issue(ALL);
        patch(
                        path,
                        1,
                        "{Priority: null, Systems: ['api'], Reviewer: 'jane', 'Due date': '2027-01-01', Milestone: '2',"
                                + " Estimate: 5}")
                .expect(200);
        jane.get(path + "/history")
                .shows(
                        "/results/1/changes",
                        "[{field: 'fields.Due date', from: '2026-12-01', to: '2027-01-01'}, {field: 'fields.Estimate',"
                                + " from: 2.5, to: 5}, {field: 'fields.Milestone', from: '1.0', to: '2'}, {field:"
                                + " 'fields.Priority', from: 'high', to: null},"
                                + " {field: 'fields.Reviewer', from: {id: '…',"
                                + " username: 'john'}, to: {id: '…', username: 'jane'}},"
                                + " {field: 'fields.Systems', from: ['api', 'web'], to: ['api']}]");
        jane.get(path + "?version=1").shows("/fields", SHOWN);
        jane.post(path + "/revert", "{to_version: 1, version: 2}").expect(200).shows("/fields", SHOWN);
    }

    @Test
    void bulkEditSetsFields() {
        long one = jane.issue("a", "fields: {Priority: 'low', Estimate: 3}").id();
        long other = jane.issue("b").id();
        jane.post("/issues/bulk", "{ids: [" + one + ", " + other + "], fields: {Priority: 'high', Estimate: null}}")
                .expect(200)
                .shows("/updated", "2");
        jane.get("/issues/" + one).shows("/fields", "{Priority: 'high'}").shows("/version", "2");
        jane.get("/issues/" + other).shows("/fields", "{Priority: 'high'}");
    }

    @Test
    void bulkEditAnswersViolationsOfFields() {
        Answer answer = jane.post("/issues/bulk", "{ids: [1], fields: {Priority: 'hihg', Size: 1}}");
        assertEquals(
                List.of("fields.Size unknown_field", "fields.Priority unknown_option"),
                answer.expect(400).violations());
    }

    private Answer imported(String csv) {
        return jane.upload("/issues/import", "issues.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void columnsOfAnImportFillFields() {
        String title = unique("Imported");
        imported("""
                        title,description,status,labels,PRIORITY,systems,Due date,milestone,estimate,reviewer,Other
                        %s,,open,,High,"web, api",2026-12-01,1.0,2.5,john,x
                        """.formatted(title))
                .expect(201)
                .shows("/ignored_columns", "[{column: 'Other', values: 1, example: '…'}]");
        jane.get("/issues?keyword=" + title).shows("/results/0/fields", SHOWN);
    }

    @Test
    void importNamesWhatIsWrongByRowAndColumn() {
        Answer answer = imported("""
                        title,description,status,labels,Priority,Systems,Due date,Milestone,Estimate,Reviewer
                        a,,open,,hihg,"api,db",soon,,many,nobody
                        """).expect(400);
        assertEquals(
                List.of("Priority", "Due date", "Estimate", "Systems", "Reviewer"), answer.each("/errors", "/column"));
        assertEquals(
                List.of("unknown_option", "invalid_date", "wrong_type", "unknown_option", "unknown_user"),
                answer.each("/errors", "/code"));
    }
}
