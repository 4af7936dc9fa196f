package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.browser.Browser;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is saved while its screen is left, or left and opened again: what became of it is said, and nothing is lost. */
class LeftScreensTest extends BrowserTest {
    /**
     * Lets the next call of a method wait for {@code answer()}, or for {@code fail()}, which says that the server
     * failed.
     */
    private static final String HOLD = """
            const [method] = arguments;
            const real = window.fetch;
            const failure = { code: 'internal_error', detail: 'Something went wrong.' };
            window.fetch = (url, more) => more?.method === method && !window.answer
              ? new Promise(resolve => {
                window.answer = () => resolve(real(url, more));
                window.fail = () => resolve(new Response(JSON.stringify(failure), { status: 500 }));
              })
              : real(url, more);
            """;

    private static final String TITLE = "input.title";
    private static final String COMMENT = ".write-comment textarea";
    private static final String EDITED = ".comment textarea";

    private final Api jane = tracker.jane();
    private final Api john = tracker.john();
    private final String before = HttpTest.unique("Before");
    private final long id = jane.issue(before).id();
    private final String path = "/issues/" + id;

    private Browser openIssue() {
        return open(jane, path).await("article h1", before).await(COMMENT);
    }

    private Browser hold(String method) {
        browser.run(HOLD, method);
        return browser;
    }

    private Browser letIt(String end) {
        browser.awaitTrue("return window.answer !== undefined").run("window[arguments[0]]()", end);
        return browser;
    }

    private void leave() {
        browser.awaitTrue("return window.answer !== undefined");
        openMenu().clickNamed("Active issues").await(".list-screen");
    }

    private void goBackAndForth(String there) {
        browser.awaitTrue("return window.answer !== undefined").run("history.back()");
        browser.await(".list-screen").run("history.forward()");
        browser.await(there);
    }

    private Answer stored() {
        return jane.get(path).expect(200);
    }

    private void showDraft() {
        browser.await(".notice.error", "Not saved").clickNamed("Show it");
    }

    @Test
    void conflictOfAnEditIsSaidAfterItsScreenWasLeftAndDecidedThere() {
        openIssue().press("e").replace(TITLE, "Mine");
        hold("PATCH").press("Enter");
        leave();
        john.patch(path, "{title: 'Theirs', version: 1}").expect(200);
        letIt("answer").await(".notice.error", "Not saved");
        showDraft();
        browser.await(TITLE).awaitEqual("Mine", () -> browser.value(TITLE));
        browser.click(TITLE).press("Enter").await(".conflict", "Theirs");
        assertEquals(2, browser.awaitLog(2).size());
    }

    @Test
    void failureOfAnEditIsSaidInGermanToo() {
        signIn(browser, jane);
        keep(browser, jane, "language", "\"de\"");
        browser.open(jane.base() + path)
                .await(COMMENT)
                .press("e")
                .replace(TITLE, "Danach")
                .await(TITLE);
        hold("PATCH").press("Enter").awaitTrue("return window.answer !== undefined");
        openMenu().clickNamed("Aktive Vorgänge").await(".list-screen");
        letIt("fail").await(".notice.error", "Nicht gespeichert").clickNamed("Anzeigen");
        browser.await(TITLE).awaitEqual("Danach", () -> browser.value(TITLE));
    }

    @Test
    void failureOfANewIssueIsSaidAfterItsScreenWasLeft() {
        open(jane, "/new?description=Template").await(TITLE).type(TITLE, "New");
        hold("POST").press("Enter");
        leave();
        letIt("fail");
        showDraft();
        browser.await(".create").awaitEqual("New", () -> browser.value(TITLE));
        assertEquals("Template", browser.value(".create textarea"));
    }

    @Test
    void newIssueIsSaidAndTakesNobodyFromWhereTheyHaveGone() {
        String title = HttpTest.unique("New");
        open(jane, "/new").await(TITLE).type(TITLE, title);
        hold("POST").press("Enter");
        leave();
        letIt("answer").await(".notice", "was created");
        assertEquals("/", URI.create(browser.address()).getPath());
        browser.click(".notice .link").await("article h1", title).awaitNo(".edit");
        browser.open(jane.base() + "/new").await(TITLE);
        assertEquals("", browser.value(TITLE));
    }

