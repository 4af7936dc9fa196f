package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reports: pictures, with the numbers beside them. */
class ReportsScreenTest extends BrowserTest {
    /** Keeps files that would be saved, in {@code saved}. */
    private static final String KEEP_FILES = "window.saved = []; HTMLAnchorElement.prototype.click = () => {};"
            + "URL.createObjectURL = blob => { saved.push(blob); return 'blob:none'; }";

    private static final String SAVED = "const done = arguments[0];"
            + "const look = () => saved.length > 0"
            + " ? saved[0].text().then(text => done([saved[0].type, text])) : setTimeout(look, 20);"
            + "look()";

    private static final String PAINTED = "return [...document.querySelectorAll('.chart canvas')].every(canvas =>"
            + " new Set(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data).size > 3)";

    private final Api jane = tracker.jane();

    private Answer resolved(String title, String label) {
        Answer issue = jane.issue(title, "assignee: 'jane', labels: ['" + label + "']");
        jane.patch("/issues/" + issue.id(), "{status: 'resolved', version: 1}").expect(200);
        return issue;
    }

    private String label() {
        String label = HttpTest.unique("label");
        tracker.admin().label(label);
        return label;
    }

    @Test
    void reportsShowWhoHasTheMostIssuesAndHowLongResolvingTakes() {
        resolved(HttpTest.unique("Reported"), label());
        open(jane, "/reports")
                .await("[aria-label='Time to resolve by month'] tbody th", "2026")
                .await(".figures", "Median");
        browser.await("[aria-label='Who has the most issues'] td", "jane").click("td a[href*='assignee=jane']");
        browser.await(".chips", "Assignee jane");
    }

    @Test
    void toolbarHasItsControlsInLinesOfOneWidthOnAPhone() {
        browser.resize(360, 740);
        open(jane, "/reports").await(".toolbar input[type=date]");
        String lines = "const lines = new Map();"
                + "const width = document.querySelector('#content').clientWidth;"
                + "for (const control of document.querySelectorAll('.toolbar > :not(.dates), .dates > *')) {"
                + "  const { left, right, top, bottom } = control.getBoundingClientRect();"
                + "  const at = lines.get(Math.round(top)) ?? [];"
                + "  const begins = at.length > 0 ? at.at(-1).right + 8 : 56;"
                + "  lines.set(Math.round(top), [...at, {right, apart: left >= begins - 1, high: bottom - top >= 24}]);"
                + "}"
                + "return [...lines.values()].map(line => `${line.length}: ${Math.round(width - line.at(-1).right)}, `"
                + "  + `${line.every(control => control.apart && control.high)}`).join('; ')";
        assertEquals("1: 12, true; 3: 12, true; 2: 12, true", browser.run(lines).asText());
    }

    @Test
    void everyChartIsPainted() {
        resolved(HttpTest.unique("Reported"), label());
        open(jane, "/reports").await(".chart canvas");
        browser.awaitTrue("return document.querySelectorAll('.chart canvas').length === 7")
                .awaitTrue(PAINTED);
    }

    @Test
    void everyReportHasAPictureAndItsNumbersAsFiles() {
        resolved(HttpTest.unique("Reported"), label());
        open(jane, "/reports").await(".chart canvas");
        assertEquals(
                List.of(),
                browser.texts(
                        ".report:not(:has(.chart)), .report:not(:has(table)), .report:not(:has([aria-label$=CSV])),"
                                + " .report:not(:has([aria-label$='(PNG)']))"));
    }

    @Test
    void oneMonthIsSeenThoughItMakesNoLine() {
        String label = label();
        resolved(HttpTest.unique("Reported"), label);
        String report = ".report[aria-label='Time to resolve by month'] ";
        open(jane, "/reports?label=" + label).await(report + "canvas");
        // Between its axes is nothing else but lines that are much lighter, or darker.
        browser.awaitTrue(
                "const canvas = document.querySelector(arguments[0]);"
                        + "const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);"
                        + "for (let y = 0; y < canvas.height - 31; y++) { for (let x = 60; x < canvas.width; x++) {"
                        + " const [, green, , shown] = data.subarray(4 * (y * canvas.width + x));"
                        + " if (shown > 250 && green > 100 && green < 190) { return true; } } } return false;",
                report + "canvas");
    }

    @Test
    void percentilesAreShownOverTime() {
        resolved(HttpTest.unique("Reported"), label());
        String report = ".report[aria-label='Time to resolve by month'] ";
        open(jane, "/reports")
                .await(report + ".legend", "Median")
                .await(report + ".legend", "90 % within")
                .await(report + ".legend", "99 % within")
                .await(report + "th", "99 % within");
    }

