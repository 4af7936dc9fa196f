package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.issuetracker.browser.Browser;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody types stays theirs, and stays, while others change things, answers are slow or the server is away. */
class NothingLostTest extends BrowserTest {
    private static final String COMMENT = ".write-comment textarea";
    private static final String MILESTONE = "[aria-label=Milestone]";
    private static final String ESTIMATE = "[aria-label=Estimate]";

    private final Api jane = tracker.jane();
    private final Api john = tracker.john();
    private final long id = jane.issue(HttpTest.unique("Login fails")).id();
    private final String path = "/issues/" + id;

    private Browser openIssue() {
        return open(jane, path).await("article h1", "Login fails").await(COMMENT);
    }

    private Answer stored() {
        return jane.get(path).expect(200);
    }

    /** A field of the stored issue, empty while it has none. */
    private String field(String name) {
        return stored().at("/fields").path(name).asText();
    }

    /** Lets the next call of a method wait until {@code answer()} is called. */
    private void hold(String method) {
        browser.run(
                "const real = window.fetch;"
                        + " window.fetch = (url, more) => more?.method === arguments[0] && !window.answer"
                        + " ? new Promise(resolve => { window.answer = () => resolve(real(url, more)); })"
                        + " : real(url, more);",
                method);
    }

    private void letAnswer() {
        browser.awaitTrue("return window.answer !== undefined").run("window.answer()");
    }

    @Test
    void nextPersonSeesNothingOfTheOneBefore() {
        String view = HttpTest.unique("private");
        jane.post("/searches", "{name: " + Json.quote(view) + ", q: 'assignee:me'}")
                .expect(201);
        String mine = HttpTest.unique("Of jane");
        jane.issue(mine, "assignee: 'jane'");
        // A session of its own, since it ends.
        Api again = tracker.guest().signIn("jane", Api.PASSWORD);
        open(again, "/?assignee=me").await(".row", mine).await(".sidebar .view", view);
        browser.open(jane.base() + path).await(COMMENT).type(COMMENT, "Half a comment");
        browser.press("Escape").press("Control+k").type(".picker input", "sign out");
        browser.press("Enter").await("[name=username]").type("[name=username]", "john");
        browser.type("[name=password]", Api.PASSWORD).press("Enter").await(".account", "john");
        openMenu().clickNamed("My issues").awaitTrue("return location.search === '?assignee=me'");
        browser.await(".heads, .empty").awaitNo(".sidebar .view a[href*='q=assignee%3Ame']");
        assertEquals(false, rows().contains(mine));
        browser.open(jane.base() + path).await(COMMENT);
        assertEquals("", browser.value(COMMENT));
    }

    @Test
    void enterChoosesWhatWasTypedAndNotWhatWasShownBefore() {
        openIssue()
                .press("a")
                .await(".picker li", "Nobody")
                .type(".picker input", "john")
                .press("Enter");
        browser.await("[data-field=assignee]", "john");
        browser.awaitEqual(
                "john", () -> stored().at("/assignee").path("username").asText());
        browser.press("Control+k").type(".picker input", "board").press("Enter").await(".board");
    }

    @Test
    void valueThatIsTypedStaysWhileOthersChangeTheIssue() {
        openIssue().type(MILESTONE, "Half a mile");
        john.post(path + "/comments", "{body: 'Of john'}").expect(201);
        browser.await(".comment", "Of john");
        assertEquals("Half a mile", browser.value(MILESTONE));
        browser.press("Enter").awaitEqual("Half a mile", () -> field("Milestone"));
        john.patch(path, "{fields: {Milestone: '2.0'}, version: 2}").expect(200);
        browser.awaitEqual("2.0", () -> browser.value(MILESTONE));
    }

    @Test
    void valueThatIsRejectedStaysToBeMended() {
        openIssue().type(ESTIMATE, "12 days").press("Enter").await(".notice.error");
        assertEquals("12 days", browser.value(ESTIMATE));
        assertEquals(1, browser.awaitLog(1).size());
        browser.replace(ESTIMATE, "1.5").press("Enter");
        browser.awaitEqual("1.5", () -> field("Estimate"));
    }

