package dev.issuetracker.benchmarks.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.browser.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** A browser in which somebody has signed in, and whose pages note what their user waits for. */
final class Visitor implements AutoCloseable {
    private static final String OBSERVE = resource("observe.js");

    private final Browser browser = Browser.start();
    private final String url;
    private final List<String> console = new ArrayList<>();

    Visitor(String url, String token) {
        this.url = url;
        browser.command(
                "Network.setCookie", Map.of("name", "issue-tracker", "value", token, "url", url, "httpOnly", true));
        browser.open(url + "/health/live").run("localStorage.setItem('signed-in', 'true')");
        browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", OBSERVE));
        browser.resize(1440, 900);
    }

    /** Chooses a language, by its code, before the first page is opened. */
    Visitor choose(String language) {
        browser.run("localStorage.setItem('language', JSON.stringify(arguments[0]))", language);
        return this;
    }

    /** A file beside this class, or at the root of a library. */
    static String resource(String name) {
        try (InputStream file = Visitor.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    Browser browser() {
        return browser;
    }

    /** Opens a path as a new page. What the former page wrote to the console is kept. */
    Browser open(String path) {
        console.addAll(browser.log());
        return browser.open(url + path);
    }

    /** What all pages wrote to the console. */
    List<String> console() {
        console.addAll(browser.log());
        return List.copyOf(console);
    }

    /** The time from the start of the page until the first row was on the screen, in milliseconds. */
    double firstRow() {
        return browser.runLater("seen.shown.then(arguments[0])").asDouble();
    }

    /** Presses a key; the time until what a selector finds is on the screen, in milliseconds. */
    double press(String key, String selector) {
        browser.run("seen.watch(arguments[0])", selector);
        browser.press(key);
        return browser.runLater("const done = arguments[0]; seen.shown.then(time => done(time - seen.pressed))")
                .asDouble();
    }

    /** How far this page has moved what was read. */
    double shift() {
        return browser.run("return seen.shift").asDouble();
    }

    /** The longest task of this page since it was asked last, in milliseconds; 0 when none took 50. */
    double longestTask() {
        return browser.run("return Math.max(0, ...seen.tasks.splice(0))").asDouble();
    }

    /** The entries that the browser keeps of the requests whose path begins with this one. */
    List<JsonNode> requests(String path) {
        JsonNode entries = browser.run(
                "return performance.getEntries().filter(entry => entry.transferSize !== undefined"
                        + " && new URL(entry.name).pathname.startsWith(arguments[0])).map(entry => entry.toJSON())",
                path);
        return StreamSupport.stream(entries.spliterator(), false).toList();
    }

    /** Notes how long each list took that this page asked for, from the request to the last byte of its answer. */
    void noteLists(Times times) {
        for (JsonNode entry : requests("/issues")) {
            times.add(entry.path("responseEnd").asDouble()
                    - entry.path("requestStart").asDouble());
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
