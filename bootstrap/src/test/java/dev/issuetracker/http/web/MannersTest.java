package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What people expect of every screen: keys that can be turned off, nothing that is covered or moves, colours that are
 * seen.
 */
class MannersTest extends BrowserTest {
    /** The contrast of a colour of the stylesheet and another, in the theme of now. */
    private static final String CONTRAST = """
            const [one, other, done] = arguments;
            const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            const hex = name => {
              const probe = document.createElement('span');
              probe.style.color = name.startsWith('--') ? `var(${name})` : name;
              document.body.append(probe);
              context.fillStyle = getComputedStyle(probe).color;
              probe.remove();
              context.fillRect(0, 0, 1, 1);
              return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
                .map(part => part.toString(16).padStart(2, '0')).join('');
            };
            import(new URL('contrast.js', document.querySelector('script[type=module]').src))
              .then(m => done(m.contrast(hex(one), hex(other))), failure => done(String(failure)));
            """;

    private final Api jane = tracker.jane();

    private void assertContrast(double least, String one, String other, List<String> found) {
        double contrast = browser.runLater(CONTRAST, one, other).asDouble();
        if (contrast < least) {
            found.add(one + " on " + other + ": " + contrast);
        }
    }

    private String focused() {
        return browser.run("return document.activeElement.id").asText();
    }

    @Test
    void coloursOfChartsEdgesAndMarksAreSeenInBothThemes() {
        List<String> found = new ArrayList<>();
        for (String theme : List.of("light", "dark")) {
            browser.prefer(theme);
            open(jane, "/").await("main");
            for (String drawn : List.of("created", "resolved", "backlog", "open", "in-progress")) {
                assertContrast(3, "--chart-" + drawn, "--bg", found);
            }
            assertContrast(2, "--chart-open", "--chart-in-progress", found);
            for (String around : List.of("--bg", "--bg-raised", "--bg-side")) {
                assertContrast(3, "--edge", around, found);
            }
            assertContrast(3, "--accent", "--bg-chosen", found);
            assertContrast(4.5, "--text", "--bg-chosen", found);
        }
        assertEquals(List.of(), found);
    }

    @Test
    void initialsAreReadOnEveryHueAPersonMayHave() {
        jane.issue("Something", "assignee: 'jane'");
        open(jane, "/").await(".account .avatar");
        List<String> found = new ArrayList<>();
        for (int hue = 0; hue < 360; hue += 5) {
            browser.run("document.querySelector('.account .avatar').style.setProperty('--hue', arguments[0])", hue);
            String background = browser.run(
                            "return getComputedStyle(document.querySelector('.account .avatar')).backgroundColor")
                    .asText();
            assertContrast(4.5, "#ffffff", background, found);
        }
        assertEquals(List.of(), found);
    }

    @Test
    void chosenEntryOfAMenuHasABarAndNotOnlyAnotherBackground() {
        open(jane, "/").await("main").press("Control+k").await(".picker li.active");
        assertTrue(browser.run("return getComputedStyle(document.querySelector('.picker li.active')).boxShadow")
                .asText()
                .contains("inset"));
    }

    @Test
    void keysThatTypeACharacterAreTurnedOffAndStayOff() {
        jane.issue("Something");
        open(jane, "/").await(".row").press("?").await("dialog .check input").click("dialog .check input");
        browser.press("Escape").awaitNo("dialog").press("c", "?", "/", "x");
        browser.press("Control+k").await(".picker").press("Escape").awaitNo(".picker");
        assertEquals(List.of(), browser.texts(".create, dialog, .bulk"));
        browser.open(jane.base() + "/").await(".row").press("?");
        openMenu()
                .click(".account")
                .await(".picker li")
                .type(".picker input", "Keyb")
                .press("Enter");
        browser.await("dialog .check input");
        browser.click("dialog .check input").press("Escape").awaitNo("dialog");
        browser.press("c").await("input.title");
    }