    @Test
    void valueThatIsRejectedIsMarkedUntilItIsMended() {
        openIssue().type(ESTIMATE, "abc").press("Enter").await(ESTIMATE + "[aria-invalid=true]:not(.blank)");
        browser.await(".notice.error", "Estimate must be a number");
        assertFalse(browser.texts(".notice.error").get(0).contains("fields."));
        assertEquals(1, browser.awaitLog(1).size());
        browser.replace(ESTIMATE, "1.5").awaitNo("[aria-invalid]").press("Enter");
        browser.awaitEqual("1.5", () -> field("Estimate"));
        browser.awaitNo(ESTIMATE + "[aria-invalid]");
    }

    @Test
    void whatIsTypedWhileACommentIsSentStays() {
        openIssue().type(COMMENT, "First.");
        hold("POST");
        browser.press("Control+Enter").type(COMMENT, " Second.");
        letAnswer();
        browser.await(".comment", "First.").awaitEqual("Second.", () -> browser.value(COMMENT));
    }

    @Test
    void valueThatOthersSavedMeanwhileIsNotReplacedUnseen() {
        openIssue().type(MILESTONE, "Mine");
        john.patch(path, "{fields: {Milestone: 'Theirs'}, status: 'in_progress', version: 1}")
                .expect(200);
        browser.await("[data-field=status]", "In progress").type(MILESTONE, "").press("Enter");
        browser.await("dialog", "Theirs").await("dialog", "Mine");
        assertEquals("Theirs", field("Milestone"));
        browser.awaitLog(1);
    }

    @Test
    void whatIsTypedWhileTheEditOfACommentIsSavedStays() {
        jane.post(path + "/comments", "{body: 'First.'}").expect(201);
        openIssue().click(".comment [data-task=edit]").type(".comment textarea", " Second.");
        hold("PATCH");
        browser.press("Control+Enter").type(".comment textarea", " Third.");
        letAnswer();
        browser.awaitEqual(List.of("First. Second."), () -> stored().each("/comments", "/body"));
        browser.await(".comment header", "edited").press("Control+Enter");
        browser.await(".comment .markdown", "First. Second. Third.");
    }

    @Test
    void whatIsTypedWhileANewIssueIsSavedGoesOnAsAnEdit() {
        open(jane, "/new").await("input.title").type("input.title", "New").type(".create textarea", "One.");
        hold("POST");
        browser.press("Control+Enter").type(".create textarea", " Two.");
        letAnswer();
        browser.await(".edit").awaitEqual("One. Two.", () -> browser.value(".edit textarea"));
    }

    @Test
    void menuClosesWithTheScreenThatItIsAbout() {
        open(jane, "/").await(".row").press("o").await("article h1").press("s").await(".picker");
        browser.run("history.back()");
        browser.await(".list-screen").awaitNo(".picker");
    }

    @Test
    void otherWindowsFollowWhenAnotherPersonSignsIn() {
        open(jane, "/").await(".account", "jane");
        browser.openBeside(jane.base() + "/health/live");
        signIn(browser, john);
        browser.closeBeside();
        browser.await(".account", "john");
    }

    @Test
    void whatIsTypedWhileAnIssueIsMadeStays() {
        open(jane, "/new").await("input.title").type("input.title", "One");
        hold("POST");
        browser.press("Shift+Enter").type("input.title", "Two");
        letAnswer();
        browser.await(".notice", "created").awaitEqual("Two", () -> browser.value("input.title"));
    }

    @Test
    void whatIsTypedWhileAnEditIsSavedStays() {
        openIssue().press("e").type("input.title", " again").await("input.title");
        hold("PATCH");
        browser.press("Enter").type("input.title", " and again");
        letAnswer();
        browser.awaitEqual(2L, () -> stored().version());
        browser.awaitTrue("return !document.querySelector('.edit [type=submit]').disabled");
        browser.press("Enter").await("article h1", "again and again");
        assertEquals(3, stored().version());
    }

    @Test
    void screenThatCannotBeLoadedSaysSoAndComesWithTheNetwork() {
        openIssue().type(COMMENT, "Written in a tunnel.");
        browser.offline(true);
        browser.await(".offline").run("document.querySelector('.sidebar a[href$=\"/reports\"]').click()");
        browser.await("[role=alert]", "cannot be reached");
        browser.offline(false);
        browser.await(".reports").awaitNo(".offline");
        browser.run("history.back()");
        browser.await(COMMENT).awaitEqual("Written in a tunnel.", () -> browser.value(COMMENT));
    }

