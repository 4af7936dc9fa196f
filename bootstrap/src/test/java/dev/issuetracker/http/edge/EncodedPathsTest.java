package dev.issuetracker.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.EdgeFixture;
import dev.issuetracker.http.fixture.RawConnection;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths with characters that are encoded although they need not be: the paths without the encoding. */
class EncodedPathsTest extends EdgeFixture {
    private static String answer(Api sender, String request, String body, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type: application/json", "Content-Length: " + body.length(), "Connection: close"));
        try (RawConnection connection = RawConnection.to(sender)) {
            connection.send(RawConnection.head(request, all.toArray(String[]::new)) + body);
            return connection.rest();
        }
    }

    private static String status(Api sender, String request, String... headers) throws IOException {
        return answer(sender, request, "", headers).split(" ", 3)[1];
    }

    private static String token(Api sender) {
        return "Authorization: Bearer " + sender.token();
    }

    @ParameterizedTest
    @CsvSource({
        "GET /iss%75es, 200",
        "GET /%69%73%73%75%65%73/, 200",
        "GET /openapi%2Ejson, 200",
        "GET /health/%6cive, 200",
        "GET /issues/%30, 404",
        "GET /issues/im%70ort, 405",
        "GET /ISS%55ES, 404",
        "GET /issues/%2e%2e/me, 404",
        "GET /%2e/me, 404",
        "GET /m%65;x=1, 404",
        "PUT /m%65, 405"
    })
    void pathIsTheOneWithoutTheEncoding(String request, String status) throws IOException {
        Api jane = Tracker.shared(Store.SQLITE).jane();
        assertEquals(status, status(jane, request, token(jane)));
    }

    @ParameterizedTest
    @CsvSource({
        "GET /issues%2Fcount",
        "GET /issues%2fcount",
        "GET /%2Fme",
        "GET /me%2F",
        "GET /iss%2575es",
        "GET /m%2565",
        "GET /me%3Bx",
        "GET /me%3Fx",
        "GET /me%20"
    })
    void whatMustBeEncodedStaysData(String request) throws IOException {
        Api jane = Tracker.shared(Store.SQLITE).jane();
        assertEquals("404", status(jane, request, token(jane)));
    }

    @Test
    void encodedSlashInAParameterStaysData() throws IOException {
        Api jane = Tracker.shared(Store.SQLITE).jane();
        long id = jane.issue("Login Bug").id();
        assertEquals("200", status(jane, "GET /issues/" + id + "/hist%6Fry", token(jane)));
        assertEquals("404", status(jane, "GET /issues/" + id + "%2Fhistory", token(jane)));
    }

    @Test
    void permissionIsThatOfThePath() throws IOException {
        Tracker tracker = Tracker.shared(Store.SQLITE);
        assertEquals("401", status(tracker.guest(), "GET /iss%75es"));
        assertEquals("401", status(tracker.guest(), "GET /metr%69cs"));
        assertEquals("403", status(tracker.jane(), "GET /a%75dit", token(tracker.jane())));
        assertEquals("200", status(tracker.admin(), "GET /a%75dit", token(tracker.admin())));
    }

    @Test
    void bodyIsAsLargeAsThePathTakes() throws IOException {
        String body = "{\"name\": \"" + "a".repeat(20_000) + "\"}";
        Api jane = Tracker.shared(Store.SQLITE).jane();
        String answer = answer(jane, "POST /l%61bels", body, token(jane));
        assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
    }

    @Test
    void retryIsOneHoweverThePathIsWritten() throws IOException {
        Api jane = Tracker.shared(Store.SQLITE).jane();
        String key = "Idempotency-Key: encoded-path";
        String body = "{\"title\": \"One\"}";
        String first = answer(jane, "POST /issues", body, key, token(jane));
        String second = answer(jane, "POST /iss%75es", body, key, token(jane));
        assertTrue(second.contains("Idempotency-Replayed: true"), second);
        assertEquals(first.substring(first.indexOf("\r\n\r\n")), second.substring(second.indexOf("\r\n\r\n")));
    }

    @Test
    void rateLimitCountsWhatItCounts() throws IOException {
        Api guest = guestOfTwoRequests("");
        for (int i = 0; i < 5; i++) {
            assertEquals("200", status(guest, "GET /health/l%69ve"));
        }
        for (String path : List.of("/health%2Flive", "/openapi%2Ejson")) {
            status(guest, "GET " + path);
        }
        assertEquals("429", status(guest, "GET /openapi%2Ejson"));
        assertEquals("429", status(guest, "GET /health%2Flive"));
        assertEquals("200", status(guest, "GET /health/l%69ve"));
    }

    @Test
    void pathBelowWhichTheTrackerIsIsFound() throws IOException {
        Api guest = guestOf("BASE_PATH", "/tracker");
        assertEquals("200", status(guest, "GET /tr%61cker/openapi%2Ejson"));
        assertEquals("404", status(guest, "GET /tr%61cker/%2e%2e/openapi.json"));
        assertEquals("404", status(guest, "GET /tracker%2Fopenapi.json"));
    }
}