    @Test
    void questionToSignInAgainCannotBeClosed() {
        Api again = tracker.guest().signIn("jane", Api.PASSWORD);
        open(again, "/").await("main");
        again.post("/signout").expect(204);
        browser.expectSaid("401");
        browser.run("document.querySelector('.sidebar a[href*=all]').click()");
        browser.await("dialog[open]", "Your session has ended");
        assertEquals(List.of(), browser.texts("dialog header button"));
        browser.press("Escape", "Escape", "Escape").await("dialog[open]", "Your session has ended");
        browser.type("dialog [name=password]", Api.PASSWORD).press("Enter").awaitNo("dialog");
    }

    @Test
    void slashGoesToTheSearchOfEveryScreenThatHasOne() {
        jane.issue("Something");
        signIn(browser, jane);
        for (String path : List.of("", "board", "reports", "docs")) {
            browser.open(jane.base() + "/" + path).await("#content [type=search]");
            browser.press("/").await("[type=search]:focus");
            assertEquals("", browser.value("[type=search]"));
        }
    }

    @Test
    void escapeClosesTheMenuOfANarrowWindowAndGoesBackToItsButton() {
        browser.resize(360, 740);
        open(jane, "/").await(".menu-button").click(".menu-button").await(".menu-open");
        browser.press("Escape").awaitNo(".menu-open");
        assertTrue(browser.run("return document.activeElement.matches('.menu-button')")
                .asBoolean());
    }

    @Test
    void menuOfANarrowWindowClosesBesideItAndWithItsScreenAndHidesWhatIsBehind() {
        jane.issue("Something");
        browser.resize(360, 740);
        open(jane, "/").await(".row").click(".menu-button").await(".menu-open");
        browser.awaitTrue("return document.querySelector('.row').matches('[inert] *')");
        browser.run("document.elementFromPoint(350, 400).click()");
        browser.awaitNo(".menu-open").awaitNo("[inert]");
        assertEquals("/", URI.create(browser.address()).getPath());
        browser.click(".menu-button").await(".menu-open").press("Control+k").await(".picker");
        browser.type(".picker input", "board").await(".picker li", "Board").press("Enter");
        browser.await(".board-screen").awaitNo(".menu-open");
        browser.click(".menu-button").await(".menu-open");
        browser.resize(1440, 800);
        browser.awaitNo(".menu-open").awaitNo("[inert]");
    }

    @Test
    void rowsHaveRoomInALowWindowWithManyFilters() {
        jane.issue("Something");
        browser.resize(740, 360);
        String search = "is:open no:assignee author:jane created:<400d updated:<400d -has:comments -assignee:john";
        open(jane, "/?q=" + Api.encoded(search))
                .await(".chips li:nth-child(7)")
                .await(".row")
                .press("x")
                .await(".bulk");
        assertTrue(browser.run("return document.querySelector('.rows').clientHeight")
                        .asInt()
                >= 150);
    }

    @Test
    void newIssuesAreSaidBelowTheToolbarOfANarrowWindow() {
        jane.issue("Something");
        browser.resize(360, 740);
        open(jane, "/").await(".row");
        tracker.john().issue("Another");
        browser.await(".fresh");
        assertTrue(browser.run("const {top} = document.querySelector('.fresh').getBoundingClientRect();"
                        + " return top >= document.querySelector('.toolbar').getBoundingClientRect().bottom")
                .asBoolean());
    }

    @Test
    void rowOfANarrowWindowIsOpenedWhereverItIsTouched() {
        String title = HttpTest.unique("Something");
        jane.issue(title);
        browser.resize(360, 740);
        browser.touched(true);
        open(jane, "/?q=" + title).await(".row", title).tap(".row .details").await("article h1", title);
    }

    @Test
    void neitherTheBarOfTheSelectionNorANoticeCoversTheOther() {
        jane.issue("Something");
        browser.resize(360, 740);
        open(jane, "/").await(".row").press("x").clickNamed("Status").clickNamed("Resolved");
        browser.await(".bulk", "1 of 1 will change").clickNamed("Apply").await(".notice", "1 issue changed");
        String apart = "const box = name => document.querySelector(name)?.getBoundingClientRect();"
                + " const [one, other] = [...arguments].map(box);"
                + " return !one || !other || one.bottom <= other.top || other.bottom <= one.top";
        browser.press("x").await(".bulk");
        assertTrue(browser.run(apart, ".notice", ".bulk").asBoolean(), "notice and bar");
        assertTrue(browser.run(apart, ".rows", ".bulk").asBoolean(), "rows and bar");
    }