    @Test
    void numbersOfAChartAreInATable() {
        String label = label();
        resolved(HttpTest.unique("Reported"), label);
        open(jane, "/reports?period=day&q=label:" + label)
                .await(".chart [aria-label='Chart: Created and resolved. The numbers follow it.']")
                .click("[aria-label='Created and resolved'] summary");
        browser.await("[aria-label='Created and resolved'] tbody tr:last-child td", "1");
    }

    @Test
    void addressSaysWhatTheReportsAreAbout() {
        String label = label();
        resolved(HttpTest.unique("Reported"), label);
        resolved(HttpTest.unique("Reported"), label);
        open(jane, "/reports").await(".chart canvas");
        browser.type("[type=search]", "label:" + label + " ").press("Enter");
        browser.awaitTrue("return location.search.includes('" + label + "')")
                .awaitTrue("return document.querySelector("
                        + "'[aria-label=\"Time to resolve\"] .figures div:last-child strong')"
                        + "?.textContent === '2'");
        browser.run("const period = document.querySelector('select'); period.value = 'month';"
                + " period.dispatchEvent(new Event('change', {bubbles: true}))");
        browser.awaitTrue("return location.search.includes('period=month')")
                .await("[aria-label='Created and resolved'] th", "Month");
    }

    /** Of which number of resolved issues the screen tells. */
    private void awaitResolved(int count) {
        browser.awaitTrue(
                "return document.querySelector('[aria-label=\"Time to resolve\"] .figures div:last-child strong')"
                        + "?.textContent === arguments[0]",
                String.valueOf(count));
    }

    @Test
    void reportsAreFilteredAsTheListIs() {
        String label = label();
        String other = label();
        Answer both = resolved(HttpTest.unique("Reported"), label);
        resolved(HttpTest.unique("Reported"), label);
        jane.patch("/issues/" + both.id(), "{labels: ['" + label + "', '" + other + "'], version: 2}")
                .expect(200);
        open(jane, "/reports?period=month&label=" + label + "&label=" + other + "&status=all&sort=title")
                .await(".chips", other);
        awaitResolved(1);
        browser.run(KEEP_FILES);
        browser.click("[aria-label='Who has the most issues as CSV']");
        assertEquals(
                "assignee,total,open,in_progress,resolved\r\njane,1,0,0,1\r\n",
                browser.runLater(SAVED).path(1).asText());
        browser.clickNamed("Remove the filter Label " + other);
        awaitResolved(2);
        browser.clickNamed("Filter").await(".picker li", "Assignee").type(".picker input", "Assignee");
        browser.press("Enter").type(".picker input", "john").await(".picker li.active", "john");
        browser.press("Enter").await(".chips", "Assignee john");
        awaitResolved(0);
        assertTrue(browser.address().contains("period=month"), browser.address());
        browser.clickNamed("Remove the filter Assignee john");
        awaitResolved(2);
        browser.clickNamed("List").awaitTrue("return document.querySelectorAll('.row').length === 2");
    }

    @Test
    void reportsCountIssuesWithTheirFields() {
        String label = label();
        Answer urgent = resolved(HttpTest.unique("Reported"), label);
        resolved(HttpTest.unique("Reported"), label);
        jane.patch("/issues/" + urgent.id(), "{fields: {Priority: 'high'}, version: 2}")
                .expect(200);
        open(jane, "/reports?field.Priority=high&q=label:" + label).await(".chips", "Priority high");
        awaitResolved(1);
        browser.clickNamed("Clear filters").awaitNo(".chips");
        assertEquals(jane.base() + "/reports", browser.address());
    }

    @Test
    void searchThatIsWrongIsExplainedAtItsBox() {
        open(jane, "/reports?q=label:")
                .await("#search-note", "Expected a value")
                .await("[type=search]:focus");
        assertEquals(
                6, browser.run("return document.activeElement.selectionStart").asInt());
        // A browser logs every answer that is an error, one for each report.
        assertEquals(5, browser.awaitLog(5).size());
    }

    @Test
    void reportIsSavedAsCsv() {
        String label = label();
        resolved(HttpTest.unique("Reported"), label);
        open(jane, "/reports?q=label:" + label).await(".chart canvas").run(KEEP_FILES);
        browser.click("[aria-label='Who has the most issues as CSV']");
        var saved = browser.runLater(SAVED);
        assertEquals("text/csv", saved.path(0).asText());
        assertEquals(
                "assignee,total,open,in_progress,resolved\r\njane,1,0,0,1\r\n",
                saved.path(1).asText());
    }

    @Test
    void chartIsSavedAsAPicture() {
        open(jane, "/reports").await(".chart canvas").run(KEEP_FILES);
        browser.click("[aria-label='Age of what is open as a picture (PNG)']");
        var saved = browser.runLater(SAVED);
        assertEquals("image/png", saved.path(0).asText());
        assertTrue(saved.path(1).asText().contains("PNG"));
    }
}
