package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole ways through the interface on which no mouse is used. */
class KeyboardTest extends BrowserTest {
    private static final int MOST_TABS = 120;
    /** Whether what has the focus shows that: by a line around it, or a shadow. */
    private static final String SEEN = "const style = getComputedStyle(document.activeElement);"
            + " return style.outlineStyle !== 'none' || style.boxShadow !== 'none'"
            + " || document.activeElement.closest('.row.focused') !== null";

    private final Api jane = tracker.jane();

    @BeforeEach
    void somethingIsThere() {
        jane.issue("Something");
    }

    /** Types into what has the focus. */
    private void typeHere(String text) {
        browser.press(text.split(""));
    }

    /** Presses Tab until what a selector finds has the focus, which is seen all the way. */
    private void tabTo(String selector) {
        for (int i = 0; i < MOST_TABS; i++) {
            if (browser.run("return document.activeElement.matches(arguments[0])", selector)
                    .asBoolean()) {
                return;
            }
            browser.press("Tab");
            assertTrue(
                    browser.run(SEEN).asBoolean(),
                    () -> "the focus is not seen: " + browser.run("return document.activeElement.outerHTML"));
        }
        fail("no way by Tab to " + selector);
    }

    private void signInFromTheKeyboard() {
        browser.open(jane.base() + "/").await("[name=username]:focus");
        typeHere("jane");
        browser.press("Tab");
        typeHere(Api.PASSWORD);
        browser.press("Enter").await(".row");
    }

    /** Types into the command menu, once it is there. */
    private void command(String text) {
        browser.press("Control+k").await(".picker li");
        typeHere(text);
    }

    @Test
    void issueIsMadeEditedAndDiscussed() {
        signInFromTheKeyboard();
        browser.press("c").await("input.title:focus");
        String title = HttpTest.unique("Made by keys");
        typeHere(title);
        browser.press("Enter").await("article h1", title);
        browser.press("s").await(".picker li");
        typeHere("progr");
        browser.press("Enter").awaitNo(".picker").await("[data-field=status]", "In progress");
        browser.press("e").await("input.title:focus");
        typeHere(" twice");
        browser.press("Enter").await("article h1", title + " twice");
        tabTo(".write-comment textarea");
        typeHere("Seen too.");
        browser.press("Control+Enter").await(".comment .markdown", "Seen too.");
        Answer found = jane.get("/issues?keyword=" + Api.encoded(title)).expect(200);
        assertEquals("in_progress", found.text("/results/0/status"));
        assertEquals("1", found.text("/results/0/comment_count"));
    }

    @Test
    void issueIsFoundSelectedChangedAndBroughtBack() {
        String title = HttpTest.unique("Found by keys");
        jane.issue(title);
        signInFromTheKeyboard();
        browser.press("/").await("[type=search]:focus");
        typeHere(title);
        browser.press("Enter").awaitTrue("return document.querySelectorAll('.row').length === 1");
        tabTo(".row a");
        browser.press("x").await(".bulk", "1 selected").press("s").await(".picker li");
        typeHere("resol");
        browser.press("Enter").await(".bulk", "1 of 1 will change: Resolved");
        tabTo(".bulk .primary");
        browser.press("Enter").await(".notice", "1 issue changed: Resolved");
        tabTo(".notice .link");
        browser.press("Enter").await(".notice", "1 issue is as it was.");
        assertEquals(
                "open",
                jane.get("/issues?keyword=" + Api.encoded(title)).expect(200).text("/results/0/status"));
    }

    @Test
    void everyScreenIsReachedByItsNameAndTheSessionEnds() {
        Api again = tracker.guest().signIn("jane", Api.PASSWORD);
        open(again, "/").await(".row");
        for (String[] screen : new String[][] {
            {"Board", ".card-issue"},
            {"Reports", ".chart canvas"},
            {"Import", ".drop"},
            {"Settings", ".entries li"},
            {"The API", ".operation"},
            {"All issues", ".row"}
        }) {
            command(screen[0]);
            browser.await(".picker li.active", screen[0]).press("Enter").await(screen[1]);
        }
        browser.press("?").await("dialog").press("Escape").awaitNo("dialog");
        command("Sign out");
        browser.await(".picker li.active", "Sign out").press("Enter").await(".entrance");
        assertEquals(401, again.get("/me").status());
    }

    @Test
    void sectionOfTheSettingsIsReachedByItsName() {
        open(tracker.admin(), "/").await(".sidebar");
        for (String[] section : new String[][] {
            {"settings: lab", "Settings: Labels", "[aria-label=Labels] form"},
            {"webhooks", "Settings: Webhooks", "[aria-label=Webhooks]"},
            {"audit", "Settings: Audit log", "table td"},
            {"backup", "Settings: Backup", "[aria-label=Export]"},
            {"tokens", "Settings: Access tokens", "[aria-label='Access tokens']"}
        }) {
            command(section[0]);
            browser.await(".picker li.active", section[1]).press("Enter").await(section[2]);
        }
    }

    @Test
    void sectionOfTheSettingsHasItsNameInGermanToo() {
        signIn(browser, tracker.admin());
        keep(browser, tracker.admin(), "language", "\"de\"");
        browser.open(tracker.admin().base() + "/").await(".sidebar");
        command("sicher");
        browser.await(".picker li.active", "Einstellungen: Sicherung")
                .press("Enter")
                .await(".settings h2", "Export");
    }

    @Test
    void sectionsForAdminsAreFoundByThemOnly() {
        open(jane, "/").await(".sidebar");
        command("settings:");
        browser.await(".picker li", "Settings: Labels");
        List<String> found = browser.texts(".picker li").stream()
                .filter(name -> name.startsWith("Settings: "))
                .toList();
        assertEquals(
                List.of(
                        "Settings: Account",
                        "Settings: Password",
                        "Settings: Sessions",
                        "Settings: Access tokens",
                        "Settings: Labels"),
                found);
    }
}
