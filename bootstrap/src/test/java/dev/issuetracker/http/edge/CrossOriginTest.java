package dev.issuetracker.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.EdgeFixture;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pages of other origins may call the server. */
class CrossOriginTest extends EdgeFixture {
    @Test
    void pagesOfAllowedOriginsMayCall() throws Exception {
        Api guest = start("CORS_ORIGINS", "https://board.example.org, http://localhost:3000")
                .guest();
        HttpResponse<String> preflight = fromPage(
                guest,
                "http://localhost:3000",
                "OPTIONS",
                "/issues/1",
                "Access-Control-Request-Method",
                "PATCH",
                "Access-Control-Request-Headers",
                "authorization,content-type,idempotency-key,if-match");
        assertEquals(200, preflight.statusCode());
        assertEquals("http://localhost:3000", header(preflight, "Access-Control-Allow-Origin"));
        assertTrue(header(preflight, "Access-Control-Allow-Methods").contains("PATCH"));
        for (String name : List.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match")) {
            assertTrue(header(preflight, "Access-Control-Allow-Headers").contains(name), name);
        }
        assertEquals("", header(preflight, "Access-Control-Allow-Credentials"));

        HttpResponse<String> answer = fromPage(guest, "https://board.example.org", "GET", "/me");
        assertEquals(401, answer.statusCode());
        assertEquals("https://board.example.org", header(answer, "Access-Control-Allow-Origin"));
        assertEquals("Origin", header(answer, "Vary"));
        for (String name : List.of("ETag", "Link", "Location", "Retry-After", "RateLimit", "X-Request-Id")) {
            assertTrue(header(answer, "Access-Control-Expose-Headers").contains(name), name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://board.example.org, https://evil.example",
        "https://board.example.org, https://board.example.org.evil.example",
        "https://board.example.org, https://boardXexample.org",
        "https://board.example.org, null",
        "'', https://board.example.org"
    })
    void pagesOfOtherOriginsMayNot(String allowed, String origin) throws Exception {
        Api guest = start("CORS_ORIGINS", allowed).guest();
        assertEquals("", header(fromPage(guest, origin, "GET", "/me"), "Access-Control-Allow-Origin"));
        HttpResponse<String> preflight =
                fromPage(guest, origin, "OPTIONS", "/me", "Access-Control-Request-Method", "GET");
        assertEquals("", header(preflight, "Access-Control-Allow-Origin"));
        assertEquals("", header(preflight, "Access-Control-Allow-Methods"));
    }

    private static HttpResponse<String> fromPage(Api api, String origin, String method, String path, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.base() + path))
                .method(method, BodyPublishers.noBody())
                .header("Origin", origin);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(", ", response.headers().allValues(name));
    }
}
