package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who needs large text or a calm page has every control too: WCAG 2.2, 1.4.4, 1.4.10 and 2.3.3. */
class LargeTextTest extends BrowserTest {
    /** What is on a screen once it has loaded. */
    private static final Map<String, String> READY = new LinkedHashMap<>();

    static {
        READY.put("", ".row");
        READY.put("board", ".card-issue");
        READY.put("new", ".create .value-button");
        READY.put("reports", ".chart canvas");
        READY.put("import", ".drop");
        READY.put("settings", ".entries li");
        READY.put("settings/labels", ".contrast");
        READY.put("settings/fields", ".entries li");
        READY.put("settings/people", ".entries li");
        READY.put("settings/imports", ".settings .button");
        READY.put("settings/webhooks", "[aria-label=Webhooks]");
        READY.put("settings/audit", "td");
        READY.put("settings/backup", ".settings h2");
        READY.put("docs", ".operation");
    }

    /** Controls that cannot be reached by scrolling down, or whose text does not fit them. */
    private static final String CUT = """
            const scrolls = element => /auto|scroll/.test(getComputedStyle(element).overflowX)
              && element.id !== 'content';
            const inScroller = element => element !== null && (scrolls(element) || inScroller(element.parentElement));
            const outside = ({ left, right }) => left < -1 || right > innerWidth + 1;
            const cut = element => element.tagName === 'BUTTON'
              && (element.scrollWidth > element.clientWidth + 2 || element.scrollHeight > element.clientHeight + 4);
            const wide = document.querySelector('#content');
            return [
              ...(document.documentElement.scrollWidth > innerWidth
                || wide.scrollWidth > wide.clientWidth ? ['the page'] : []),
              ...[...document.querySelectorAll('a, button, input, select, summary, textarea')]
                .filter(element => element.getBoundingClientRect().width > 2 && !element.matches('.skip'))
                .filter(element => cut(element) || outside(element.getBoundingClientRect()) && !inScroller(element))
                .map(element => element.outerHTML.slice(0, 120)),
            ];
            """;

    private static final String MOVING = """
            return [...document.querySelectorAll('*')].map(element => [element, getComputedStyle(element)])
              .filter(([, style]) => [style.transitionDuration, style.animationDuration]
                .some(times => /[1-9]/.test(times))
                || style.scrollBehavior === 'smooth')
              .map(([element]) => element.outerHTML.slice(0, 80));
            """;

    /** What of the first row is not seen in whole. */
    private static final String MISSING = """
            const { right, bottom } = document.querySelector('.row').getBoundingClientRect();
            return ['.id', '.label', '.value', '.comments svg', '.avatar', '.age'].filter(name => {
              const box = document.querySelector('.row ' + name).getBoundingClientRect();
              return box.width === 0 || box.right > right || box.bottom > bottom;
            });
            """;

    private final Api admin = tracker.admin();

    private void check(String screen, List<String> found) {
        for (JsonNode part : browser.run(CUT)) {
            found.add(screen + ": " + part.asText());
        }
    }

    /** Text of twice the size in a window of 1280, and all twice as large by the browser's zoom. */
    private void checkTwiceAsLarge(String path, String ready, List<String> found) {
        browser.resize(1280, 800);
        browser.enlargeText(2);
        browser.open(admin.base() + "/" + path).await(ready);
        assertEquals("32px", fontSize());
        check("text at " + path, found);
        browser.enlargeText(1);
        browser.resize(640, 400);
        assertEquals("16px", fontSize());
        check("zoom at " + path, found);
    }

    private String fontSize() {
        return browser.run("return getComputedStyle(document.documentElement).fontSize")
                .asText();
    }

    @Test
    void everyScreenFitsWhenTextIsTwiceAsLarge() {
        Answer issue = admin.issue("Donaudampfschifffahrtsgesellschaftskapitän", "fields: {Priority: 'high'}");
        admin.post("/issues/" + issue.id() + "/comments", "{body: 'A comment.'}")
                .expect(201);
        signIn(browser, admin);
        List<String> found = new ArrayList<>();
        READY.forEach((path, ready) -> checkTwiceAsLarge(path, ready, found));
        checkTwiceAsLarge("issues/" + issue.id(), ".comment", found);
        assertEquals(List.of(), found);
    }

    /** A chart has the width of the former window until it is drawn anew, however late that is. */
    @Test
    void chartThatIsTooWideDoesNotWidenThePage() {
        admin.issue("Something");
        open(admin, "/reports").await(".chart canvas");
        browser.run("document.querySelectorAll('.chart .uplot, .chart canvas').forEach(part =>"
                + " part.style.width = '3000px')");
        List<String> found = new ArrayList<>();
        check("a wide chart", found);
        assertEquals(List.of(), found);
    }

    @Test
    void rowsOfTheListGrowWithTheText() {
        admin.issue("Something");
        browser.enlargeText(2);
        browser.resize(1920, 1080);
        open(admin, "/").await(".row");
        assertEquals(80, heightOfARow());
        browser.resize(1280, 800);
        browser.awaitEqual(128, this::heightOfARow);
    }

    private int heightOfARow() {
        return browser.run("return document.querySelector('.row').offsetHeight").asInt();
    }

    @Test
    void allOfARowIsThereWhenTextIsTwiceAsLargeAndOnAPhone() {
        String label = HttpTest.unique("details");
        admin.label(label);
        Answer issue = admin.issue("Something", "labels: ['" + label + "'], fields: {Priority: 'high'}");
        admin.post("/issues/" + issue.id() + "/comments", "{body: 'A comment.'}")
                .expect(201);
        open(admin, "/?label=" + label).await(".row").clickNamed("Columns").clickNamed("Priority");
        browser.press("Tab").await(".row .value", "high");
        for (int width : new int[] {1440, 640, 360}) {
            browser.resize(width, 800);
            assertEquals("[]", browser.run(MISSING).toString(), width + " px");
        }
        browser.enlargeText(2);
        browser.resize(1280, 800);
        open(admin, "/?label=" + label).await(".row .value", "high");
        assertEquals("[]", browser.run(MISSING).toString(), "text of twice the size");
    }

    @Test
    void nothingMovesForThoseWhoPreferThat() {
        admin.issue("Something");
        open(admin, "/").await(".row");
        assertTrue(!browser.run(MOVING).isEmpty(), "buttons fade usually");
        browser.preferNoMotion();
        browser.press("x").await(".bulk").press("Control+k").await(".picker li");
        assertEquals("[]", browser.run(MOVING).toString());
    }
}
