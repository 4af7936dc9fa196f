package dev.issuetracker.http.edge;

import static dev.issuetracker.http.fixture.RawConnection.head;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.bootstrap.configuration.ConfigurationException;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.EdgeFixture;
import dev.issuetracker.http.fixture.RawConnection;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What links look like when a proxy shows the tracker below a path, and on another host. */
class PathPrefixesTest extends EdgeFixture {
    private static final String TRUSTED = "127.0.0.0/8";
    private static final String PREFIX = "X-Forwarded-Prefix";

    private static String pathOfNext(Api sender, String... headers) {
        Answer page = sender.get("/issues?limit=1", headers).expect(200);
        assertTrue(page.header("Link").startsWith("<" + page.text("/next") + ">"), page::toString);
        return URI.create(page.text("/next")).getPath();
    }

    private Api janeWithTwoIssues(String... variables) {
        Api jane = start(variables).jane();
        jane.issue("One");
        jane.issue("Two");
        return jane;
    }

    private static String described(Api sender, String... headers) {
        return sender.get("/openapi.json", headers).expect(200).text("/servers/0/url");
    }

    @Test
    void everyLinkHasThePrefixThatATrustedProxyNames() {
        Api jane = janeWithTwoIssues("TRUSTED_PROXIES", TRUSTED);

        assertEquals("/tracker/issues", pathOfNext(jane, PREFIX, "/tracker"));
        assertEquals("/tracker", described(jane, PREFIX, "/tracker/"));
        assertEquals("/", described(jane));
        Answer created =
                jane.post("/issues", "{title: 'a'}", PREFIX, "/tracker").expect(201);
        assertEquals("/tracker/issues/" + created.id(), created.header("Location"));
    }

    @Test
    void linkToFurtherCommentsHasThePrefix() {
        Api jane = start("TRUSTED_PROXIES", TRUSTED).jane();
        String issue = "/issues/" + jane.issue("Login Bug").id();
        for (int i = 0; i < 3; i++) {
            jane.post(issue + "/comments", "{body: '" + "a".repeat(1_000_000) + "'}")
                    .expect(201);
        }
        String next = jane.get(issue + "/", PREFIX, "/tracker").expect(200).text("/comments_next");
        assertEquals("/tracker" + issue + "/comments", URI.create(next).getPath());
    }

    @Test
    void strangersNameNoPrefixAndNoHost() {
        Api jane = janeWithTwoIssues("TRUSTED_PROXIES", "10.0.0.1");
        Answer page = jane.get("/issues?limit=1", PREFIX, "/evil", "X-Forwarded-Host", "evil.example");
        assertTrue(page.text("/next").startsWith(jane.base() + "/issues?"), page::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "/a/../b", "tracker", "https://evil.example", "/%2e%2e", "/a b", "/good, /b/.."
            })
    void malformedPrefixIsIgnored(String prefix) {
        Api jane = janeWithTwoIssues("TRUSTED_PROXIES", TRUSTED);
        assertEquals("/issues", pathOfNext(jane, PREFIX, prefix));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.1|/invented, /tracker|/tracker/issues",
                "203.0.113.1, 10.0.0.7|/outer, /inner|/outer/inner/issues",
                "203.0.113.1, 10.0.0.7|/tracker|/tracker/issues"
            })
    void prefixesOfProxiesInARowAreJoined(String forwardedFor, String prefixes, String path) {
        Api jane = janeWithTwoIssues("TRUSTED_PROXIES", TRUSTED + ", 10.0.0.7");
        assertEquals(path, pathOfNext(jane, "X-Forwarded-For", forwardedFor, PREFIX, prefixes));
    }

    @ParameterizedTest
    @CsvSource({
        "issues.example.org, https, https://issues.example.org/issues",
        "issues.example.org:8443, https, https://issues.example.org:8443/issues",
        "issues.example.org:443, https, https://issues.example.org/issues",
        "[2001:db8::1]:8080, http, http://[2001:db8::1]:8080/issues",
        "'invented.example, issues.example.org', https, https://issues.example.org/issues"
    })
    void linksBeginWithTheHostThatATrustedProxyNames(String host, String scheme, String begin) {
        Api jane = janeWithTwoIssues("TRUSTED_PROXIES", TRUSTED);
        Answer page = jane.get("/issues?limit=1", "X-Forwarded-Host", host, "X-Forwarded-Proto", scheme);
        assertTrue(page.text("/next").startsWith(begin + "?"), page::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example/path",
                "user@evil.example",
                "evil.example:0",
                "evil.example:99999",
                "evil.example?a",
                "evil example",
                "<script>",
                "[::1",
                "-evil.example",
                ":8080"
            })
    void malformedHostIsIgnored(String host) {
        Api jane = janeWithTwoIssues("TRUSTED_PROXIES", TRUSTED);
        Answer page = jane.get("/issues?limit=1", "X-Forwarded-Host", host).expect(200);
        assertTrue(page.text("/next").startsWith(jane.base() + "/issues?"), page::toString);
    }

    @Test
    void basePathIsPartOfEveryLinkWhoeverAsks() {
        Api jane = janeWithTwoIssues("BASE_PATH", "/tracker");

        assertEquals("/tracker/issues", pathOfNext(jane));
        assertEquals("/tracker", described(jane));
        Answer created = jane.post("/issues", "{title: 'a'}").expect(201);
        assertEquals("/tracker/issues/" + created.id(), created.header("Location"));
    }

    @Test
    void requestsMayKeepTheBasePath() throws IOException {
        Api jane = start("BASE_PATH", "/tracker").jane();
        for (String path :
                List.of("/tracker/me", "/tracker/me/", "/me", "/tracker/health/ready", "/tracker", "/tracker/")) {
            try (RawConnection connection = RawConnection.to(jane)) {
                connection.send(head("GET " + path, "Authorization: Bearer " + jane.token()));
                assertEquals("HTTP/1.1 200 OK", connection.statusLine(), path);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/trackers/me", "/tracker/tracker/me", "/a/tracker/me"})
    void otherPathsThanTheBasePathAreNotFound(String path) throws IOException {
        try (RawConnection connection = RawConnection.to(guestOf("BASE_PATH", "/tracker"))) {
            connection.send(head("GET " + path));
            assertEquals("HTTP/1.1 404 Not Found", connection.statusLine());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tracker/../me", "/tracker//me", "/tracker/%2e%2e/me", "/tracker/;/me"})
    void basePathIsNoWayAround(String path) throws IOException {
        Api jane = start("BASE_PATH", "/tracker").jane();
        try (RawConnection connection = RawConnection.to(jane)) {
            connection.send(head("GET " + path, "Authorization: Bearer " + jane.token()));
            String status = connection.statusLine();
            assertTrue(status.startsWith("HTTP/1.1 40"), status);
        }
    }

    @Test
    void trustedProxyNamesAnotherPrefixThanTheBasePath() {
        Api jane = janeWithTwoIssues("TRUSTED_PROXIES", TRUSTED, "BASE_PATH", "/tracker");
        assertEquals("/other/issues", pathOfNext(jane, PREFIX, "/other"));
        assertEquals("/issues", pathOfNext(jane, PREFIX, "/"));
        assertEquals("/tracker/issues", pathOfNext(jane, PREFIX, "//evil.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/issues", "/me/tracker", "/new", "/web"})
    void basePathIsNoPathOfTheTrackerItself(String path) {
        ConfigurationException exception = assertThrows(ConfigurationException.class, () -> guestOf("BASE_PATH", path));
        assertTrue(exception.violations().get(0).startsWith("BASE_PATH is " + path), exception::toString);
    }
}
