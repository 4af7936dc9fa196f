package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.EdgeFixture;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the web interface and their files, as a browser asks for them. */
class WebPagesTest extends EdgeFixture {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>");
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"([^\"]*/web/[^\"]*)\"");

    private final Api guest = Tracker.shared(Store.SQLITE).guest();

    private static HttpResponse<byte[]> ask(Api api, String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api.base() + path)).method(method, BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    private String page(String path) throws Exception {
        HttpResponse<byte[]> page = ask(guest, "GET", path, "Accept", BROWSER);
        assertEquals(200, page.statusCode(), path);
        return new String(page.body(), StandardCharsets.UTF_8);
    }

    private String file(String name) throws Exception {
        return FILE.matcher(page("/"))
                .results()
                .map(match -> match.group(1))
                .filter(path -> path.endsWith("/" + name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void pageAllowsNothingFromElsewhereAndNoScriptButItsImportMap() throws Exception {
        HttpResponse<byte[]> page = ask(guest, "GET", "/", "Accept", BROWSER);
        String html = new String(page.body(), StandardCharsets.UTF_8);
        Matcher map = IMPORT_MAP.matcher(html);
        assertTrue(map.find());
        String hash = Base64.getEncoder()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8)));
        String policy = header(page, "Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'self'; script-src 'self' 'sha256-" + hash + "';"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), policy);
        assertTrue(policy.contains("require-trusted-types-for 'script'"), policy);
        assertEquals("no-cache", header(page, "Cache-Control"));
        assertEquals("nosniff", header(page, "X-Content-Type-Options"));
    }

    @Test
    void filesAreKeptForEverAndCompressedOnce() throws Exception {
        String path = file("main.js");
        HttpResponse<byte[]> plain = ask(guest, "GET", path);
        HttpResponse<byte[]> compressed = ask(guest, "GET", path, "Accept-Encoding", "br, gzip");
        assertEquals("public, max-age=31536000, immutable", header(plain, "Cache-Control"));
        assertEquals("text/javascript; charset=utf-8", header(plain, "Content-Type"));
        assertEquals("Accept-Encoding", header(compressed, "Vary"));
        assertEquals("gzip", header(compressed, "Content-Encoding"));
        assertArrayEquals(
                plain.body(), new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes());
        assertEquals("", header(ask(guest, "GET", path, "Accept-Encoding", "gzip;q=0"), "Content-Encoding"));
    }

    @Test
    void everyFileThatThePageNamesIsThere() throws Exception {
        List<String> files = FILE.matcher(page("/issues/1"))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertTrue(files.size() > 10, files::toString);
        for (String path : files) {
            assertEquals(200, ask(guest, "GET", path).statusCode(), path);
        }
    }

    @Test
    void fileOfAnotherVersionIsNotThisOne() throws Exception {
        String path = file("main.js").replaceFirst("/web/\\w+/", "/web/0123456789abcdef/");
        assertEquals(404, ask(guest, "GET", path).statusCode());
        assertEquals(404, ask(guest, "GET", file("main.js") + "x").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/issues",
                "/issues/7",
                "/new",
                "/join",
                "/board",
                "/reports",
                "/import",
                "/settings",
                "/settings/labels",
                "/settings/fields",
                "/settings/people",
                "/settings/imports",
                "/settings/audit",
                "/settings/backup",
                "/docs"
            })
    void screensAreTheSamePageForEverybody(String path) throws Exception {
        assertTrue(page(path).contains("data-base=\"/\""));
        assertEquals(
                405, ask(guest, "PUT", path.equals("/issues/7") ? "/new" : path).statusCode());
    }

    @Test
    void acceptDecidesBetweenAnIssueAndItsScreen() throws Exception {
        Api jane = Tracker.shared(Store.SQLITE).jane();
        String path = "/issues/" + jane.issue(HttpTest.unique("Seen by both")).id();
        String token = "Bearer " + jane.token();
        for (String accept : List.of("application/json", "*/*", "application/json, text/plain, */*")) {
            HttpResponse<byte[]> json = ask(guest, "GET", path, "Accept", accept, "Authorization", token);
            assertEquals("application/json", header(json, "Content-Type"), accept);
            assertEquals("Accept", header(json, "Vary"));
        }
        HttpResponse<byte[]> html = ask(guest, "GET", path, "Accept", BROWSER, "Authorization", token);
        assertEquals("text/html;charset=utf-8", header(html, "Content-Type"));
        assertEquals("Accept", header(html, "Vary"));
        assertEquals(0, ask(guest, "HEAD", path, "Accept", BROWSER).body().length);
    }

    @Test
    void browserIsShownThatThereIsNothingAndAProgramIsAnsweredAProblem() throws Exception {
        HttpResponse<byte[]> html = ask(guest, "GET", "/nothing/here", "Accept", BROWSER);
        assertEquals(404, html.statusCode());
        assertEquals("text/html;charset=utf-8", header(html, "Content-Type"));
        HttpResponse<byte[]> problem = ask(guest, "GET", "/nothing/here");
        assertEquals(404, problem.statusCode());
        assertEquals("application/problem+json", header(problem, "Content-Type"));
        HttpResponse<byte[]> sent = ask(guest, "POST", "/nothing/here", "Accept", BROWSER);
        assertEquals(404, sent.statusCode());
        assertEquals("application/problem+json", header(sent, "Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/signout", "/issues/import", "/issues/1/restore", "/users/1/join", "/admin/backup"})
    void browserIsShownThatNothingCanBeReadAndAProgramIsAnsweredAProblem(String path) throws Exception {
        HttpResponse<byte[]> html = ask(guest, "GET", path, "Accept", BROWSER);
        assertEquals(405, html.statusCode());
        assertEquals("text/html;charset=utf-8", header(html, "Content-Type"));
        assertEquals("POST", header(html, "Allow"));
        HttpResponse<byte[]> problem = ask(guest, "GET", path, "Accept", "*/*");
        assertEquals(405, problem.statusCode());
        assertEquals("application/problem+json", header(problem, "Content-Type"));
        assertEquals("POST", header(problem, "Allow"));
    }

    @Test
    void browserIsLedFromThePathsOfSigningInAndUpToTheEntrance() throws Exception {
        for (String path : List.of("/signin", "/signin/", "/signup", "/signup/")) {
            HttpResponse<byte[]> led = ask(guest, "GET", path, "Accept", BROWSER);
            assertEquals(303, led.statusCode(), path);
            assertEquals("/#" + path.replace("/", ""), header(led, "Location"));
            assertEquals("Accept", header(led, "Vary"));
        }
        HttpResponse<byte[]> problem = ask(guest, "GET", "/signin", "Accept", "application/json");
        assertEquals(405, problem.statusCode());
        assertEquals("POST", header(problem, "Allow"));
        assertEquals("POST", header(ask(guest, "PUT", "/signin", "Accept", BROWSER), "Allow"));
        assertEquals(200, ask(guest, "GET", "/signup", "Accept", "*/*").statusCode());
        assertEquals(405, ask(guest, "HEAD", "/signin").statusCode());
        Api proxied = guestOf("TRUSTED_PROXIES", "127.0.0.0/8");
        HttpResponse<byte[]> led = ask(proxied, "GET", "/signup", "Accept", BROWSER, "X-Forwarded-Prefix", "/tracker");
        assertEquals("/tracker/#signup", header(led, "Location"));
    }

    @Test
    void pageNamesItsFilesBelowThePathOfTheProxy() throws Exception {
        Api proxied = guestOf("TRUSTED_PROXIES", "127.0.0.0/8");
        HttpResponse<byte[]> page = ask(proxied, "GET", "/", "Accept", BROWSER, "X-Forwarded-Prefix", "/tracker");
        String html = new String(page.body(), StandardCharsets.UTF_8);
        assertTrue(html.contains("data-base=\"/tracker/\""), html);
        assertTrue(FILE.matcher(html).results().allMatch(match -> match.group(1).startsWith("/tracker/web/")), html);
        assertTrue(html.contains("\"preact\":\"/tracker/web/"), html);
    }
}
