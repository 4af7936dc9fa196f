package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.browser.Browser;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of what was done: it covers nothing, nothing lies below it, and it is there until it is read. */
class NoticesTest extends BrowserTest {
    /** Says something as a screen does: its kind, its text, and what its button is called. */
    private static final String NOTIFY = """
            const [kind, text, label, done] = arguments;
            import(new URL('parts.js', document.querySelector('script[type=module]').src)).then(parts => {
              parts.notify({ kind, text, action: label ? { label, run() {} } : undefined });
              requestAnimationFrame(() => done(true));
            });
            """;

    private static final String GERMAN =
            "Das wurde nicht gespeichert: Jemand hat den Vorgang inzwischen geändert oder gelöscht.";
    /** Whether a click in the middle of what a selector finds, the last of more, is a click on it. */
    private static final String REACHED = """
            const element = [...document.querySelectorAll(arguments[0])].at(-1);
            if (!element) {
              return false;
            }
            element.scrollIntoView({ block: 'nearest' });
            const { x, y, width, height } = element.getBoundingClientRect();
            return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
            """;
    /** Whether the screen ends where the notices begin, which end in the window and leave it most of it. */
    private static final String APART = """
            const box = name => document.querySelector(name).getBoundingClientRect();
            const notices = box('.notices');
            return notices.height > 0 && box('#content').bottom <= notices.top && notices.bottom <= innerHeight
              && notices.height <= 0.31 * innerHeight;
            """;
    /** Whether the last button of each notice is in the line in which the text ends. */
    private static final String IN_LINE = """
            return [...document.querySelectorAll('.notice')].every(notice => {
              const range = document.createRange();
              range.selectNodeContents(notice.querySelector('span'));
              const end = [...range.getClientRects()].at(-1);
              const button = [...notice.querySelectorAll('button')].at(-1).getBoundingClientRect();
              return Math.abs(end.top + end.bottom - button.top - button.bottom) < 6;
            });
            """;

    private final Api jane = tracker.jane();

    private Browser say(String kind, String text, String button) {
        browser.runLater(NOTIFY, kind, text, button);
        return browser.await(".notice", text);
    }

    private void sayMuch() {
        say("error", GERMAN, "Noch einmal");
        say("done", "Entwurf verworfen.", "Rückgängig");
        say("busy", "Bericht wird berechnet …", "");
    }

    /** A label of so many issues. */
    private String labelOf(int issues) {
        String label = HttpTest.unique("many");
        jane.label(label);
        for (int i = 0; i < issues; i++) {
            jane.issue("Row " + i, "labels: [" + Json.quote(label) + "]");
        }
        return label;
    }

    @Test
    void menusOfAPhoneLieAboveNoticesAlsoBesideItsKeyboard() {
        long id = jane.issue("Something").id();
        jane.label(HttpTest.unique("bug"));
        browser.resize(360, 400);
        browser.touched(true);
        open(jane, "/issues/" + id).await(".side");
        sayMuch();
        browser.press("l").await(".picker li").awaitTrue(REACHED, ".picker footer button");
        browser.press("Escape").awaitNo(".picker").press("Control+k").await(".picker li");
        browser.awaitTrue(REACHED, ".picker li").press("Escape").awaitNo(".picker");
        browser.click(".menu-button").await(".menu-open").awaitTrue(REACHED, ".account");
        browser.click(".account").await(".picker li").awaitTrue(REACHED, ".picker li");
    }

    @Test
    void noticesCoverNothingAtAnyWidth() {
        String label = labelOf(30);
        for (int[] size : new int[][] {{1440, 500}, {1000, 500}, {360, 740}, {360, 400}}) {
            browser.resize(size[0], size[1]);
            open(jane, "/?sort=id&label=" + label).await(".row");
            sayMuch();
            browser.awaitTrue(APART);
            browser.awaitTrue("const rows = document.querySelector('.rows'); rows.scrollTop = rows.scrollHeight;"
                    + " return [...document.querySelectorAll('.row')].at(-1).textContent.includes('Row 29')");
            browser.awaitTrue(REACHED, ".row input");
            browser.run("[...document.querySelectorAll('.row input')].at(-1).click()");
            browser.await(".bulk").awaitTrue(APART).awaitTrue(REACHED, ".bulk button");
            if (size[0] > 800) {
                browser.awaitTrue(REACHED, ".account");
            }
        }
    }

    @Test
    void endOfABoardIsReachedBesideNotices() {
        String label = labelOf(51);
        open(jane, "/board?label=" + label).await(".card-issue");
        sayMuch();
        browser.awaitTrue(APART).awaitTrue(REACHED, ".board section > .link");
    }

    @Test
    void noticesOfAPhoneLeaveRoomForTheScreen() {
        long id = jane.issue("Something").id();
        browser.touched(true);
        browser.resize(360, 740);
        open(jane, "/issues/" + id).await(".side");
        sayMuch();
        browser.awaitTrue(APART).awaitTrue(REACHED, ".notice [aria-label=Close]");
        browser.resize(360, 400);
        browser.awaitTrue(APART);
        browser.enlargeText(2);
        browser.awaitTrue(APART).awaitTrue(REACHED, ".notice [aria-label=Close]");
    }

    @Test
    void buttonsOfANoticeAreInTheLineInWhichItsTextEnds() {
        open(jane, "/").await("main");
        for (int width : new int[] {1440, 360}) {
            browser.resize(width, 740);
            browser.touched(width < 800);
            say("done", "Entwurf verworfen.", "Rückgängig");
            say("busy", "Bericht wird berechnet …", "");
            assertTrue(browser.run(IN_LINE).asBoolean(), width + " px");
        }
    }

    @Test
    void newestNoticeIsSeenFirstAndMovesNoOther() {
        open(jane, "/").await("main");
        say("error", "First", "");
        JsonNode before = top("First");
        say("error", "Second", "");
        assertEquals(List.of("Second", "First"), browser.texts(".notice"));
        assertEquals(before, top("First"));
    }

    private JsonNode top(String text) {
        return browser.run(
                "return [...document.querySelectorAll('.notice')].find(one => one.textContent.includes(arguments[0]))"
                        + ".getBoundingClientRect().top",
                text);
    }

    @Test
    void whatWasDoneNeverPushesAwayAnErrorThatNobodyHasRead() {
        open(jane, "/").await("main");
        say("error", "Lost", "Try again");
        say("error", "Away", "");
        say("busy", "Goes on", "");
        say("done", "One", "");
        say("done", "Two", "");
        say("error", "Away", "");
        assertEquals(List.of("Away", "Goes on", "LostTry again"), browser.texts(".notice"));
        browser.click(".notice [aria-label=Close]").click(".notice.error [aria-label=Close]");
        say("done", "One", "Undo");
        say("done", "Two", "Undo");
        say("done", "Three", "Undo");
        assertEquals(List.of("ThreeUndo", "TwoUndo", "Goes on"), browser.texts(".notice"));
    }
}
