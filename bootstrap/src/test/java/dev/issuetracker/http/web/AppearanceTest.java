package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen of texts, of long forms, and by those whose system forces its own colours. */
class AppearanceTest extends BrowserTest {
    private static final String KEY_COLOURS =
            "const colour = key => getComputedStyle(key)[key.classList.contains('line')"
                    + " ? 'borderTopColor' : 'backgroundColor'];"
                    + "const colours = chart => [...chart.querySelectorAll('.legend .key')].map(colour);";

    private final Api jane = tracker.jane();

    private void forceColours() {
        browser.command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "forced-colors", "value", "active"))));
    }

    @Test
    void headingsOfTextsAreNoSmallerThanTheText() {
        long id = jane.issue("Six headings", "description: '" + headings() + "Text.'")
                .id();
        open(jane, "/issues/" + id).await(".markdown h6");
        assertEquals(
                "",
                browser.run("const size = element => parseFloat(getComputedStyle(element).fontSize);"
                                + "const text = size(document.querySelector('article .markdown p'));"
                                + "return [1, 2, 3, 4, 5, 6].map(level => `h${level}`)"
                                + ".filter(name => size(document.querySelector(`.markdown ${name}`)) < text).join()")
                        .asText());
    }

    @Test
    void columnsOfATableAreAlignedAsTheyAreWritten() {
        long id = jane.issue("A table", "description: '| a | b | c |\\n|---|:-:|--:|\\n| 1 | 2 | 3 |'")
                .id();
        open(jane, "/issues/" + id).await(".markdown td");
        assertEquals(
                "start,center,right",
                browser.run("return [...document.querySelectorAll('.markdown td')]"
                                + ".map(cell => getComputedStyle(cell).textAlign.replace('-webkit-', '')).join()")
                        .asText());
        assertEquals(
                "start",
                browser.run("return getComputedStyle(document.querySelector('.markdown th')).textAlign")
                        .asText());
    }

    private static String headings() {
        StringBuilder headings = new StringBuilder();
        for (int level = 1; level <= 6; level++) {
            headings.append("#".repeat(level)).append(" Heading\\n\\n");
        }
        return headings.toString();
    }

    @Test
    void textsOfCommentsAreAsDenseAsThoseOfIssuesAndBeginAtTheirTop() {
        String text = "# Steps\\n\\n1. Open\\n2. Close";
        long id = jane.issue("Steps", "description: '" + text + "'").id();
        jane.post("/issues/" + id + "/comments", "{body: '" + text + "'}").expect(201);
        open(jane, "/issues/" + id).await(".comment .markdown li");
        browser.awaitTrue("return [...document.querySelectorAll('.markdown')].every(text => {"
                + " const top = element => element.getBoundingClientRect().top;"
                + " const [one, other] = text.querySelectorAll('li');"
                + " return top(other) - top(one) < 24 && top(text.firstElementChild) === top(text); })");
    }

    @Test
    void buttonsOfANewIssueStayInReach() {
        browser.resize(360, 420);
        open(jane, "/new").await(".create .fields .entry");
        assertTrue(browser.run("const content = document.getElementById('content');"
                        + "const button = document.querySelector('.create [type=submit]');"
                        + "const { top, bottom } = button.getBoundingClientRect();"
                        + "return content.scrollHeight > innerHeight && top >= 0 && bottom <= innerHeight")
                .asBoolean());
    }

    @Test
    void buttonsOfAnEditStayInReach() {
        browser.resize(360, 420);
        long id = jane.issue("Long", "description: '" + "A line.\\n".repeat(80) + "'")
                .id();
        open(jane, "/issues/" + id).await("[data-edit]").press("e").await(".edit [type=submit]");
        browser.awaitTrue(
                "const { top, bottom } = document.querySelector('.edit [type=submit]').getBoundingClientRect();"
                        + "return top >= 0 && bottom <= innerHeight");
    }

    @Test
    void auditLogIsSeenWholeBelowOneLineOfFilters() {
        browser.resize(1440, 900);
        open(tracker.admin(), "/settings/audit?by=" + jane.get("/me").id()).await("tbody td:last-child .muted");
        browser.run("for (const row of document.querySelectorAll('tbody tr')) {"
                + " row.cells[0].textContent = '22 minutes ago';"
                + " row.cells[1].textContent = 'signed out';"
                + " row.cells[2].textContent = 'jane.doe';"
                + " row.cells[3].textContent = 'account 3 viewer -> member'; }");
        comesFrom("203.0.113.250");
        assertTrue(browser.run("return document.querySelector('tbody tr').offsetHeight < 40")
                .asBoolean());
        comesFrom("2001:db8:1111:2222:3333:4444:5555:6666");
        assertEquals(
                "0 1",
                browser.run("const table = document.querySelector('.table');"
                                + "const ends = [...document.querySelectorAll('.inline .field')]"
                                + ".map(field => field.getBoundingClientRect())"
                                + ".map(({ top, bottom }) => `${Math.round(top)}-${Math.round(bottom)}`);"
                                + "return `${table.scrollWidth - table.clientWidth} ${new Set(ends).size}`")
                        .asText());
    }

    @Test
    void auditLogIsSeenWholeInGermanToo() {
        browser.resize(1440, 900);
        open(tracker.admin(), "/settings/audit").await("tbody td:last-child .muted");
        comesFrom("203.0.113.250");
        String widest = "for (const row of document.querySelectorAll('tbody tr')) {"
                + " row.cells[1].textContent = arguments[0]; row.cells[3].textContent = ''; }"
                + "const { scrollWidth, clientWidth } = document.querySelector('.table');"
                + "return `${document.querySelector('tbody tr').offsetHeight < 40} ${scrollWidth - clientWidth}`";
        for (String event : List.of("Passwort\u00E4nderung misslungen", "Webhook abgeschaltet, weil nichts ankam")) {
            assertEquals("true 0", browser.run(widest, event).asText(), event);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/settings", "/settings/audit", "/reports", "/import", "/docs"})
    void pageKeepsItsPlaceWhenItBecomesLongerThanTheWindow(String path) {
        open(tracker.admin(), path).await(".page h1");
        assertEquals(
                "stable",
                browser.run("return getComputedStyle(document.getElementById('content')).scrollbarGutter")
                        .asText());
    }

    private void comesFrom(String address) {
        browser.run(
                "for (const cell of document.querySelectorAll('tbody td:last-child')) {"
                        + " cell.firstChild.data = `${arguments[0]} `;"
                        + " cell.querySelector('.muted').textContent = 'Firefox 145, Windows'; }",
                address);
    }

    @Test
    void chartsAreKnownApartWithForcedColours() {
        jane.issue("To be counted");
        forceColours();
        open(jane, "/reports").await(".chart canvas");
        browser.awaitTrue(KEY_COLOURS + "return [...document.querySelectorAll('.chart')].some(chart =>"
                + " colours(chart).length > 1 && new Set(colours(chart)).size === colours(chart).length)");
        browser.awaitTrue(KEY_COLOURS + "return [...document.querySelectorAll('.chart')].some(chart => {"
                + " const canvas = chart.querySelector('canvas'); if (!canvas) { return false; }"
                + " const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);"
                + " const found = new Set();"
                + " for (let i = 0; i < data.length; i += 4) {"
                + "   found.add(`rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})`); }"
                + " return colours(chart).some(colour => found.has(colour)); })");
    }

    @Test
    void insertedWordsAndChosenTabsHaveAMarkWithForcedColours() {
        long id = jane.issue("Compared", "description: 'Before'").id();
        jane.patch("/issues/" + id, "{description: 'After', version: 1}").expect(200);
        forceColours();
        open(jane, "/issues/" + id).await(".timeline .diff ins");
        assertEquals("underline", style(".timeline .diff ins", "textDecorationLine"));
        browser.press("e").await(".edit .tabs [aria-pressed=true]");
        assertEquals("solid", style(".edit .tabs [aria-pressed=true]", "outlineStyle"));
        browser.open(jane.base() + "/settings").await(".tabs [aria-current]");
        assertEquals("solid", style(".tabs [aria-current]", "outlineStyle"));
    }

    private String style(String selector, String name) {
        return browser.run(
                        "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]", selector, name)
                .asText();
    }
}
