package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is printed of a screen: all of it, black on white, and nothing that only a screen can do. */
class PrintTest extends BrowserTest {
    private static final String SHOWN = "return [...document.querySelectorAll(arguments[0])]"
            + ".filter(element => element.checkVisibility()).length";

    private final Api jane = tracker.jane();

    private void print() {
        browser.command("Emulation.setEmulatedMedia", Map.of("media", "print"));
    }

    @AfterEach
    void showOnTheScreenAgain() {
        browser.command("Emulation.setEmulatedMedia", Map.of("media", ""));
    }

    private int shown(String selector) {
        return browser.run(SHOWN, selector).asInt();
    }

    @Test
    void issueIsPrintedToItsEndInBlackOnWhite() {
        long id = jane.issue("To be printed", "description: '" + "A paragraph.\\n\\n".repeat(120) + "The end.'")
                .id();
        jane.post("/issues/" + id + "/comments", "{body: 'The last word.'}").expect(201);
        open(jane, "/issues/" + id).run("document.documentElement.dataset.theme = 'dark'");
        browser.await(".comment .markdown p", "The last word.");
        print();
        browser.awaitTrue("return document.documentElement.scrollHeight > 120 * 20");
        assertEquals(
                "rgb(255, 255, 255) rgb(0, 0, 0)",
                browser.run("const { backgroundColor, color } = getComputedStyle(document.body);"
                                + "return `${backgroundColor} ${color}`")
                        .asText());
        assertEquals(0, shown(".sidebar, .write-comment, .side .danger, [data-edit], .menu-button"));
        assertTrue(shown("[data-field=status]") > 0);
    }

    @Test
    void listIsPrintedWithAllRowsThatAreLoaded() {
        String label = HttpTest.unique("paper");
        jane.post("/labels", "{name: '" + label + "'}").expect(201);
        for (int i = 0; i < 34; i++) {
            jane.issue("Row " + i, "labels: ['" + label + "']");
        }
        browser.resize(1000, 400);
        open(jane, "/?label=" + label).await(".heads", "34 issues").await(".row");
        print();
        browser.awaitTrue("return document.querySelectorAll('.row').length === 34"
                + " && document.documentElement.scrollHeight > 34 * 24");
        assertEquals(0, shown(".sidebar, .toolbar, .row input"));
    }

    @Test
    void reportsArePrintedWithTheirCharts() {
        open(jane, "/reports").awaitTrue("return document.querySelectorAll('.chart canvas').length > 2");
        print();
        browser.awaitTrue("return document.documentElement.scrollHeight > 2000");
        assertTrue(shown(".chart canvas") > 2);
        assertEquals(0, shown(".sidebar, .toolbar, .tools, .page button"));
    }
}
