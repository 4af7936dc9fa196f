package dev.issuetracker.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.domain.Await;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A browser with a profile of its own. Everything waits until the page is ready for it, or fails after a while. */
public final class Browser implements AutoCloseable {
    /** How the WebDriver standard names the keys that are no characters. */
    private static final Map<String, String> KEYS = Map.of(
            "Enter", "\uE007",
            "Escape", "\uE00C",
            "Tab", "\uE004",
            "ArrowDown", "\uE015",
            "ArrowUp", "\uE013",
            "Shift", "\uE008",
            "Control", "\uE009");

    /**
     * Ends after the next picture. What was drawn before has its effects then: the focus where it wants it, and its
     * last size. A window that is not seen has no pictures.
     */
    private static final String SETTLED = "const done = arguments[0];"
            + "const next = document.hidden ? go => go() : requestAnimationFrame;"
            + "next(() => setTimeout(() => done(true)));";

    private final ChromeDriver driver = ChromeDriver.shared();
    private final String session;
    private final List<String> expected = new ArrayList<>();
    /** The commands that take back what a test has changed, with their parameters. */
    private final Map<String, Map<String, ?>> changed = new LinkedHashMap<>();

    private boolean beside;

    private Browser(String session) {
        this.session = "/session/" + session;
        driver.opened(this.session);
    }

    /** Whether this machine has a browser for tests. */
    public static boolean installed() {
        return ChromeDriver.installed();
    }

    /**
     * Starts a browser in English. Pages live for a second or two, in which the compilers that optimize their scripts
     * take more than they give.
     */
    public static Browser start() {
        Map<String, Object> options = Map.of(
                "binary",
                ChromeDriver.browser().toString(),
                "args",
                List.of(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--lang=en-US",
                        "--js-flags=--no-maglev --no-turbofan",
                        "--window-size=1440,900"));
        Map<String, Object> wanted = Map.of(
                "browserName", "chrome", "goog:chromeOptions", options, "goog:loggingPrefs", Map.of("browser", "ALL"));
        JsonNode made =
                ChromeDriver.shared().send("POST", "/session", Map.of("capabilities", Map.of("alwaysMatch", wanted)));
        return new Browser(made.path("sessionId").asText());
    }

    private JsonNode send(String path, Map<String, ?> arguments) {
        return driver.send("POST", session + path, arguments);
    }

    /** Shows an address. */
    public Browser open(String url) {
        send("/url", Map.of("url", url));
        return this;
    }

    /** Opens an address in another window, which takes everything from now on. Both windows are seen. */
    public Browser openBeside(String url) {
        String handle =
                send("/window/new", Map.of("type", "window")).path("handle").asText();
        beside = true;
        send("/window", Map.of("handle", handle));
        return open(url);
    }

    /** Closes a window that was opened beside the first one, which takes everything from now on. */
    public void closeBeside() {
        JsonNode left = driver.send("DELETE", session + "/window", null);
        send("/window", Map.of("handle", left.path(0).asText()));
    }

    /** Closes all windows but the first, such as those of a test that failed. */
    private void closeOthers() {
        JsonNode handles = driver.send("GET", session + "/window/handles", null);
        if (handles.size() == 1 && !beside) {
            return;
        }
        for (int i = 1; i < handles.size(); i++) {
            send("/window", Map.of("handle", handles.path(i).asText()));
            driver.send("DELETE", session + "/window", null);
        }
        send("/window", Map.of("handle", handles.path(0).asText()));
        beside = false;
    }

    /** The address that is shown. */
    public String address() {
        return driver.send("GET", session + "/url", null).asText();
    }

    /** Sends a command of Chrome's own protocol. */
    public JsonNode command(String name, Map<String, ?> parameters) {
        return send("/goog/cdp/execute", Map.of("cmd", name, "params", parameters));
    }

