package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.browser.Browser;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The board: the same issues in columns. */
class BoardScreenTest extends BrowserTest {
    private static final String OPEN = "section[aria-label=Open]";
    private static final String IN_PROGRESS = "section[aria-label='In progress']";

    private final Api jane = tracker.jane();
    private final String label = HttpTest.unique("board");

    @BeforeEach
    void makeLabel() {
        jane.label(label);
    }

    private Browser openBoard(String more) {
        jane.issue("To be moved", "labels: [" + Json.quote(label) + "]");
        return open(jane, "/board?label=" + label + more).await(".card-issue");
    }

    private List<String> stored(String condition) {
        return jane.get("/issues?label=" + label + "&" + condition).titles();
    }

    @Test
    void cardIsMovedFromTheKeyboardAndBack() {
        openBoard("").press("j", "l").await(IN_PROGRESS + " .card-issue", "To be moved");
        browser.awaitNo(OPEN + " .card-issue").await("[data-column=in_progress]:focus");
        browser.awaitEqual(List.of("To be moved"), () -> stored("status=in_progress"));
        browser.open(browser.address()).await(IN_PROGRESS + " .card-issue", "To be moved");
        browser.press("j", "h").await(OPEN + " .card-issue", "To be moved");
    }

    @Test
    void boardIsSearchedAndFilteredAsTheListIs() {
        jane.issue("Another one", "labels: [" + Json.quote(label) + "]");
        openBoard("").await(OPEN + " .card-issue", "Another one").press("/").type("[type=search]", "moved");
        browser.press("Enter").awaitTrue("return document.querySelectorAll('.card-issue').length === 1");
        browser.clickNamed("List").awaitTrue("return document.querySelectorAll('.row').length === 1");
        assertEquals(List.of("To be moved"), rows());
        browser.clickNamed("As a board").await(OPEN + " .card-issue", "To be moved");
        assertEquals(jane.base() + "/board?label=" + label + "&q=moved", browser.address());
        browser.clickNamed("Remove the filter Label " + label)
                .await(".card-issue")
                .awaitNo(".chips");
    }

    @Test
    void searchThatIsWrongIsExplainedWhereItWasTyped() {
        open(jane, "/board?q=bug+label:").await("#search-note", "Expected a value").await("[type=search]:focus");
        assertEquals(
                10,
                browser.run("return document.activeElement.selectionStart").asInt());
        // A browser logs every answer that is an error, one for each column.
        assertEquals(3, browser.awaitLog(3).size());
    }

    @Test
    void columnsAreTheStatusesOfTheFilter() {
        openBoard("&status=open").await(OPEN).awaitNo(IN_PROGRESS);
    }

    @Test
    void columnSaysHowManyItHasAlsoWhenNotAllAreShown() {
        StringBuilder file = new StringBuilder("title,status,labels\n");
        for (int i = 0; i < 60; i++) {
            file.append("Card ").append(i).append(",open,").append(label).append('\n');
        }
        jane.upload("/issues/import", "cards.csv", file.toString().getBytes(StandardCharsets.UTF_8))
                .expect(201);
        openBoard("").await(OPEN + " h2", "61");
        assertEquals(50, browser.texts(OPEN + " .card-issue").size());
    }

    @Test
    void cardIsMovedByTouch() {
        browser.resize(360, 740);
        browser.touched(true);
        openBoard("");
        String id = browser.run("return document.querySelector('[data-card]').dataset.card")
                .asText();
        browser.tap("[aria-label='Move #" + id + "']").await(".picker li", "In progress");
        browser.tap(".picker li:nth-child(2)").await(IN_PROGRESS + " .card-issue", "To be moved");
        browser.awaitNo(OPEN + " .card-issue").awaitNo(".picker");
        browser.awaitEqual(List.of("To be moved"), () -> stored("status=in_progress"));
        browser.open(browser.address()).await(IN_PROGRESS + " .card-issue", "To be moved");
    }

    @Test
    void menuOfACardMovesItFromTheKeyboardAndTheFocusGoesWithIt() {
        openBoard("&by=Priority").press("j", "Tab", "Enter").await(".picker input:focus");
        browser.press("h", "i", "g", "h", "Enter").await("section[aria-label=high] [data-card]:focus");
        browser.press("Tab", "j").await("section[aria-label=high] [data-card]:focus");
        browser.press("h").awaitNo("section[aria-label=high] .card-issue");
        browser.awaitEqual(List.of(), () -> stored("field.Priority=high"));
    }

    @Test
    void whoMayNotWriteIsNotOfferedToMoveCards() {
        openBoard("").await(".card-issue button");
        Api viewer = tracker.guest().signUp(HttpTest.unique("vera"));
        tracker.admin()
                .patch("/users/" + viewer.get("/me").id(), "{role: 'viewer'}")
                .expect(200);
        open(viewer, "/board?label=" + label)
                .await(".card-issue", "To be moved")
                .awaitNo(".card-issue button");
    }

    @Test
    void cardIsDraggedToAnOptionOfAField() {
        openBoard("&by=Priority").await("section[aria-label=None] .card-issue", "To be moved");
        browser.run("const data = new DataTransfer();"
                + "const drag = (target, type) => target.dispatchEvent("
                + "  new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: data}));"
                + "drag(document.querySelector('.card-issue'), 'dragstart');"
                + "drag(document.querySelector('section[aria-label=high]'), 'drop');");
        browser.await("section[aria-label=high] .card-issue", "To be moved");
        browser.awaitEqual(List.of("To be moved"), () -> stored("field.Priority=high"));
        browser.open(browser.address()).await("section[aria-label=high] .card-issue", "To be moved");
    }

    @Test
    void cardsThatOthersMoveAreMovedAndTheFocusStays() {
        long id = jane.issue("Moved by john", "labels: [" + Json.quote(label) + "]")
                .id();
        openBoard("").await(OPEN + " .card-issue", "Moved by john").press("j");
        browser.await("[data-card]:focus").run("document.querySelector('[data-card=\"" + id + "\"]').focus()");
        tracker.john()
                .patch("/issues/" + id, "{status: 'in_progress', title: 'Begun by john', version: 1}")
                .expect(200);
        browser.await(IN_PROGRESS + " .card-issue", "Begun by john").await("[data-card='" + id + "']:focus");
        assertEquals(List.of("To be moved"), browser.texts(OPEN + " .card-issue a > span:last-child"));
        tracker.john().issue("New of john", "labels: [" + Json.quote(label) + "]");
        browser.await(OPEN + " .card-issue", "New of john").await("[data-card='" + id + "']:focus");
    }
}
