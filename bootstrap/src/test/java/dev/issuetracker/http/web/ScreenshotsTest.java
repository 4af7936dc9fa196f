package dev.issuetracker.http.web;

import dev.issuetracker.bootstrap.RunCommand;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Makes the pictures in {@code docs/images}, when the property {@code screenshots} names that folder: each screen of
 * the demo in light and dark and on a phone.
 */
@EnabledIfSystemProperty(named = "screenshots", matches = ".+")
class ScreenshotsTest extends BrowserTest {
    private Api ada = tracker.admin();

    /** How a screen is looked at, and how the names of its pictures end. */
    private enum Look {
        LIGHT("", 1440, 900, "light"),
        DARK("-dark", 1440, 900, "dark"),
        PHONE("-phone", 360, 740, "light");

        private final String ending;
        private final int width;
        private final int height;
        private final String colours;

        Look(String ending, int width, int height, String colours) {
            this.ending = ending;
            this.width = width;
            this.height = height;
            this.colours = colours;
        }
    }

    @Test
    void picturesAreMadeOfTheDemo() throws IOException {
        Path data = Tracker.temporaryFolder();
        RunCommand.of(Map.of("DATA_DIR", data.toString()), "demo", "--password", Api.PASSWORD);
        try (Tracker demo = Tracker.on(data, Store.SQLITE.emptyDatabase())) {
            ada = demo.guest().signIn("ada", Api.PASSWORD);
            signIn(browser, ada);
            // A browser logs every answer that is an error.
            browser.expectSaid("409");
            take(data);
            browser.open("about:blank");
        }
    }

    @Test
    void picturesAreMadeOfAFirstRun() throws IOException {
        try (Tracker empty = Tracker.withoutAccounts(Store.SQLITE)) {
            ada = empty.guest();
            open("/", ".entrance");
            save("sign-up");
            ada = empty.guest().signUp("ada");
            signIn(browser, ada);
            open("/", ".steps");
            save("first-run");
            browser.open("about:blank");
        }
    }

    private void take(Path data) throws IOException {
        long id = ada.get("/issues?limit=200&q=" + Api.encoded("is:in_progress has:comments label:bug priority:high"))
                .at("/results/0/id")
                .longValue();
        open("/", ".row");
        save("list");
        open("/board", ".card-issue");
        save("board");
        open("/issues/" + id, ".comment .markdown p");
        save("issue");
        open("/new", ".create");
        save("new");
        open("/reports?period=month", ".chart canvas");
        save("reports");
        open("/settings/fields", ".entries li");
        save("settings");
        imported(data);
        save("import");
        conflict(id);
        save("conflict");
    }

    private void open(String path, String ready) {
        look(Look.LIGHT);
        browser.open(ada.base() + path).await(ready);
    }

    private void look(Look look) {
        browser.resize(look.width, look.height);
        browser.prefer(look.colours);
    }

    /** A file of another program whose status and people are to be said. */
    private void imported(Path data) throws IOException {
        Path file = Files.writeString(data.resolve("jira.csv"), """
                Summary,Issue key,Issue id,Status,Assignee,Priority,Labels,Created,Sprint
                Export stops after 500 rows,PM-92,10092,In Review,Grace Hopper,High,export,24/Jun/26 5:39 PM,Sprint 12
                Login fails with a plus in the address,PM-93,10093,Shipped,ada,Highest,bug,25/Jun/26 9:00 AM,Sprint 12
                Dark mode for reports,PM-95,10095,To Do,,Low,idea,26/Jun/26 2:15 PM,
                """);
        open("/import", ".drop");
        browser.type(".drop input", file.toString()).await(".import .choices");
    }

    private void conflict(long id) {
        open("/issues/" + id, "article h1");
        String title = ada.get("/issues/" + id).text("/title");
        browser.press("e").type("input.title", ", and in Safari too");
        ada.patch(
                        "/issues/" + id + "?on_conflict=merge",
                        "{title: " + Json.quote(title + ", since Monday") + ", status: 'open', version: "
                                + ada.get("/issues/" + id).version() + "}")
                .expect(200);
        browser.clickNamed("Save").await(".conflict h1");
    }

    private void save(String name) throws IOException {
        browser.awaitTrue("return document.querySelector('.markdown.plain') === null");
        Path folder = Files.createDirectories(Path.of(System.getProperty("screenshots", "")));
        for (Look look : Look.values()) {
            look(look);
            // What follows the size of the window has been drawn after two pictures.
            browser.runLater("const [done] = arguments;"
                    + " requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(true), 200)))");
            Files.write(folder.resolve(name + look.ending + ".png"), browser.picture());
        }
    }
}
