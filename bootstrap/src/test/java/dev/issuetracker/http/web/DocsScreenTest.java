package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API description, read and tried in a browser. */
class DocsScreenTest extends BrowserTest {
    private final Api jane = tracker.jane();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everybodyReadsTheDescriptionWithoutSigningIn() {
        browser.open(jane.base() + "/docs").await(".operation summary", "/issues/{id}");
        assertEquals(
                "1px",
                browser.run("return getComputedStyle(document.querySelector('.method')).borderTopWidth")
                        .asText());
        browser.type("[type=search]", "get /health/live").awaitNo(".operation:nth-of-type(2)");
        browser.click(".operation summary")
                .clickNamed("Send")
                .await(".try [role=status]", "200")
                .await("pre", "live");
    }

    private void find(String text) {
        browser.replace("[type=search]", text).click(".operation summary").await(".try");
    }

    @Test
    void parametersAndSchemasAreDescribed() {
        browser.open(jane.base() + "/docs").await(".operation");
        find("get /issues list");
        browser.await("[aria-describedby='listIssues-query-assignee-text']");
        browser.await("label[for='listIssues-query-status']", "query · (\"open\" | \"in_progress\" | \"resolved\")[]");
        browser.clickNamed("Members of IssuePage").await(".members code", "results");
        browser.clickNamed("Members of FoundIssue").await(".members .members code", "title");
        browser.await(".members .members .muted", "string · required · minLength 1");
    }

    @Test
    void callIsSentWithParametersThatHaveSeveralValues() {
        String title = HttpTest.unique("Sent");
        String label = HttpTest.unique("docs");
        jane.label(label);
        jane.issue(title, "labels: ['" + label + "'], fields: {Priority: 'high'}, status: 'resolved'");
        open(jane, "/docs").await(".operation");
        find("get /issues list");
        browser.type("#listIssues-query-status", "open\nresolved")
                .type("#listIssues-query-label", label)
                .type("#listIssues-query-fields", "field.Priority=high")
                .clickNamed("Send")
                .await(".try [role=status]", "200")
                .await("pre", title);
        browser.replace("#listIssues-query-fields", "field.Priority=low").clickNamed("Send");
        browser.await("pre", "\"results\": []");
    }

    @Test
    void fileIsSentInAForm() throws IOException {
        String title = HttpTest.unique("Sent in a form");
        Path file = Files.writeString(folder.resolve("issues.csv"), "title,status,labels\n" + title + ",open,\n");
        open(jane, "/docs").await(".operation");
        find("post /issues/import");
        browser.type(".try [type=file]", file.toString()).clickNamed("Send");
        browser.await(".try [role=status]", "201").await("pre", "\"created\": 1");
        assertEquals(
                List.of(title),
                jane.get("/issues?keyword=" + Api.encoded(title)).titles());
    }

    @Test
    void answerComesInTheTypeThatIsChosen() {
        open(jane, "/docs").await(".operation");
        find("get /reports/top-assignees");
        browser.run("const types = document.querySelector('.try .buttons select'); types.value = 'text/csv';"
                + " types.dispatchEvent(new Event('change', {bubbles: true}))");
        browser.clickNamed("Send").await("pre", "assignee,total,open,in_progress,resolved");
    }

    @Test
    void answerThatHasNoEndIsShownAsItComesAndStopped() {
        open(jane, "/docs").await(".operation");
        find("get /issues/events");
        browser.clickNamed("Send").await(".try [role=status]", "200");
        browser.clickNamed("Stop").awaitNo(".try [role=status] button");
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
