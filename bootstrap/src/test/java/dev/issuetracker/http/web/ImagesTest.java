package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.BrowserTest;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Images that texts refer to: shown from where the operator allows it, and links elsewhere. */
class ImagesTest extends BrowserTest {
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final HttpServer images = images();

    private static HttpServer images() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "image/png");
                exchange.sendResponseHeaders(200, PIXEL.length);
                exchange.getResponseBody().write(PIXEL);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @AfterEach
    void stop() {
        images.stop(0);
    }

    private String origin() {
        return "http://127.0.0.1:" + images.getAddress().getPort();
    }

    private String text() {
        return "![allowed](" + origin() + "/a.png) ![\"else\"](https://elsewhere.example/b.png?x=<b>)"
                + " <img src=\"https://elsewhere.example/c.png\" alt=\"raw\"> ![script](javascript:alert(1))";
    }

    private long shown(Api api) {
        long id = api.issue(HttpTest.unique("Images"), "description: " + Json.quote(text()))
                .id();
        open(api, "/issues/" + id).await("article .markdown p").awaitNo(".markdown.plain");
        return id;
    }

    private int count(String selector) {
        return browser.run("return document.querySelectorAll(arguments[0]).length", "article .markdown " + selector)
                .asInt();
    }

    @Test
    void imageIsALinkUnlessItsOriginIsAllowed() {
        shown(tracker.jane());
        assertEquals(0, count("img"));
        browser.await("article .markdown a[href='" + origin() + "/a.png']", "allowed")
                .await("article .markdown a[rel='noopener nofollow']", "\"else\"");
        assertEquals(0, count("a[href^=javascript]"));
    }

    @Test
    void imageOfAnAllowedOriginIsShownAndNoOther() {
        try (Tracker allowing = Tracker.fresh(Store.SQLITE, Map.of("IMAGE_ORIGINS", origin()))) {
            shown(allowing.admin());
            browser.awaitTrue("const image = document.querySelector('article .markdown img[alt=allowed]');"
                    + " image.scrollIntoView(); return image.naturalWidth === 1");
            assertEquals(0, count("img[src*=elsewhere]"));
            assertEquals(2, count("img"));
            browser.await("article .markdown a", "\"else\"");
            browser.open("about:blank");
        }
    }
}
