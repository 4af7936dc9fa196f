package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a screen reader says of screens. */
class ScreenReaderTest extends BrowserTest {
    private final Api jane = tracker.jane();

    private void shows(String... expected) {
        List<String> all = AccessibilityTree.of(browser).texts();
        for (String part : expected) {
            assertTrue(all.contains(part), () -> part + " is not among " + all);
        }
    }

    @Test
    void listSaysWhatItShows() {
        String label = HttpTest.unique("read");
        jane.label(label);
        long id = jane.issue("Read aloud", "labels: ['" + label + "'], assignee: 'john'")
                .id();
        open(jane, "/?label=" + label).await(".row");
        shows(
                "main",
                "heading Issues",
                "combobox Search issues",
                "list Filters",
                "button Remove the filter Label " + label,
                "checkbox Select #" + id,
                "link Read aloud",
                "image Open",
                "image john",
                "status");
        openMenu();
        shows("navigation Navigation", "link Active issues", "link Board", "button Account: jane");
    }

    @Test
    void issueSaysWhatItsSideSets() {
        long id = jane.issue("Read aloud", "description: 'A **text**.'").id();
        open(jane, "/issues/" + id).await("article .markdown strong");
        shows(
                "heading Read aloud",
                "button Status: Open",
                "button Assignee: Nobody",
                "button Priority: None",
                "textbox Write a comment",
                "strong");
        browser.press("s").await(".picker li");
        shows("dialog Set the status", "combobox Set the status", "listbox Set the status", "option Resolved");
    }

    @Test
    void conflictSaysWhatIsChosenBetween() {
        String path = "/issues/" + jane.issue("Before").id();
        open(jane, path).await("article h1").press("e").replace("input.title", "Mine");
        tracker.john().patch(path, "{title: 'Theirs', version: 1}").expect(200);
        browser.clickNamed("Save").await(".conflict h1");
        // A browser logs every answer that is an error.
        assertEquals(1, browser.awaitLog(1).size());
        shows("heading Somebody saved first", "group Title");
    }
}
