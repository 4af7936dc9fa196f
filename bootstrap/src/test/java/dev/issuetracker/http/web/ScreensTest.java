package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds of every screen: everybody can use it, at every size, in both themes, below every path. */
class ScreensTest extends BrowserTest {
    private static final String AXE = axe();
    /** While colours change, they are some that nobody sees a moment later. */
    private static final String VIOLATIONS = "const [options, done] = arguments;"
            + "const moving = document.getAnimations()"
            + "  .filter(({effect}) => effect.getComputedTiming().endTime !== Infinity);"
            + "Promise.allSettled(moving.map(({finished}) => finished))"
            + ".then(() => axe.run(document, options)).then(result => done(result.violations"
            + ".flatMap(violation => violation.nodes.map(node => violation.id + ': ' + node.html.slice(0, 200)))))";

    /** Who is shown the element itself needs no selector that finds it. */
    private static final Map<String, Object> EVERY_RULE =
            Map.of("resultTypes", List.of("violations"), "selectors", false);

    /** Nothing else differs between the themes. */
    private static final Map<String, Object> COLOURS = Map.of(
            "resultTypes",
            List.of("violations"),
            "selectors",
            false,
            "runOnly",
            List.of("color-contrast", "link-in-text-block"));

    /** What is on a screen once it has loaded. */
    private static final Map<String, String> READY = Map.of(
            "docs",
            ".operation",
            "board",
            ".card-issue",
            "reports",
            ".chart canvas",
            "import",
            ".drop",
            "settings",
            ".entries li");

    /** The menus are loaded so many milliseconds after the first view, which a slow machine may take for it. */
    private static final String WITHOUT_MENUS = "const later = window.setTimeout;"
            + "window.setTimeout = (work, time, ...more) => time === 10_000 ? 0 : later(work, time, ...more);";

    /**
     * Ends once the modules are there that are loaded in advance: the screen of an issue, and what hears of changes.
     */
    private static final String LOAD_THE_REST = "const done = arguments[0];"
            + "const load = name => import(new URL(name, document.querySelector('script[type=module]').src));"
            + "Promise.all([load('issue.js'), load('live.js')]).then(() => done(true));";

    private final Api jane = tracker.jane();

    @TempDir
    private Path folder = Path.of("");

