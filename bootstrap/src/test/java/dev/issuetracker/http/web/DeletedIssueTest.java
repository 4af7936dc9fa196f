package dev.issuetracker.http.web;

import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An issue that was deleted is brought back wherever one meets it. */
class DeletedIssueTest extends BrowserTest {
    private final Api jane = tracker.jane();
    private long id;

    @BeforeEach
    void thereIsAnIssue() {
        id = jane.issue("Not for good").id();
        // A browser logs every answer that is an error: the issue is asked for while it is deleted.
        browser.expectSaid("404");
    }

    private void restore() {
        browser.await("h1", "#" + id + " was deleted")
                .clickNamed("Restore it")
                .await("article h1", "Not for good")
                .await("[data-edit]:focus");
    }

    @Test
    void deletedIssueIsRestoredAlsoAfterItsPageWasLeft() {
        open(jane, "/?id=" + id).await(".row a[href$='/issues/" + id + "']");
        browser.click(".row a[href$='/issues/" + id + "']").await("article h1", "Not for good");
        browser.click(".side .danger").await("h1", "#" + id + " was deleted").run("history.back()");
        browser.await(".list-screen").run("history.forward()");
        restore();
        jane.get("/issues/" + id).expect(200);
    }

    @Test
    void deletedParentIsRestoredFromTheLinkThatLeadsToIt() {
        long child = jane.issue("A part of it", "parent: " + id).id();
        jane.delete("/issues/" + id).expect(204);
        open(jane, "/issues/" + child).await("article h1", "A part of it");
        browser.click(".crumbs [href$='/issues/" + id + "']");
        restore();
    }
}