    @Test
    void noticeOfANarrowWindowLiesBelowTheScreenAndCoversNothingOfIt() {
        browser.resize(360, 740);
        String before = HttpTest.unique("Before");
        long id = jane.issue(before).id();
        open(jane, "/issues/" + id).await("article h1").press("e").replace("input.title", before + "!");
        browser.press("Escape").await(".notice", "The draft is dropped");
        assertTrue(browser.run("return document.querySelector('#content').getBoundingClientRect().bottom"
                        + " <= document.querySelector('.notice').getBoundingClientRect().top"
                        + " && document.querySelector('.notice').getBoundingClientRect().bottom <= innerHeight")
                .asBoolean());
        browser.clickNamed("Undo").awaitNo(".notice").await("input.title");
        assertEquals(before + "!", browser.value("input.title"));
    }

    @Test
    void focusIsInTheScreenThatWasOpened() {
        jane.issue("Something");
        open(jane, "/").await(".row").press("j", "o").await("article h1").awaitEqual("content", this::focused);
        browser.press("u").await(".row").press("Enter").await("article h1");
    }

    @Test
    void screenThatWasOpenedIsSaid() {
        jane.issue("Something");
        open(jane, "/").await(".row").press("j", "o").await(".shell ~ [role=status]", "Something");
        browser.press("u").await(".shell ~ [role=status]", "Issues · Issue Tracker");
    }

    @Test
    void agesGoOnWhileAScreenIsOpen() {
        Answer issue = jane.issue("Something");
        signIn(browser, jane);
        JsonNode script = browser.command(
                "Page.addScriptToEvaluateOnNewDocument", Map.of("source", """
                const every = window.setInterval;
                Date.now = () => Date.parse('%s') + (window.later ?? 0);
                window.setInterval = (work, time) => every(work, time === 60_000 ? 50 : time);
                """.formatted(issue.text("/created_at"))));
        try {
            browser.open(jane.base() + "/issues/" + issue.id()).await(".meta time", "now");
            browser.run("window.later = 7_200_000");
            browser.await(".meta time", "2 hours ago");
        } finally {
            String id = script.path("identifier").asText();
            browser.command("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", id));
        }
    }

    @Test
    void lostNetworkIsSaidBeforeAnybodyTriesSomething() {
        jane.issue("Something");
        open(jane, "/").await(".row");
        browser.offline(true);
        browser.await(".offline");
        browser.offline(false);
        browser.awaitNo(".offline");
    }

    @Test
    void lostNetworkIsSaidAlsoWhenTheServerAnswersOnceMore() {
        open(jane, "/settings").await("h1").run("""
                const own = window.fetch;
                window.fetch = (url, options) => {
                    if (!String(url).endsWith('health/live')) {
                        return own(url, options);
                    }
                    window.fetch = own;
                    window.answered = true;
                    return Promise.resolve(new Response());
                };""");
        browser.offline(true);
        browser.awaitTrue("return window.answered === true").await(".offline");
        browser.offline(false);
        browser.awaitNo(".offline");
    }

    @Test
    void bannerWithoutANetworkMovesNothing() {
        jane.issue("Something");
        String top = "return document.querySelector('article h1').getBoundingClientRect().top";
        open(jane, "/").await(".row").press("j", "o").await("article h1").await(".write-comment textarea");
        double before = browser.run(top).asDouble();
        browser.offline(true);
        browser.type(".write-comment textarea", "Written in a tunnel.")
                .clickNamed("Comment")
                .await(".offline");
        browser.run("document.querySelector('#content').scrollTop = 0");
        assertEquals(before, browser.run(top).asDouble());
        assertTrue(
                browser.run("return document.querySelector('.offline').getBoundingClientRect().bottom <= innerHeight")
                        .asBoolean());
        browser.offline(false);
    }

    @Test
    void numberAndAgeOfAnIssueAreThereWhenAllIsTwiceAsLarge() {
        jane.issue("Something");
        browser.resize(640, 400);
        open(jane, "/").await(".row");
        assertEquals(
                "[true,true]",
                browser.run("return ['.id', '.age'].map(name => document.querySelector('.row ' + "
                                + "name).offsetWidth > 0)")
                        .toString());
    }
}
