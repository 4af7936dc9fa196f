package dev.issuetracker.http.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.FieldsHttpTest;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The definitions of fields. */
class FieldsTest extends FieldsHttpTest {
    private final String name = unique("Urgency");

    FieldsTest(Store store) {
        super(store);
    }

    /** A field of type select with the options high, medium and low. */
    private String select() {
        return define("select", "[{name: 'high', color: 'd93f0b'}, {name: 'medium'}, {name: 'low'}]");
    }

    private String define(String type, String options) {
        return "/fields/"
                + make("{name: '" + name + "', type: '" + type + "', options: " + options + "}")
                        .id();
    }

    private String issue(String value) {
        return "/issues/"
                + jane.issue("Login Bug", "fields: {'" + name + "': " + value + "}")
                        .id();
    }

    private List<String> options(String path) {
        return jane.get(path).expect(200).each("/options", "/name");
    }

    @Test
    void fieldIsAnsweredWhole() {
        Answer answer = make("{name: ' " + name
                        + " ', type: 'select', description: 'How soon', options: [{name: 'high', color:"
                        + " '#D93F0B'}, {name: 'low'}]}")
                .shows(
                        "",
                        "{id: '…', name: '" + name
                                + "', type: 'select', description: 'How soon', options: [{id: '…', name:"
                                + " 'high', color: 'd93f0b'}, {id: '…', name: 'low', color: 'ededed'}],"
                                + " created_at: '…', updated_at: '…'}");
        assertEquals(
                answer.json(), jane.get("/fields/" + answer.id()).expect(200).json());
    }

    @Test
    void nameIsNoOtherWithWhatNobodySees() {
        define("text", "[]");
        Answer answer = admin.post("/fields", "{name: '" + name + "\u200B', type: 'text'}");
        assertEquals("field_taken", answer.expect(409).code());
        assertEquals(
                List.of("name blank", "options[0].name blank"),
                admin.post("/fields", "{name: '\u200B', type: 'select', options: [{name: '\u00A0'}]}")
                        .expect(400)
                        .violations());
    }

    @Test
    void fieldsAreListedInTheOrderInWhichTheyWereMade() {
        define("number", "[]");
        Answer list = jane.get("/fields").expect(200);
        assertEquals(
                List.of("Priority", "Type", "Due date", "Milestone", "Estimate", "Systems", "Reviewer", name),
                list.each("/results", "/name"));
        assertTrue(list.at("/next").isNull());
    }

    @Test
    void allViolationsAreAnsweredAtOnce() {
        Answer answer = admin.post(
                "/fields",
                "{name: 'Status', type: 'choice', kind: 1, id: 7, options: [{name: 'a,b', colour: 'red'}, 'low',"
                        + " {id: 3, name: 'None'}]}");
        assertEquals(
                List.of(
                        "id read_only",
                        "kind unknown_field",
                        "name reserved_name",
                        "options[0].colour unknown_field",
                        "options[0].name comma",
                        "options[1] wrong_type",
                        "options[1].name required",
                        "options[2].id read_only",
                        "options[2].name reserved_name",
                        "type invalid_choice"),
                answer.expect(400).violations().stream().sorted().toList());
    }

    @Test
    void takenNameIs409WhateverItsCase() {
        define("text", "[]");
        String other = "{name: '" + name.toUpperCase(Locale.ROOT) + "', type: 'number'}";
        assertEquals("field_taken", admin.post("/fields", other).expect(409).code());
    }

    @Test
    void fiftyFirstFieldIs409() {
        try (Tracker own = Tracker.fresh(store)) {
            for (int i = 0; i < 50; i++) {
                own.admin()
                        .post("/fields", "{name: 'Field " + i + "', type: 'text'}")
                        .expect(201);
            }
            Answer answer = own.admin().post("/fields", "{name: 'One more', type: 'text'}");
            assertEquals("too_many_fields", answer.expect(409).code());
            assertEquals(
                    "too_many_fields", own.admin().applyPreset().expect(409).code());
        }
    }

    @Test
    void whatAGetShowsMayBeSentBack() {
        String path = select();
        Answer shown = admin.get(path);
        assertEquals(shown.json(), admin.patch(path, shown.body()).expect(200).json());
    }

    @Test
    void typeStaysAsItIs() {
        assertEquals(
                List.of("type read_only"),
                admin.patch(define("text", "[]"), "{type: 'number'}")
                        .expect(400)
                        .violations());
    }

    @Test
    void renamedFieldKeepsItsValues() {
        String path = define("number", "[]");
        String issue = issue("3");
        String other = unique("Effort");
        admin.patch(path, "{name: '" + other + "'}").expect(200);
        jane.get(issue).shows("/fields", "{'" + other + "': 3}").shows("/version", "1");
    }

    @Test
    void renamedOptionIsRenamedOnItsIssues() {
        String path = select();
        String issue = issue("'high'");
        long high = jane.get(path).number("/options/0/id");
        admin.patch(path, "{options: [{id: " + high + ", name: 'now'}, {name: 'low'}, {name: 'medium'}]}")
                .expect(200);
        assertEquals(List.of("now", "low", "medium"), options(path));
        jane.get(issue).shows("/fields", "{'" + name + "': 'now'}").shows("/version", "1");
    }

