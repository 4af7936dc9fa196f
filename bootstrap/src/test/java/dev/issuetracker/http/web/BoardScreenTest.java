package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    /**
     * Lets the pages of the columns come together on {@code goOn()}: that of the column without an option is read then,
     * the others at once.
     */
    private static final String READ_APART = """
            const real = window.fetch;
            const comes = new Promise(resolve => { window.goOn = resolve; });
            window.read = 0;
            window.fetch = (url, more) => {
              if (more?.method === 'PATCH') {
                return real(url, more).then(answer => {
                  window.saved = true;
                  return answer;
                });
              }
              if (!/issues[?]/.test(url)) {
                return real(url, more);
              }
              if (url.includes('field.Priority=none')) {
                return comes.then(() => real(url, more));
              }
              return real(url, more).then(answer => {
                window.read++;
                return comes.then(() => answer);
              });
            };
            """;

    /** Lets an edit be saved at once, and its answer come on {@code goOn()}. */
    private static final String ANSWER_LATE = """
            const real = window.fetch;
            const comes = new Promise(resolve => { window.goOn = resolve; });
            window.fetch = (url, more) => more?.method === 'PATCH'
              ? real(url, more).then(answer => comes.then(() => answer)) : real(url, more);
            """;

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
        open(jane, "/board?q=bug+label:")
                .await("#search-note", "Expected a value")
                .await("[type=search]:focus");
        assertEquals(
                10, browser.run("return document.activeElement.selectionStart").asInt());
        // A browser logs every answer that is an error, one for each column.
        assertEquals(3, browser.awaitLog(3).size());
    }

    @Test
    void columnsAreTheStatusesOfTheFilter() {
        openBoard("&status=open").await(OPEN).awaitNo(IN_PROGRESS);
    }

    @Test
    void columnSaysHowManyItHasAlsoWhenNotAllAreShown() {
        importCards(60);
        openBoard("").await(OPEN + " h2", "61");
        assertEquals(50, browser.texts(OPEN + " .card-issue").size());
    }

    @Test
    void cardThatMovesUpFromTheNextPageIsShownBelow() {
        importCards(60);
        openBoard("").await(OPEN + " h2", "61");
        String titles = OPEN + " .card-issue bdi";
        List<String> before = browser.texts(titles);
        browser.press("j", "l").await(IN_PROGRESS + " .card-issue", before.get(0));
        browser.awaitEqual(50, () -> browser.texts(titles).size());
        assertEquals(before.subList(1, 50), browser.texts(titles).subList(0, 49));
    }

    private void importCards(int count) {
        StringBuilder file = new StringBuilder("title,status,labels\n");
        for (int i = 0; i < count; i++) {
            file.append("Card ").append(i).append(",open,").append(label).append('\n');
        }
        jane.upload("/issues/import", "cards.csv", file.toString().getBytes(StandardCharsets.UTF_8))
                .expect(201);
    }

    @Test
    void placeOnTheBoardIsKeptWhileAnIssueIsOpened() {
        importCards(40);
        openBoard("").awaitTrue("return document.querySelectorAll('.card-issue').length === 41");
        browser.run(
                "[...document.querySelectorAll('[data-card]')].at(-1).focus();"
                        + "document.querySelector(arguments[0]).scrollTop = 900",
                OPEN);
        String card = browser.run("return document.activeElement.dataset.card").asText();
        browser.press("o").await("article h1").press("u").await("[data-card='" + card + "']:focus");
        assertEquals(
                900,
                browser.run("return document.querySelector(arguments[0]).scrollTop", OPEN)
                        .asInt());
        // The focus is not taken again after another filter.
        browser.clickNamed("Clear filters").awaitNo(".chips").run("history.back()");
        browser.await(".chips").awaitTrue("return document.querySelectorAll('.card-issue').length === 41");
        browser.awaitNo("[data-card='" + card + "']:focus");
    }

    @Test
    void headOfAColumnStaysWhileItsCardsAreScrolled() {
        importCards(40);
        openBoard("").awaitTrue("return document.querySelectorAll('.card-issue').length === 41");
        browser.run("document.querySelector(arguments[0]).scrollTop = 900", OPEN);
        browser.awaitTrue(
                "const column = document.querySelector(arguments[0]);"
                        + "const head = column.querySelector('h2').getBoundingClientRect();"
                        + "const at = document.elementFromPoint(head.left + 40, head.top + head.height / 2);"
                        + "return column.scrollTop === 900 && at.closest('h2') !== null"
                        + " && Math.abs(head.top - column.getBoundingClientRect().top) <= 1",
                OPEN);
        // The card that gets the focus is not below the head.
        browser.run("document.querySelectorAll(arguments[0] + ' [data-card]')[3].focus()", OPEN);
        browser.awaitTrue(
                "const card = document.activeElement.getBoundingClientRect();"
                        + "const head = document.querySelector(arguments[0] + ' h2').getBoundingClientRect();"
                        + "return card.top >= head.bottom",
                OPEN);
    }

    @Test
    void statusAndAssigneeOfACardAreSetFromTheKeyboard() {
        openBoard("").press("j", "a").type(".picker input", "john").await(".picker li.active", "john");
        browser.press("Enter").await(".card-issue .avatar[title=john]").await("[data-card]:focus");
        browser.awaitEqual(List.of("To be moved"), () -> stored("assignee=john"));
        browser.press("s").type(".picker input", "In prog").press("Enter");
        browser.await(IN_PROGRESS + " .card-issue", "To be moved").await("[data-column=in_progress]:focus");
        browser.awaitEqual(List.of("To be moved"), () -> stored("status=in_progress"));
        browser.open(jane.base() + "/board?label=" + label + "&by=Priority").await("[data-column=none]");
        browser.press("j", "s").type(".picker input", "Resol").press("Enter");
        browser.awaitEqual(List.of("To be moved"), () -> stored("status=resolved"));
    }

    @Test
    void boardByAFieldIsNeverShownByStatusFirst() {
        openBoard("&by=Priority").await("[data-column=none]");
        assertEquals(
                "",
                browser.run("return performance.getEntriesByType('resource').map(entry => entry.name)"
                                + ".filter(name => /issues[?](?!.*field.Priority)/.test(name)).join()")
                        .asText());
    }

    @Test
    void columnUnderADraggedCardIsSeen() {
        openBoard("")
                .run(
                        "const data = new DataTransfer();"
                                + "window.drag = (target, type, more) => document.querySelector(target).dispatchEvent("
                                + "  new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: data, "
                                + "...more}));"
                                + "drag('.card-issue', 'dragstart'); drag(arguments[0] + ' h2', 'dragover');",
                        IN_PROGRESS);
        browser.await(IN_PROGRESS + ".over").run("drag(arguments[0], 'dragleave')", IN_PROGRESS);
        browser.awaitNo(".over").run("drag(arguments[0], 'dragover')", IN_PROGRESS);
        browser.await(IN_PROGRESS + ".over").run("drag(arguments[0], 'drop')", IN_PROGRESS);
        browser.await(IN_PROGRESS + " .card-issue", "To be moved").awaitNo(".over");
        browser.awaitEqual(List.of("To be moved"), () -> stored("status=in_progress"));
    }

    @Test
    void boardThatLoadsSaysNoNumberAndAnEmptyOneWhatToDoNext() {
        openBoard("").await(OPEN + " h2", "1").await(IN_PROGRESS + " p", "Drop a card here");
        browser.run("const real = window.fetch; window.fetch = (url, more) => /issues\\?/.test(url)"
                + " ? new Promise(answer => { (window.waiting ??= []).push(() => answer(real(url, more))); }) : "
                + "real(url, more);"
                + "document.querySelector('a[href$=\"/reports\"]').click()");
        browser.await(".reports")
                .run(
                        "history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))",
                        "/board?label=" + label + "&status=resolved");
        browser.await(".board[aria-busy=true] h2", "Resolved");
        assertEquals(List.of("Resolved"), browser.texts(".board h2"));
        browser.awaitNo(".board p").run("window.waiting.forEach(go => go())");
        browser.await(".board[aria-busy=false] h2", "0").await(".none", "No issue has all of these filters.");
        browser.clickNamed("Clear filters").awaitNo(".chips");
        assertEquals(jane.base() + "/board", browser.run("return location.href").asText());
        browser.run("window.waiting.forEach(go => go())");
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
        browser.awaitEqual(List.of("To be moved"), () -> stored("field.Priority=urgent"));
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
    void issuesWithoutAnOptionAreInTheFirstColumn() {
        openBoard("&by=Priority").await("section[aria-label=None] .card-issue", "To be moved");
        assertEquals(
                List.of("None", "urgent", "high", "medium", "low"),
                browser.texts(".board h2").stream()
                        .map(head -> head.substring(0, head.indexOf(' ')))
                        .toList());
        browser.press("j", "l").await("section[aria-label=urgent] [data-card]:focus");
        browser.awaitEqual(List.of("To be moved"), () -> stored("field.Priority=urgent"));
        browser.await("section[aria-label=urgent] [data-card]:focus").press("h");
        browser.await("section[aria-label=None] [data-card]:focus");
        browser.awaitEqual(List.of(), () -> stored("field.Priority=urgent"));
    }

    @Test
    void ownCardStaysWhenItIsMovedWhileTheColumnsAreRead() {
        openBoard("&by=Priority").run(READ_APART);
        issueOfJohn("First of john");
        browser.awaitTrue("return window.read === 4");
        browser.run("[...document.querySelectorAll('.card-issue')].find(card =>"
                + " card.textContent.includes('To be moved')).querySelector('[data-card]').focus()");
        browser.press("l").await("section[aria-label=urgent] [data-card]:focus");
        browser.awaitTrue("return window.saved").run("window.card = document.activeElement; window.goOn()");
        issueOfJohn("Second of john");
        browser.await("section[aria-label=None] .card-issue", "Second of john");
        assertTrue(browser.run("return window.card.isConnected && window.card === document.activeElement")
                .asBoolean());
    }

    @Test
    void cardOfOthersIsShownThatCameWhileAnOwnOneWasMoved() {
        openBoard("").run(ANSWER_LATE);
        browser.press("j", "l").await(IN_PROGRESS + " [data-card]:focus");
        browser.awaitEqual(List.of("To be moved"), () -> stored("status=in_progress"));
        issueOfJohn("Of john");
        browser.run("window.goOn()");
        browser.await(OPEN + " .card-issue", "Of john").await(IN_PROGRESS + " [data-card]:focus");
    }

    private void issueOfJohn(String title) {
        tracker.john().issue(title, "labels: [" + Json.quote(label) + "]");
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
        assertEquals(List.of("To be moved"), browser.texts(OPEN + " .card-issue bdi"));
        tracker.john().issue("New of john", "labels: [" + Json.quote(label) + "]");
        browser.await(OPEN + " .card-issue", "New of john").await("[data-card='" + id + "']:focus");
    }
}