    @Test
    void newIssueWhoseScreenWasOpenedAgainIsShownOnceItIsMade() {
        String title = HttpTest.unique("New");
        jane.issue("Something");
        open(jane, "/").await(".row").press("c").await(TITLE).type(TITLE, title);
        hold("POST").press("Enter");
        goBackAndForth(".create");
        letIt("answer").await("article h1", title);
    }

    @Test
    void failureOfACommentIsSaidAfterItsScreenWasLeft() {
        openIssue().type(COMMENT, "Half a comment");
        hold("POST").press("Control+Enter");
        leave();
        letIt("fail");
        showDraft();
        browser.await(COMMENT).awaitEqual("Half a comment", () -> browser.value(COMMENT));
        assertEquals(List.of(), stored().each("/comments", "/body"));
    }

    @Test
    void conflictOfTheEditOfACommentIsSaidAfterItsScreenWasLeft() {
        long comment =
                jane.post(path + "/comments", "{body: 'First.'}").expect(201).id();
        openIssue().click(".comment [data-task=edit]").type(EDITED, " Second.");
        hold("PATCH").press("Control+Enter");
        leave();
        jane.patch(path + "/comments/" + comment, "{body: 'Another.', version: 1}")
                .expect(200);
        letIt("answer");
        showDraft();
        browser.await(".comment .banner", "Another.").awaitEqual("First. Second.", () -> browser.value(EDITED));
        assertEquals(1, browser.awaitLog(1).size());
    }

    @Test
    void failureOfAFieldIsSaidAfterItsSectionWasLeft() {
        open(tracker.admin(), "/settings/fields")
                .await("h1")
                .clickNamed("Make a field")
                .await(".field-form [name=name]:focus");
        browser.type("[name=name]", HttpTest.unique("Field"));
        hold("POST").press("Enter");
        leave();
        letIt("fail");
        showDraft();
        browser.awaitTrue("return location.pathname === '/settings/fields'");
    }

    @Test
    void editThatIsSavedWhileItsScreenIsOpenedAgainIsClosed() {
        openListFirst();
        browser.press("e").replace(TITLE, "After");
        hold("PATCH").press("Enter");
        goBackAndForth(TITLE);
        letIt("answer").awaitNo(".edit").await("article h1", "After");
    }

    @Test
    void whatIsTypedIntoAScreenThatWasOpenedAgainStays() {
        openListFirst();
        browser.press("e").replace(TITLE, "After");
        hold("PATCH").press("Enter");
        goBackAndForth(TITLE);
        browser.type(TITLE, " all");
        letIt("answer").awaitEqual(2L, () -> stored().version());
        browser.awaitTrue("return JSON.parse(Object.entries(localStorage)"
                        + ".find(([key]) => key.includes('draft:issue'))[1]).base.version === 2")
                .click(TITLE)
                .press("Enter");
        browser.await("article h1", "After all");
    }

    @Test
    void commentThatIsSentWhileItsScreenIsOpenedAgainIsNoDraftAnyMore() {
        openListFirst();
        browser.type(COMMENT, "Once.");
        hold("POST").press("Control+Enter");
        goBackAndForth(COMMENT);
        letIt("answer").await(".comment", "Once.").awaitEqual("", () -> browser.value(COMMENT));
    }

    @Test
    void editOfACommentThatIsSavedWhileItsScreenIsOpenedAgainIsClosed() {
        jane.post(path + "/comments", "{body: 'First.'}").expect(201);
        openListFirst();
        browser.click(".comment [data-task=edit]").type(EDITED, " Second.");
        hold("PATCH").press("Control+Enter");
        goBackAndForth(EDITED);
        letIt("answer").awaitNo(EDITED).await(".comment .markdown", "First. Second.");
    }

    private void openListFirst() {
        open(jane, "/?q=" + Api.encoded(before))
                .await(".row", before)
                .press("j", "o")
                .await("article h1", before)
                .await(COMMENT);
    }
}
