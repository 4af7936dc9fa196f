package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.Await;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was imported, is under way, or failed. */
class ImportSettingsTest extends BrowserTest {
    /** An import of so many goes on until it is cancelled: it takes far longer than a test. */
    private static final int ENDLESS = 1_000_000;
    /** Holds the timer of the next look until it is let go. */
    private static final String HOLD_LOOKS = """
            const [begin, end] = [window.setTimeout, window.clearTimeout];
            window.setTimeout = (work, after, ...more) => {
                if (after !== 1500) {
                    return begin(work, after, ...more);
                }
                window.next = work;
                return 'look';
            };
            window.clearTimeout = timer => (timer === 'look' ? delete window.next : end(timer));
            window.see = seen => {
                Object.defineProperty(document, 'hidden', { configurable: true, value: !seen });
                document.dispatchEvent(new Event('visibilitychange'));
            };
            """;

    private static final String LOOKS_AGAIN = "return Boolean(window.next)";
    private static final String ASKS_NO_MORE = "return !window.next";

    private final Api admin = tracker.admin();

    private final List<String> longOnes = new ArrayList<>();

    /** Ends what a test that failed has left. */
    @AfterEach
    void cancelAll() {
        longOnes.forEach(path -> admin.post(path + "/cancel"));
    }

    /** Sends rows of an import for which nobody waits. */
    private static Answer send(Api sender, String name, String rows) {
        byte[] file = ("title,status,labels\n" + rows).getBytes(StandardCharsets.UTF_8);
        return sender.uploadMapped("", name, file, "{}", "Prefer", "respond-async")
                .expect(202);
    }

    private static Answer sendMany(Api sender, String name, int rows) {
        return send(sender, name, "Many,open,\n".repeat(rows));
    }

    /** Sends one that has to be cancelled. */
    private Answer sendLong(Api sender, String name, int rows) {
        Answer answer = sendMany(sender, name, rows);
        longOnes.add(answer.header("Location"));
        return answer;
    }

    private void cancel(Answer job) {
        admin.post("/imports/" + job.id() + "/cancel").expect(200);
    }

    @Test
    void importIsTakenBackAlsoWithWhatWasEditedSince() {
        String title = HttpTest.unique("brought");
        Answer report = admin.upload(
                        "/issues/import",
                        title + ".csv",
                        ("title,status,labels\n" + title + ",open,\n").getBytes(StandardCharsets.UTF_8))
                .expect(201);
        long id = admin.get("/issues?keyword=" + title).at("/results/0/id").longValue();
        admin.patch("/issues/" + id, "{title: '" + title + " edited', version: 1}")
                .expect(200);
        assertEquals(1, report.number("/created"));
        open(admin, "/settings/imports").clickNamed("Take back the import of " + title + ".csv");
        browser.await(".sure .danger:focus").press("Enter");
        browser.clickNamed("Take back " + title + ".csv of all issues").await(".notice", "1 issue was removed again.");
        admin.get("/issues/" + id).expect(404);
        // A browser logs every answer that is an error.
        assertEquals(1, browser.awaitLog(1).size());
    }

    @Test
    void importIsTakenBackOfTheIssuesThatNobodyEdited() {
        String title = HttpTest.unique("brought");
        String rows = "title,status,labels\n" + title + " a,open,\n" + title + " b,open,\n";
        Answer report = admin.upload("/issues/import", title + ".csv", rows.getBytes(StandardCharsets.UTF_8))
                .expect(201);
        long edited = report.number("/first_id");
        admin.patch("/issues/" + edited, "{status: 'resolved', version: 1}").expect(200);
        open(admin, "/settings/imports").clickNamed("Take back the import of " + title + ".csv");
        browser.await(".sure .danger:focus").press("Enter");
        browser.await(".sure a", "#" + edited).clickNamed("Take back the others");
        browser.await(".notice", "1 issue was removed again.");
        browser.await(".entries .muted", "1 issue that had been edited was kept.");
        admin.get("/issues/" + edited).expect(200);
        admin.get("/issues/" + (edited + 1)).expect(404);
        assertEquals(1, browser.awaitLog(1).size());
    }

    private void sendFailing(Api sender, String name, String rows) {
        awaitFailure(sender, send(sender, name, rows).header("Location"));
    }

    private static void awaitFailure(Api sender, String path) {
        Await.until(
                "the import has failed",
                () -> sender.get(path).expect(200).text("/state").equals("failed"));
    }

    @Test
    void importThatFailedIsShown() {
        String name = HttpTest.unique("unheard") + ".csv";
        sendFailing(tracker.jane(), name, "A,unheard,\n");
        open(admin, "/settings/imports").await(".entries .error", "Failed, and nothing of it is stored.");
        browser.await(".entries strong", name).awaitNo("[aria-label='Run again: " + name + "']");
    }

