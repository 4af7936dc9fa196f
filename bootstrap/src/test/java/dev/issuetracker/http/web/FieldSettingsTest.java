package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Definitions of fields, made and changed by an admin on a screen. */
class FieldSettingsTest extends BrowserTest {
    private final Api admin = tracker.admin();
    private final Api jane = tracker.jane();
    private final String name = HttpTest.unique("Stage");

    /** Other tests count on the fields that exist. */
    @AfterEach
    void removeField() {
        fields("/name").stream()
                .filter(called -> called.startsWith(name))
                .map(called -> fields("/id").get(fields("/name").indexOf(called)))
                .forEach(id -> admin.delete("/fields/" + id).expect(204));
    }

    private List<String> fields(String member) {
        return jane.get("/fields").expect(200).each("/results", member);
    }

    private Answer made() {
        return admin.post("/fields", "{name: '" + name + "', type: 'select', options: [{name: 'a'}, {name: 'b'}]}")
                .expect(201);
    }

    private List<String> options(long id) {
        return jane.get("/fields/" + id).expect(200).each("/options", "/name");
    }

    private void edit() {
        open(admin, "/settings/fields").clickNamed("Edit " + name).await(".field-form [name=name]:focus");
    }

    @Test
    void fieldWithOptionsIsMadeFromTheKeyboard() {
        open(admin, "/settings/fields").clickNamed("Make a field").await(".field-form [name=name]:focus");
        browser.type("[name=name]", name).press("Tab").type("select", "One option");
        browser.clickNamed("Add an option")
                .await("[aria-label='Option 1']:focus")
                .type("[aria-label='Option 1']", "low");
        browser.clickNamed("Add an option")
                .await("[aria-label='Option 2']:focus")
                .type("[aria-label='Option 2']", "high");
        browser.press("Enter").await(".entries li", name).awaitNo(".field-form");
        long id = Long.parseLong(fields("/id").get(fields("/name").indexOf(name)));
        assertEquals(List.of("low", "high"), options(id));
        assertEquals("select", jane.get("/fields/" + id).text("/type"));
    }

    @Test
    void colourOfAnOptionThatIsHardToSeeIsSaidAndANearbyOneIsTaken() {
        long id = admin.post(
                        "/fields",
                        "{name: '" + name + "', type: 'select',"
                                + " options: [{name: 'dark', color: 'b00000'}, {name: 'seen', color: '767c88'}]}")
                .expect(201)
                .id();
        edit();
        assertEquals(
                List.of("This colour is hard to see in the dark theme. It needs 3 : 1.", ""),
                browser.texts(".options [role=status]"));
        browser.click(".options .contrast button").await(".options li:first-child [type=color]:focus");
        browser.awaitNo(".options .contrast button").clickNamed("Save").await("[aria-label='Edit " + name + "']:focus");
        assertEquals("bc2626", jane.get("/fields/" + id).text("/options/0/color"));
    }

    @Test
    void optionsAreRenamedAndMoved() {
        long id = made().id();
        long first = jane.get("/fields/" + id).at("/options/0/id").longValue();
        edit();
        browser.replace("[aria-label='Option 1']", "later").clickNamed("Move later down");
        browser.clickNamed("Save").await("[aria-label='Edit " + name + "']:focus");
        assertEquals(List.of("b", "later"), options(id));
        assertEquals(first, jane.get("/fields/" + id).at("/options/1/id").longValue());
    }

    @Test
    void issuesGetAnotherOptionForOneThatIsRemoved() {
        long id = made().id();
        long issue = jane.issue("Staged", "fields: {'" + name + "': 'a'}").id();
        edit();
        browser.clickNamed("Remove the option a").clickNamed("Save").await(".field-form .error", "1 issue");
        browser.type(".field-form select", "b").clickNamed("Save").awaitNo(".field-form");
        assertEquals(List.of("b"), options(id));
        assertEquals("b", jane.get("/issues/" + issue).text("/fields/" + name));
        // A browser logs every answer that is an error.
        assertEquals(1, browser.awaitLog(1).size());
    }

    @Test
    void fieldIsRemovedAfterAQuestion() {
        made();
        open(admin, "/settings/fields").clickNamed("Remove the field " + name).await(".sure .danger:focus");
        browser.clickNamed("Cancel").await("[aria-label='Remove the field " + name + "']:focus");
        browser.press("Enter").await(".sure .danger:focus").press("Enter");
        browser.awaitNo(".sure");
        assertEquals(-1, fields("/name").indexOf(name));
    }

    @Test
    void nameThatIsTakenIsSaidWhereItWasTyped() {
        made();
        open(admin, "/settings/fields")
                .clickNamed("Make a field")
                .type("[name=name]", name)
                .press("Enter");
        browser.await(".field-form .error", "There is a field named");
        assertEquals(name, browser.value(".field-form [name=name]"));
        // A browser logs every answer that is an error.
        assertEquals(1, browser.awaitLog(1).size());
    }

    @Test
    void escapeClosesTheFormAndWhatWasTypedComesBack() {
        open(admin, "/settings/fields").clickNamed("Make a field").await(".field-form [name=name]:focus");
        browser.type("[name=name]", name).press("Tab").type("select", "One option");
        browser.clickNamed("Add an option").await("[aria-label='Option 1']:focus");
        browser.type("[aria-label='Option 1']", "low").press("Escape");
        browser.await("[data-task=make]:focus").clickNamed("Undo").await(".field-form [name=name]:focus");
        assertEquals(name, browser.value("[name=name]"));
        assertEquals("low", browser.value("[aria-label='Option 1']"));
        browser.press("Enter").await(".entries li", name).await("[data-task=make]:focus");
        edit();
        browser.press("Escape").await("[aria-label='Edit " + name + "']:focus").awaitNo(".notice");
    }
}
