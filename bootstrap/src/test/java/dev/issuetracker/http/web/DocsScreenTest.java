package dev.issuetracker.http.web;

import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import org.junit.jupiter.api.Test;

/** The API description, read and tried in a browser. */
class DocsScreenTest extends BrowserTest {
    private final Api jane = tracker.jane();

    @Test
    void everybodyReadsTheDescriptionWithoutSigningIn() {
        browser.open(jane.base() + "/docs").await(".operation summary", "/issues/{id}");
        browser.type("[type=search]", "get /health/live").awaitNo(".operation:nth-of-type(2)");
        browser.click(".operation summary")
                .clickNamed("Send")
                .await(".try [role=status]", "200")
                .await("pre", "live");
    }

    @Test
    void callIsSentAsWhoIsSignedIn() {
        String title = HttpTest.unique("Sent from the description");
        open(jane, "/docs").await(".operation");
        browser.type("[type=search]", "post /issues create")
                .click(".operation summary")
                .await(".try textarea");
        browser.replace(".try textarea", "{\"title\": \"" + title + "\"}").clickNamed("Send");
        browser.await(".try [role=status]", "201").await("pre", title);
    }
}