    /** Forgets cookies and all that pages have stored, and is as it was started, whatever became of the last test. */
    public void forget() {
        closeOthers();
        open("about:blank");
        command("Network.clearBrowserCookies", Map.of());
        command("Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "all"));
        command("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        changed.forEach(this::command);
        changed.clear();
        log();
        expected.clear();
    }

    /** Shows pages in a window of this size, and waits until what is shown fits it. */
    public void resize(int width, int height) {
        changed.put("Emulation.clearDeviceMetricsOverride", Map.of());
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        settle();
    }

    /** Prefers the colours {@code light} or {@code dark}, as a system would. */
    public Browser prefer(String colours) {
        Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", colours);
        command("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
        return this;
    }

    /** Prefers that nothing moves, as a system would. */
    public void preferNoMotion() {
        Map<String, String> feature = Map.of("name", "prefers-reduced-motion", "value", "reduce");
        command("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    }

    /** Makes text so many times as large as usual, as the settings of a browser do. */
    public void enlargeText(double times) {
        changed.put("Page.setFontSizes", fontSizes(1));
        command("Page.setFontSizes", fontSizes(times));
    }

    private static Map<String, ?> fontSizes(double times) {
        return Map.of("fontSizes", Map.of("standard", Math.round(16 * times)));
    }

    /** Makes the screen one that is touched, or one with a mouse again. */
    public void touched(boolean touched) {
        changed.put("Emulation.setTouchEmulationEnabled", Map.of("enabled", false));
        command("Emulation.setTouchEmulationEnabled", Map.of("enabled", touched));
    }

    /** Taps with a finger in the middle of what a selector finds. */
    public Browser tap(String selector) {
        JsonNode at = await(selector)
                .settle()
                .run(
                        "const element = document.querySelector(arguments[0]);"
                                + "element.scrollIntoView({block: 'center', inline: 'center'});"
                                + "const {x, y, width, height} = element.getBoundingClientRect();"
                                + "return {x: x + width / 2, y: y + height / 2};",
                        selector);
        command("Input.dispatchTouchEvent", Map.of("type", "touchStart", "touchPoints", List.of(at)));
        command("Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
        return this;
    }

    /** Takes the network away, or gives it back. That requests fail meanwhile is no news to the console. */
    public void offline(boolean offline) {
        expectSaid("net::ERR_INTERNET_DISCONNECTED");
        changed.put("Network.emulateNetworkConditions", networkConditions(false));
        // Only while it is needed: the driver is given each request and its answer then.
        changed.put("Network.disable", Map.of());
        command("Network.enable", Map.of());
        command("Network.emulateNetworkConditions", networkConditions(offline));
    }

    private static Map<String, ?> networkConditions(boolean offline) {
        return Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1);
    }

    /** Runs the body of a function. */
    public JsonNode run(String script, Object... arguments) {
        return send("/execute/sync", Map.of("script", script, "args", Arrays.asList(arguments)));
    }

    /** Runs the body of a function whose last argument takes the result. */
    public JsonNode runLater(String script, Object... arguments) {
        return send("/execute/async", Map.of("script", script, "args", Arrays.asList(arguments)));
    }

    /** Clicks on what a selector finds. */
    public Browser click(String selector) {
        return onElement("css selector", selector, "/click", Map.of());
    }

    /** Clicks on the button, link or option with this name: the first that nothing else covers. */
    public Browser clickNamed(String name) {
        String quoted = "concat('" + name.replace("'", "', \"'\", '") + "', '')";
        String named = "//*[self::button or self::a or self::summary or @role='option'][@aria-label=" + quoted
                + " or normalize-space(.)=" + quoted + "]";
        Await.until(
                named,
                () -> {
                    for (JsonNode element : send("/elements", Map.of("using", "xpath", "value", named))) {
                        if (done(element, "/click", Map.of())) {
                            return true;
                        }
                    }
                    return false;
                },
                this::body);
        return this;
    }

    /** Types into what a selector finds, behind what is there. */
    public Browser type(String selector, String text) {
        return onElement("css selector", selector, "/value", Map.of("text", text));
    }

    /** Replaces what is in a field, as its user would. */
    public Browser replace(String selector, String text) {
        click(selector);
        run("document.querySelector(arguments[0]).select()", selector);
        return type(selector, text);
    }

    private Browser onElement(String strategy, String value, String action, Map<String, ?> arguments) {
        Map<String, String> locator = Map.of("using", strategy, "value", value);
        Await.until(
                value,
                () -> {
                    try {
                        return done(send("/element", locator), action, arguments);
                    } catch (BrowserException exception) {
                        return passed(exception);
                    }
                },
                this::body);
        return this;
    }

    /** Whether an element could take an action. */
    private boolean done(JsonNode element, String action, Map<String, ?> arguments) {
        settle();
        try {
            send("/element/" + element.elements().next().asText() + action, arguments);
            return true;
        } catch (BrowserException exception) {
            return passed(exception);
        }
    }

    /** Waits for what was drawn to take effect, as everybody does who sees it first. */
    public Browser settle() {
        Await.until(
                "a picture",
                () -> {
                    try {
                        return runLater(SETTLED).asBoolean();
                    } catch (BrowserException exception) {
                        return leftMeanwhile(exception);
                    }
                },
                this::body);
        return this;
    }

    /** False when the page was left, so that the next one may do it. */
    private static boolean leftMeanwhile(BrowserException exception) {
        if (exception.left()) {
            return false;
        }
        throw exception;
    }

    /** False when it may be otherwise in a moment. */
    private static boolean passed(BrowserException exception) {
        if (exception.passing()) {
            return false;
        }
        throw exception;
    }

    /** Presses keys one after another; {@code Control+k} and {@code Shift+Enter} are pressed together. */
    public Browser press(String... names) {
        List<Map<String, String>> actions = new ArrayList<>();
        for (String name : names) {
            List<String> together = Arrays.stream(name.split("(?<=.)\\+"))
                    .map(key -> KEYS.getOrDefault(key, key))
                    .toList();
            together.forEach(key -> actions.add(Map.of("type", "keyDown", "value", key)));
            for (int i = together.size() - 1; i >= 0; i--) {
                actions.add(Map.of("type", "keyUp", "value", together.get(i)));
            }
        }
        settle();
        send("/actions", Map.of("actions", List.of(Map.of("type", "key", "id", "keyboard", "actions", actions))));
        return this;
    }

    /** Waits until a selector finds something. */
    public Browser await(String selector) {
        Await.until(
                selector,
                () -> run("return document.querySelector(arguments[0]) !== null", selector)
                        .asBoolean(),
                this::body);
        return this;
    }

    /** Waits until a selector finds nothing. */
    public Browser awaitNo(String selector) {
        Await.until(
                "no " + selector,
                () -> run("return document.querySelector(arguments[0]) === null", selector)
                        .asBoolean(),
                this::body);
        return this;
    }

    /** Waits until a text is shown within what a selector finds. */
    public Browser await(String selector, String text) {
        String script = "return [...document.querySelectorAll(arguments[0])]"
                + ".some(element => element.textContent.replace(/\\s+/g, ' ').includes(arguments[1]))";
        Await.until(
                "\"" + text + "\" in " + selector,
                () -> run(script, selector, text).asBoolean(),
                this::body);
        return this;
    }

    /** Waits until the body of a function returns true. */
    public Browser awaitTrue(String script, Object... arguments) {
        Await.until(script, () -> run(script, arguments).asBoolean(), this::body);
        return this;
    }

    /** Waits until something is so at the server: a page may show what it only sends. */
    public <T> Browser awaitEqual(T expected, Supplier<T> found) {
        Await.until(String.valueOf(expected), () -> expected.equals(found.get()), found);
        return this;
    }

    private String body() {
        return run("return location.href + '\\n' + document.body.innerText").asText();
    }

    /** The texts of all that a selector finds. */
    public List<String> texts(String selector) {
        JsonNode found = run(
                "return [...document.querySelectorAll(arguments[0])]"
                        + ".map(element => element.textContent.replace(/\\s+/g, ' ').trim())",
                selector);
        return StreamSupport.stream(found.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The value of a field. */
    public String value(String selector) {
        return run("return document.querySelector(arguments[0]).value", selector)
                .asText();
    }

    /** Lets the console say this, as often as it wants and however late, until all is forgotten. */
    public void expectSaid(String part) {
        expected.add(part);
    }

    /**
     * What the console has said since it was asked last, but for what is expected: errors, and violations of the
     * content security policy.
     */
    public List<String> log() {
        JsonNode entries = send("/se/log", Map.of("type", "browser"));
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> !entry.path("level").asText().equals("DEBUG"))
                .map(entry -> entry.path("message").asText())
                .filter(message -> expected.stream().noneMatch(message::contains))
                .collect(Collectors.toList());
    }

    /** Waits until the console has said so many things since it was asked last; it hears of answers a moment late. */
    public List<String> awaitLog(int count) {
        List<String> said = new ArrayList<>();
        Await.until(
                count + " things said by the console",
                () -> {
                    said.addAll(log());
                    return said.size() >= count;
                },
                () -> said);
        return said;
    }

    /** A picture of the window, as a PNG. */
    public byte[] picture() {
        return Base64.getDecoder()
                .decode(driver.send("GET", session + "/screenshot", null).asText());
    }

    @Override
    public void close() {
        driver.close(session);
    }
}