    @Test
    void importThatFailedSaysWhatIsWrongAndWhere() {
        String name = HttpTest.unique("four") + ".csv";
        sendFailing(admin, name, "A,unheard,\n".repeat(2) + ",open,\n".repeat(2) + "A,open,nowhere\n");
        open(admin, "/settings/imports").await(".entries .wrong", "Line 4, title · title must not be blank");
        browser.await(".entries .wrong", "and 2 more").clickNamed("Run again: " + name);
        browser.await(".entries .wrong", "and 2 more");
    }

    @Test
    void importThatFailedSaysWhatIsWrongWithItsHeader() {
        String name = HttpTest.unique("headless") + ".csv";
        String path = admin.uploadMapped(
                        "",
                        name,
                        "title,labels\nA,\n".getBytes(StandardCharsets.UTF_8),
                        "{}",
                        "Prefer",
                        "respond-async")
                .expect(202)
                .header("Location");
        awaitFailure(admin, path);
        open(admin, "/settings/imports").await(".entries .wrong", "The header has no column status");
    }

    @Test
    void nothingIsSaidToBeStoredWhereNothingIs() {
        try (Tracker own = Tracker.fresh(Store.SQLITE)) {
            sendFailing(own.admin(), "headless.csv", "A,unheard,\n");
            open(own.admin(), "/settings/imports").await(".entries .wrong");
            assertEquals(List.of("Under way or failed"), browser.texts(".settings-section h3"));
        }
    }

    @Test
    void importThatFailedIsRunAgainByItsSender() {
        String label = HttpTest.unique("late");
        String name = label + ".csv";
        sendFailing(admin, name, "A,open," + label + "\n");
        admin.label(label);
        open(admin, "/settings/imports").clickNamed("Run again: " + name);
        browser.await("[aria-label='Take back the import of " + name + "']");
        browser.awaitNo("[aria-label='Run again: " + name + "']");
    }

    @Test
    void importThatRunsSaysHowFarItHasComeUntilItEnds() {
        String name = HttpTest.unique("many") + ".csv";
        open(admin, "/settings").await(".settings nav");
        Answer job = sendLong(admin, name, 120_000);
        browser.clickNamed("Imports").await(".entries li", name);
        browser.run("window.opened = document.querySelector('.settings-section')");
        browser.await(".entries li", "of 120,000 rows stored.");
        String before = browser.texts(".entries li").get(0);
        browser.awaitTrue(
                "const [first] = document.querySelectorAll('.entries li');"
                        + "return !first.textContent.replace(/\\s+/g, ' ').includes(arguments[0])",
                before);
        cancel(job);
        browser.awaitTrue("return !document.querySelector('.entries').textContent.includes(arguments[0])", name);
        browser.awaitTrue("return window.opened.isConnected");
    }

    /** A server runs two at once. */
    @Test
    void importThatEndsIsStoredAndMovesNothingThatIsReadOrHasTheFocus() {
        List<String> old = IntStream.range(0, 10)
                .mapToObj(i -> HttpTest.unique("old") + ".csv")
                .toList();
        byte[] file = "title,status,labels\nOld,open,\n".getBytes(StandardCharsets.UTF_8);
        old.forEach(name -> admin.upload("/issues/import", name, file).expect(201));
        List<Answer> running = Stream.of("one", "two")
                .map(each -> sendLong(tracker.jane(), HttpTest.unique(each) + ".csv", ENDLESS))
                .toList();
        String name = HttpTest.unique("queued") + ".csv";
        send(admin, name, "Queued,open,\n");
        open(admin, "/settings/imports").await(".entries li", name).await(".entries .muted", "Waits for others.");
        String button = "[aria-label='Take back the import of " + old.get(9) + "']";
        browser.resize(browser.run("return innerWidth").asInt(), 300);
        browser.await(button).settle();
        browser.run(
                "window.had = document.querySelector(arguments[0]);"
                        + "window.had.focus(); window.had.scrollIntoView();"
                        + "window.at = window.had.getBoundingClientRect().top;",
                button);
        running.forEach(this::cancel);
        browser.await("[aria-label='Take back the import of " + name + "']").settle();
        browser.awaitTrue("return document.activeElement === window.had");
        assertEquals(
                browser.run("return window.at").asInt(),
                browser.run("return window.had.getBoundingClientRect().top").asInt());
    }

    @Test
    void listThatNobodySeesOrNothingRunsInAsksForNothing() {
        try (Tracker own = Tracker.fresh(Store.SQLITE)) {
            String name = "many.csv";
            String job = sendMany(own.admin(), name, ENDLESS).text("/id");
            open(own.admin(), "/settings").await(".settings nav").run(HOLD_LOOKS);
            browser.clickNamed("Imports").awaitTrue(LOOKS_AGAIN);
            browser.run("see(false)");
            browser.awaitTrue(ASKS_NO_MORE).run("see(true)");
            browser.awaitTrue(LOOKS_AGAIN).clickNamed("Labels").awaitTrue(ASKS_NO_MORE);
            browser.clickNamed("Imports").awaitTrue(LOOKS_AGAIN);
            own.admin().post("/imports/" + job + "/cancel").expect(200);
            browser.run("window.next()");
            browser.awaitNo(".entries li").awaitTrue(ASKS_NO_MORE);
        }
    }
}
