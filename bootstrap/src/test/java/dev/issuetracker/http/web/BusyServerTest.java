package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The interface while the server answers that it is too busy. */
class BusyServerTest extends BrowserTest {
    /** Answers so many calls of a method in place of the server. */
    private static final String BUSY = "const [method, path] = arguments; let left = arguments[2];"
            + "const real = window.fetch;"
            + "window.fetch = (url, more) => more?.method === method && url.includes(path) && left-- > 0"
            + " ? Promise.resolve(new Response(JSON.stringify({code: 'overloaded', detail: 'Too many at once.'}),"
            + " {status: 503, headers: {'Retry-After': '0'}})) : real(url, more);";

    private final Api jane = tracker.jane();
    private final String path = "/issues/" + jane.issue("Before").id();

    @BeforeEach
    void openIssue() {
        open(jane, path).await("article h1", "Before");
    }

    private void showList() {
        openMenu().clickNamed("Active issues");
    }

    @Test
    void readingIsTriedAgainUnseen() {
        browser.run(BUSY, "GET", "issues?status=", 2);
        showList();
        browser.await(".row");
    }

    @Test
    void whatStaysBusyIsSaidAndTriedAgainByHand() {
        browser.run(BUSY, "GET", "issues?status=", 3);
        showList();
        browser.await("main [role=alert]", "Too many at once.").clickNamed("Try again");
        browser.await(".row");
    }

    @Test
    void editThatIsNotTakenKeepsWhatWasTyped() {
        browser.run(BUSY, "PATCH", path.substring(1), 1);
        browser.press("e").replace("input.title", "After").clickNamed("Save");
        browser.await("#app", "Too many at once.");
        assertEquals("After", browser.value("input.title"));
        browser.clickNamed("Save").await("article h1", "After");
        assertEquals(2, jane.get(path).expect(200).version());
    }

    @Test
    void whatTakesLongIsSaidWhileItGoesOn() {
        showList();
        browser.await(".row");
        browser.run("const real = window.fetch;"
                + "window.fetch = (url, more) => url.includes('issues/bulk')"
                + " ? new Promise(go => (window.go = () => go(real(url, more)))) : real(url, more);");
        browser.press("x")
                .clickNamed("Status")
                .clickNamed("Resolved")
                .await(".notice", "Finding out what would change");
        browser.run("window.go()");
        browser.await(".bulk", "1 of 1 will change").awaitNo(".notice").clickNamed("Apply");
        browser.await(".notice", "1 issue is being changed").run("window.go()");
        browser.await(".notice", "1 issue changed: Resolved").clickNamed("Undo");
        browser.await(".notice", "1 issue is being brought back").run("window.go()");
        browser.await(".notice", "1 issue is as it was.");
        assertEquals(1, browser.texts(".notice").size());
    }
}
