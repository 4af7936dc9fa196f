package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import org.junit.jupiter.api.Test;

/** How people come in, and leave. */
class SignInScreenTest extends BrowserTest {
    private void fillIn(String username, String password) {
        browser.type("[name=username]", username);
        browser.type("[name=password]", password);
        browser.press("Enter");
    }

    @Test
    void firstPageMakesTheAdminAndSaysWhatComesNext() {
        try (Tracker empty = Tracker.withoutAccounts(Store.SQLITE)) {
            browser.open(empty.guest().base() + "/").await("p", "the first account becomes its admin");
            browser.type("[name=email]", "ada@example.org");
            fillIn("ada", Api.PASSWORD);
            browser.await("h2", "Nothing here yet");
            browser.clickNamed("Add them").await(".steps [role=status]", "Done").await(".steps a:focus");
            browser.clickNamed("Make a link").await("input[readonly]:focus");
            String invite = browser.value("input[readonly]");

            openMenu().clickNamed("Account: ada").clickNamed("Sign out").await(".entrance");
            browser.open(invite);
            browser.type("[name=email]", "bob@example.org");
            fillIn("bob", Api.PASSWORD);
            browser.await(".account", "bob").open("about:blank");
        }
    }

    @Test
    void wrongPasswordIsSaidAndTheRightOneLeadsToTheAddressThatWasAsked() {
        long id = tracker.jane().issue(HttpTest.unique("Behind the door")).id();
        browser.open(tracker.guest().base() + "/issues/" + id);
        fillIn("jane", "wrong password");
        browser.await("[role=alert]", "No account has this username and password.");
        // A browser logs every answer that is an error.
        assertEquals(1, browser.awaitLog(1).size());
        browser.replace("[name=password]", Api.PASSWORD).press("Enter");
        browser.await("h1", "Behind the door");
    }

    @Test
    void pathsOfTheApiLeadToTheEntrance() {
        browser.open(tracker.guest().base() + "/signup");
        browser.await("[name=email]");
        browser.open(tracker.guest().base() + "/signin");
        browser.await("[name=username]").awaitNo("[name=email]");
        fillIn("jane", Api.PASSWORD);
        browser.await(".account", "jane");
        assertEquals(
                "/", browser.run("return location.pathname + location.hash").asText());
    }

    @Test
    void noScriptOfThePageCanReadTheToken() {
        open(tracker.jane(), "/").await(".account", "jane");
        String seen = browser.run("return document.cookie + JSON.stringify(localStorage)"
                        + " + JSON.stringify(sessionStorage) + document.documentElement.outerHTML")
                .asText();
        assertFalse(seen.contains(tracker.jane().token()), seen);
    }

    @Test
    void textsThatOthersWroteNeverRun() {
        String hostile = "<img src=x onerror=\"window.ran=1\"><script>window.ran=1</script>"
                + "<svg onload=window.ran=1><style>* { all: unset }</style></svg><p style='color: red'>";
        Api jane = tracker.jane();
        Answer issue = jane.issue(
                HttpTest.unique(hostile),
                "description: "
                        + Json.quote(
                                hostile + "\n\n[link](javascript:window.ran=1)\n\n<a href=\"data:text/html,x\">x</a>"));
        jane.post("/issues/" + issue.id() + "/comments", "{body: " + Json.quote(hostile) + "}")
                .expect(201);
        open(jane, "/issues/" + issue.id()).await("article .markdown p").await(".comment .markdown");
        browser.awaitNo(".markdown.plain");
        assertEquals("null", browser.run("return window.ran ?? null").toString());
        assertEquals(
                0,
                browser.run("return document.querySelectorAll('.markdown script, .markdown img,"
                                + " a[href^=javascript], a[href^=data]').length")
                        .asInt());
    }
}
