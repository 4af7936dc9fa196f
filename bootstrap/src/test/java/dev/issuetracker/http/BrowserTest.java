package dev.issuetracker.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.browser.Browser;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * Tests of the web interface in a real browser, which they share. They are skipped where there is none, unless
 * {@value #REQUIRED} is set.
 */
abstract class BrowserTest {
    private static final String REQUIRED = "BROWSER_REQUIRED";
    private static final String MISSING =
            "Chromium is not installed (packages chromium-headless-shell, chromium-driver): tests of the web interface are skipped";

    private static @Nullable Browser shared;

    Browser browser = shared();
    Tracker tracker = Tracker.withFields(Store.SQLITE);

    @BeforeAll
    static void needsABrowser() {
        if (!Browser.installed() && System.getenv(REQUIRED) != null) {
            Assertions.fail(MISSING.replace("skipped", "needed here"));
        }
        Assumptions.assumeTrue(Browser.installed(), MISSING);
    }

    private static synchronized Browser shared() {
        Browser browser = shared;
        if (browser == null) {
            browser = Browser.start();
            shared = browser;
        }
        return browser;
    }

    @BeforeEach
    void beginAnew() {
        browser.forget();
    }

    /** Whatever was done, the console has nothing to say; what a test expects there it takes before. */
    @AfterEach
    void consoleIsSilent() {
        assertEquals(List.of(), browser.log());
    }

    /** Opens a path as somebody who has signed in. */
    Browser open(Api as, String path) {
        signIn(browser, as);
        return browser.open(as.base() + path);
    }

    static void signIn(Browser browser, Api as) {
        browser.command(
                "Network.setCookie",
                Map.of("name", "issue-tracker", "value", as.token(), "url", as.base(), "httpOnly", true));
        keep(browser, as, "signed-in", "true");
    }

    /** Puts something where pages of the tracker keep things. */
    static void keep(Browser browser, Api api, String key, String value) {
        browser.open(api.base() + "/health/live").run("localStorage.setItem(arguments[0], arguments[1])", key, value);
    }

    /** The titles of the rows that are shown. */
    List<String> rows() {
        return browser.texts(".row a");
    }
}
