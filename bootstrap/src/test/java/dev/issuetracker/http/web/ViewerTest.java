package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may only read is offered nothing that the server would not do. */
class ViewerTest extends BrowserTest {
    private final String label = HttpTest.unique("seen");
    private final Api vera = tracker.guest().signUp(HttpTest.unique("vera"));
    private long id;

    @BeforeEach
    void veraWroteOnceAndMayOnlyRead() {
        vera.post("/labels", "{name: '" + label + "'}").expect(201);
        id = vera.issue("To be seen", "labels: ['" + label + "'], description: 'Text.'")
                .id();
        vera.post("/issues/" + id + "/comments", "{body: 'Of those days.'}").expect(201);
        String account = "/users/" + vera.get("/me").id();
        tracker.admin().patch(account, "{role: 'viewer'}").expect(200);
    }

    @Test
    void rowsAreNotSelected() {
        open(vera, "/?label=" + label).await(".row", "To be seen").awaitNo(".row input");
        browser.press("x", "X", "k")
                .await(".row a:focus")
                .awaitNo(".row.selected")
                .awaitNo(".bulk");
    }

    @Test
    void keysThatChangeSomethingAreInNoHelp() {
        open(vera, "/?label=" + label).await(".row").press("?").await("dialog dl");
        assertEquals(List.of("?", "Ctrl+K", "/", "j", "k", "o", "u", "z", "Esc"), browser.texts("dialog kbd"));
    }

    @Test
    void boardSaysNothingOfKeysThatMoveCards() {
        open(vera, "/board?label=" + label).await(".card-issue", "To be seen").awaitNo(".keys-hint");
    }

    @Test
    void commandsOnlyShow() {
        open(vera, "/?label=" + label)
                .await(".row")
                .press("Control+k")
                .await(".picker li", "Reports")
                .await(".picker li", "Settings");
        List<String> commands = browser.texts(".picker li");
        assertTrue(commands.stream().noneMatch(text -> text.startsWith("Import")), commands.toString());
        assertTrue(commands.stream().noneMatch(text -> text.startsWith("New issue")), commands.toString());
    }

    @Test
    void noLabelIsMade() {
        open(vera, "/settings/labels").await(".entries li", label).awaitNo(".settings-section form");
    }

    @Test
    void issueAndItsCommentsAreOnlyRead() {
        open(vera, "/issues/" + id)
                .await(".comment", "Of those days.")
                .awaitNo(".comment .tools")
                .awaitNo(".write-comment")
                .awaitNo("[data-edit]");
        assertFalse(browser.texts("button").contains("Delete"));
    }

    @Test
    void valuesOfAnIssueHaveNoEdgesOfButtons() {
        open(vera, "/issues/" + id).await(".side .value-button:disabled");
        assertTrue(
                browser.run("return [...document.querySelectorAll('.side .value-button')].every(value =>"
                                + " getComputedStyle(value).borderTopColor === 'rgba(0, 0, 0, 0)')")
                        .asBoolean(),
                "an edge is seen");
    }

    @Test
    void deletedIssueIsNotOfferedToBeRestored() {
        tracker.admin().delete("/issues/" + id).expect(204);
        browser.expectSaid("404");
        open(vera, "/issues/" + id).await("h1", "#" + id + " was deleted").awaitNo("#content .empty button");
    }

    @Test
    void draftOfFormerDaysIsNotOfferedToBeSaved() {
        String draft = "{\"title\": \"Mine\", \"description\": \"\", \"base\": {\"version\": 1}}";
        signIn(browser, vera);
        keep(browser, vera, "draft:issue:" + id + ":" + vera.get("/me").id(), draft);
        browser.open(vera.base() + "/issues/" + id).await(".comment").awaitNo("form.edit");
    }
}