    @Test
    void twoOptionsSwapTheirNames() {
        String path = select();
        String issue = issue("'high'");
        Answer before = jane.get(path);
        String swapped = "{options: [{id: " + before.number("/options/0/id") + ", name: 'low'}, {name: 'medium'}, {id: "
                + before.number("/options/2/id") + ", name: 'high'}]}";
        admin.patch(path, swapped).expect(200);
        jane.get(issue).shows("/fields", "{'" + name + "': 'low'}");
    }

    @Test
    void nameOfARenamedOptionIsFreeInTheSameRequest() {
        String path = select();
        String issue = issue("'high'");
        String options =
                "[{id: " + jane.get(path).number("/options/0/id") + ", name: 'now'}, {name: 'high'}, {name: 'low'}]";
        admin.patch(path + "?replace_with=high", "{options: " + options + "}").expect(200);
        assertEquals(List.of("now", "high", "low"), options(path));
        jane.get(issue).shows("/fields", "{'" + name + "': 'now'}");
    }

    @Test
    void optionInUseIs409AndNamed() {
        String path = select();
        issue("'high'");
        issue("'low'");
        issue("'low'");
        Answer answer = admin.patch(path, "{options: [{name: 'medium'}]}").expect(409);
        assertEquals("option_in_use", answer.code());
        assertEquals(
                List.of("1 issue has the option high.", "2 issues have the option low."),
                answer.each("/errors", "/message"));
        assertEquals(List.of("high", "medium", "low"), options(path));
    }

    @Test
    void issuesOfARemovedOptionGetItsReplacementWithHistory() {
        String path = select();
        String issue = issue("'low'");
        admin.patch(path + "?replace_with=medium", "{options: [{name: 'high'}, {name: 'medium'}]}")
                .expect(200);
        jane.get(issue).shows("/fields", "{'" + name + "': 'medium'}").shows("/version", "2");
        jane.get(issue + "/history")
                .shows(
                        "/results/1",
                        "{version: 2, at: '…', by: {id: '…', username: 'admin'}, changes: [{field: 'fields." + name
                                + "', from: 'low', to: 'medium'}]}");
    }

    @Test
    void issuesOfARemovedOptionMayBeLeftWithoutAValue() {
        String path = select();
        String issue = issue("'low'");
        admin.patch(path + "?replace_with=none", "{options: [{name: 'high'}]}").expect(200);
        jane.get(issue).shows("/fields", "{}");
    }

    @Test
    void replacementMustBeAnOptionThatStays() {
        String path = select();
        assertEquals(
                List.of("replace_with unknown_option"),
                admin.patch(path + "?replace_with=low", "{options: [{name: 'high'}]}")
                        .expect(400)
                        .violations());
    }

    @Test
    void removedFieldLeavesItsIssuesAndStaysInTheirHistory() {
        String path = define("date", "[]");
        String issue = issue("'2026-12-01'");
        admin.delete(path).expect(204);
        jane.get(issue).shows("/fields", "{}").shows("/version", "2");
        jane.get(issue + "/history")
                .shows("/results/1/changes", "[{field: 'fields." + name + "', from: '2026-12-01', to: null}]");
        jane.get(issue + "?version=1").shows("/fields", "{'" + name + "': '2026-12-01'}");
        jane.get(path).expect(404);
        admin.patch(path, "{}").expect(404);
        admin.delete(path).expect(404);
    }

    @Test
    void removedFieldsNameIsFree() {
        String path = define("date", "[]");
        String issue = issue("'2026-12-01'");
        admin.delete(path).expect(204);
        define("number", "[]");
        String again = issue("3");
        jane.get(again).shows("/fields", "{'" + name + "': 3}");
        jane.get(issue + "?version=1").shows("/fields", "{'" + name + "': '2026-12-01'}");
    }

    @Test
    void presetMakesWhatIsMissingAndMayBeAppliedAgain() {
        try (Tracker own = Tracker.fresh(store)) {
            own.admin().post("/fields", "{name: 'TYPE', type: 'text'}").expect(201);
            Answer first = own.admin().applyPreset().expect(200);
            assertEquals(List.of("Priority", "Due date", "Milestone", "Estimate"), first.each("/made", "/name"));
            assertEquals(List.of("TYPE"), first.each("/kept", "/name"));
            Answer again = own.admin().applyPreset().expect(200);
            assertEquals(List.of(), again.each("/made", "/name"));
            assertEquals(5, again.at("/kept").size());
        }
    }

    @Test
    void unknownPresetIs404AndTheOthersAreNamed() {
        assertEquals(
                "There is no preset of this name; there are: planning.",
                admin.put("/fields/presets/scrum", "{}").expect(404).text("/detail"));
    }

    @Test
    void definitionsAreAnAdmins() {
        String path = define("text", "[]");
        jane.post("/fields", "{name: 'Mine', type: 'text'}").expect(403);
        jane.patch(path, "{name: 'Mine'}").expect(403);
        jane.delete(path).expect(403);
        jane.applyPreset().expect(403);
    }

    @Test
    void definitionsAreAudited() {
        String path = define("text", "[]");
        admin.patch(path, "{description: 'New'}").expect(200);
        admin.delete(path).expect(204);
        assertEquals(
                List.of("field_removed", "field_edited", "field_made"),
                admin.get("/audit?subject=field:" + path.substring("/fields/".length()))
                        .expect(200)
                        .each("/results", "/event"));
    }
}