    @Test
    void lastThingIsUndoneByAKeyAndWhatIsSaidStaysUnderTheFocus() {
        openIssue().press("e").type("input.title", " again").press("Escape").await(".notice", "Undo");
        browser.press("z").await("input.title").awaitNo(".notice");
        assertEquals(true, browser.value("input.title").endsWith(" again"));
    }

    @Test
    void listShowsWhatWasChangedMeanwhile() {
        String label = HttpTest.unique("list");
        jane.label(label);
        long[] ids = new long[60];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = jane.issue("Row " + i, "labels: [" + Json.quote(label) + "]")
                    .id();
        }
        open(jane, "/?sort=id&label=" + label).await(".row", "Row 0");
        browser.awaitTrue("const rows = document.querySelector('.rows'); rows.scrollTop = rows.scrollHeight;"
                + " return [...document.querySelectorAll('.row a')].some(a => a.textContent === 'Row 59')");
        browser.run("document.querySelector('[data-row=\"50\"]').focus()");
        browser.await(".row.focused", "Row 50").press("o").await("article h1", "Row 50");
        browser.press("s").type(".picker input", "resol").press("Enter").await(".meta", "Resolved");
        browser.awaitEqual("resolved", () -> jane.get("/issues/" + ids[50]).text("/status"));
        john.patch("/issues/" + ids[48], "{title: 'Of john', version: 1}").expect(200);
        browser.press("u").await(".row.focused .status-resolved").await(".row", "Of john");
        browser.press("j").await(".row.focused", "Row 51");
    }

    @Test
    void focusGoesBackToWhereAWindowWasOpenedAndAnEditEnded() {
        openIssue().press("e").await("input.title").press("Escape").await("article");
        assertEquals("Edit", focused());
        browser.press("?").await("dialog").press("Escape").awaitNo("dialog");
        assertEquals("Edit", focused());
        jane.post(path + "/comments", "{body: 'Of jane'}").expect(201);
        browser.await(".comment").click(".comment [data-task=edit]").await(".comment textarea:focus");
        browser.click(".comment .buttons button:last-child").awaitEqual("Edit", this::focused);
    }

    private String focused() {
        return browser.run("return document.activeElement.textContent.trim()").asText();
    }

    @Test
    void tasksAndOtherIssuesAreShownInATextAsWhatTheyAre() {
        jane.patch(path, "{description: '- [x] one\\n- [ ] two\\n\\nLike #1, not a#2.', version: 1}")
                .expect(200);
        openIssue().await("article input[type=checkbox]");
        assertEquals(
                "[\"done\",\"to do\"]",
                browser.run("return [...document.querySelectorAll('article input')].map(box => box.ariaLabel)")
                        .toString());
        assertEquals(List.of("#1"), browser.texts("article .markdown a"));
        browser.click("article .markdown a").awaitTrue("return location.pathname === '/issues/1'");
        assertEquals(
                "navigate",
                browser.run("return performance.getEntriesByType('navigation')[0].type")
                        .asText());
        browser.await("article h1");
    }

    @Test
    void manyLabelsAndLongOnesStayInTheirPlace() {
        String[] names = new String[30];
        for (int i = 0; i < names.length; i++) {
            names[i] = HttpTest.unique("a label with a name that is far longer than most");
            jane.label(names[i]);
        }
        jane.patch(
                        path,
                        "{labels: ["
                                + String.join(
                                        ", ",
                                        List.of(names).stream().map(Json::quote).toList()) + "], version: 1}")
                .expect(200);
        openIssue();
        String wide = "const wide = [...document.querySelectorAll('#content, .side, .board section')]"
                + ".filter(part => part.scrollWidth > part.clientWidth);"
                + " return wide.map(part => part.outerHTML.slice(0, 60))";
        for (int width : new int[] {1440, 360}) {
            browser.resize(width, 800);
            assertEquals("[]", browser.run(wide).toString(), width + " px");
        }
        browser.open(jane.base() + "/board?label=" + Api.encoded(names[0])).await(".card-issue .label");
        assertEquals("[]", browser.run(wide).toString(), "board");
        assertEquals(
                names[0],
                browser.run("return document.querySelector('.card-issue .label').title")
                        .asText());
    }
}