    private static String axe() {
        try (InputStream script = ScreensTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Looks at what is on the screen, in both themes. */
    private void check(String screen, List<String> found) {
        browser.prefer("light").settle();
        if (browser.run("return !window.axe").asBoolean()) {
            browser.run(AXE);
        }
        checkRules(screen, EVERY_RULE, found);
        AccessibilityTree.of(browser).nameless().forEach(part -> found.add(screen + ": nameless " + part));
        if (browser.run("return document.documentElement.scrollWidth > innerWidth")
                .asBoolean()) {
            found.add(screen + " is wider than its window");
        }
        browser.prefer("dark").settle();
        checkRules(screen + " in the dark", COLOURS, found);
    }

    private void checkRules(String screen, Map<String, Object> options, List<String> found) {
        for (JsonNode violation : browser.runLater(VIOLATIONS, options)) {
            found.add(screen + ": " + violation.asText());
        }
    }

    /** A file of another program in which not all is understood. */
    private Path importedFile() throws IOException {
        return Files.writeString(folder.resolve("jira.csv"), """
                Summary,Issue key,Issue id,Status,Assignee,Priority,Labels,Created,Donaudampfschifffahrtsgesellschaft
                検索結果が表示されない,A-1,1,Done,J. Smith,High,some-label,01/Feb/20 9:00 AM,%s
                Good,A-3,3,Waiting,,,,,
                Export,A-2,2,Elsewhere,,Whatever,,03/Feb/20 9:00 AM,
                """.formatted("Kapitän".repeat(30)));
    }

    @ParameterizedTest
    @CsvSource({"1440, 900", "360, 740", "1920, 1080"})
    void everybodyCanUseEveryScreen(int width, int height) throws IOException {
        Api john = tracker.john();
        Answer issue = jane.issue(
                "Donaudampfschifffahrtsgesellschaftskapitän findet 検索結果 nicht",
                "description: 'A [link](https://example.org), `code`, and\\n\\n> a quote.', assignee: 'john',"
                        + " fields: {Priority: 'high', 'Due date': '2026-12-01'}");
        String path = "/issues/" + issue.id();
        jane.post(path + "/comments", "{body: 'A comment.'}").expect(201);
        john.patch(path, "{title: 'Another title', status: 'in_progress', version: 1}")
                .expect(200);
        String view = HttpTest.unique("view");
        jane.post("/searches", "{name: '" + view + "', q: 'is:open', shared: true}")
                .expect(201);
        browser.resize(width, height);
        List<String> found = new ArrayList<>();
        checkList(found);
        checkIssue(path, found);
        checkOthers(found);
        checkSigningIn(found);
        assertEquals(List.of(), found);
    }

    private void checkList(List<String> found) {
        open(jane, "/").await(".row").awaitNo(".picker");
        check("list", found);
        browser.press("/").type("[type=search]", "is:").await("#search-list li").press("ArrowDown");
        check("suggestions", found);
        browser.press("Escape").awaitNo("#search-list").press("Escape");
        browser.press("x").await(".bulk");
        check("selection", found);
        browser.press("?").await("dialog");
        check("help", found);
        browser.press("Escape", "Escape", "Control+k").await(".picker li");
        check("commands", found);
        browser.type(".picker input", "no such thing").await(".picker .nothing", "Nothing found");
        check("commands that are not found", found);
        browser.press("Escape").clickNamed("Save this view").await("dialog [name=name]");
        check("dialog of a view", found);
    }

    private void checkIssue(String path, List<String> found) {
        browser.open(jane.base() + path).await(".markdown blockquote").await(".comment");
        check("issue", found);
        browser.press("e").replace("input.title", "Mine").await(".edit");
        check("edit", found);
        tracker.john()
                .patch(path + "?on_conflict=merge", "{title: 'Theirs', version: 2}")
                .expect(200);
        browser.clickNamed("Save").await(".conflict h1");
        check("conflict", found);
        assertEquals(1, browser.awaitLog(1).size());
        browser.open(jane.base() + path + "?version=1").await(".side h2", "As of version 1");
        check("former version", found);
        browser.clickNamed("Compare with the current one").await("article .entry");
        check("compared version", found);
    }

    private void checkOthers(List<String> found) throws IOException {
        browser.open(jane.base() + "/new").await(".create");
        check("create", found);
        for (Map.Entry<String, String> screen : READY.entrySet()) {
            browser.open(jane.base() + "/" + screen.getKey()).await(screen.getValue());
            check(screen.getKey(), found);
        }
        browser.open(jane.base() + "/import").await(".drop");
        browser.type(".drop input", importedFile().toString())
                .await(".import .cell")
                .await(".import th", "1 row · not known");
        check("import of a file", found);
        browser.open(jane.base() + "/docs").await(".operation").type("[type=search]", "post /issues/import");
        browser.click(".operation summary").await(".try [type=file]");
        browser.clickNamed("Members of ImportForm").await(".members code", "mapping");
        check("a call of the API", found);
        browser.open(jane.base() + "/nothing/here").await("h1", "There is nothing at this address");
        check("missing", found);
        assertEquals(1, browser.awaitLog(1).size());
    }

    private void checkSigningIn(List<String> found) {
        browser.open(jane.base() + "/").await(".row");
        browser.command("Network.clearBrowserCookies", Map.of());
        // Whatever asks first, it may be a look for what changed.
        browser.run("document.querySelector('a[href$=\"/reports\"]').click()");
        browser.await("dialog", "Your session has ended");
        check("sign in again", found);
        browser.open(jane.base() + "/").await(".entrance");
        check("sign in", found);
        assertTrue(browser.awaitLog(2).stream().allMatch(line -> line.contains("401")));
    }

    @ParameterizedTest
    @CsvSource({"1440, 900", "360, 740"})
    void everybodyCanUseTheFirstScreens(int width, int height) {
        try (Tracker empty = Tracker.withoutAccounts(Store.SQLITE)) {
            Api guest = empty.guest();
            browser.resize(width, height);
            List<String> found = new ArrayList<>();
            browser.open(guest.base() + "/").await(".entrance [name=username]");
            check("sign-up", found);
            // Whether somebody is signed in is asked, which is answered 401.
            browser.expectSaid("401");
            open(guest.signUp("ada"), "/").await(".steps");
            check("first run", found);
            browser.open("about:blank");
            assertEquals(List.of(), found);
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900", "360, 740"})
    void adminCanUseEverySectionOfTheSettings(int width, int height) {
        Api admin = tracker.admin();
        admin.post("/invites", "{role: 'member'}").expect(201);
        browser.resize(width, height);
        List<String> found = new ArrayList<>();
        open(admin, "/settings/fields").await(".entries li", "Priority");
        browser.clickNamed("Remove the field Type").await(".sure");
        browser.clickNamed("Edit Priority").await(".options li");
        check("fields", found);
        browser.clickNamed("Backup").await(".settings h2", "Export");
        browser.clickNamed("Make a backup").await(".facts");
        check("backup", found);
        browser.clickNamed("People").await("[aria-label=Invites] li");
        check("people", found);
        browser.clickNamed("Imports").await(".settings .button");
        check("imports", found);
        checkWebhooks(admin, found);
        browser.clickNamed("Audit log").await("table td", "invite made");
        check("audit log", found);
        browser.clickNamed("Labels").await("[aria-label=Labels] form");
        check("labels", found);
        browser.run("const picker = document.querySelector('[name=color]'); picker.value = '#ffff00';"
                + "picker.dispatchEvent(new Event('input', {bubbles: true}));");
        browser.await(".contrast button");
        check("label that is hard to see", found);
        assertEquals(List.of(), found);
    }

    private void checkWebhooks(Api admin, List<String> found) {
        String url = "https://webhooks.invalid/" + "services".repeat(12);
        long id = admin.post("/webhooks", "{url: '" + url + "', description: 'Chat', events: ['import.undone']}")
                .expect(201)
                .id();
        admin.post("/webhooks/" + id + "/ping").expect(202);
        browser.clickNamed("Webhooks").clickNamed("Deliveries to " + url).await(".deliveries li", "Try-out");
        check("webhooks", found);
        browser.clickNamed("Make a webhook").await("[name=url]:focus");
        check("new webhook", found);
        admin.delete("/webhooks/" + id).expect(204);
    }

    @Test
    void everybodyIsShownThatAnIssueIsDeleted() {
        long id = jane.issue("Soon gone").id();
        List<String> found = new ArrayList<>();
        open(jane, "/issues/" + id).await("article h1", "Soon gone");
        tracker.john().delete("/issues/" + id).expect(204);
        browser.await(".banner button");
        check("deleted issue", found);
        assertEquals(List.of(), found);
        // A browser logs every answer that is an error: the issue, its history and links were looked for after it was
        // deleted.
        List<String> said = browser.awaitLog(3);
        said.addAll(browser.open("about:blank").log());
        assertTrue(said.stream().allMatch(line -> line.contains("404")), said::toString);
    }

    @Test
    void everythingWorksBelowAPath() {
        try (Tracker below = Tracker.fresh(Store.SQLITE, Map.of("BASE_PATH", "/tracker"))) {
            Api ann = below.jane();
            long id = ann.issue("Below a path").id();
            browser.open(ann.base() + "/tracker/issues/" + id);
            browser.type("[name=username]", "jane")
                    .type("[name=password]", Api.PASSWORD)
                    .press("Enter");
            browser.await("article h1", "Below a path").press("u").await(".row", "Below a path");
            assertEquals(ann.base() + "/tracker/", browser.address());
            browser.press("o").await("article h1", "Below a path");
            assertEquals(ann.base() + "/tracker/issues/" + id, browser.address());
            browser.open("about:blank");
        }
    }

    @Test
    void firstViewFitsTheBudget() {
        jane.issue("Something");
        String script = browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WITHOUT_MENUS))
                .path("identifier")
                .asText();
        try {
            open(jane, "/").await(".row");
            assertFirstViewFits();
        } finally {
            browser.command("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
        }
    }

    private void assertFirstViewFits() {
        browser.runLater(LOAD_THE_REST);
        long bytes = browser.run("return performance.getEntriesByType('resource')"
                        + ".filter(entry => /\\/web\\//.test(entry.name))"
                        + ".reduce((sum, entry) => sum + entry.encodedBodySize, 0)")
                .asLong();
        // With all that is loaded in advance at once. The rest is for what the API answers.
        assertTrue(bytes > 0 && bytes <= 85_000, bytes + " bytes");
        double shift = browser.runLater("const done = arguments[0]; new PerformanceObserver((list, observer) => {"
                        + " observer.disconnect();"
                        + " done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)); })"
                        + ".observe({type: 'layout-shift', buffered: true}); requestAnimationFrame(() =>"
                        + " requestAnimationFrame(() => done(0)))")
                .asDouble();
        assertTrue(shift <= 0.02, "layout shift " + shift);
    }

    @Test
    void whatThePolicyForbidsIsNotLoadedAndIsSeenInTheConsole() {
        open(jane, "/").await(".sidebar");
        browser.run("new Image().src = 'https://example.org/pixel.png'");
        String said = browser.awaitLog(1).get(0);
        assertTrue(said.contains("Content Security Policy"), said);
    }

    @Test
    void interfaceIsShownInGermanToo() {
        signIn(browser, jane);
        keep(browser, jane, "language", "\"de\"");
        browser.open(jane.base() + "/")
                .await("nav", "Aktive Vorgänge")
                .awaitTrue("return document.documentElement.lang === 'de'");
    }
}
