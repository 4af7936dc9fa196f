package dev.issuetracker.http.edge;

import static dev.issuetracker.http.fixture.RawConnection.head;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.http.tls.TestCertificate;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.EdgeFixture;
import dev.issuetracker.http.fixture.RawConnection;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are sent while the body is still arriving. The clients here read only when they have sent all of it. */
class LateBodiesTest extends EdgeFixture {
    /** More than the buffers of both systems take. */
    private static final byte[] LARGE = new byte[16_000_000];

    /** More than is waited for before a request runs. */
    private static final byte[] FIRST_PART = new byte[20_000];

    private static String large(String request, String contentType, String token, long length) {
        return head(
                request, "Authorization: Bearer " + token, "Content-Type: " + contentType, "Content-Length: " + length);
    }

    /** The first line of the answer to a large body. */
    private static String answer(RawConnection connection, String head) throws IOException {
        connection.send(head);
        connection.send(LARGE);
        String status = connection.statusLine();
        assertTrue(connection.line().startsWith("{\"type\":"), status);
        return status;
    }

    private static String answer(Api sender, String request, String contentType, String token) throws IOException {
        try (RawConnection connection = RawConnection.to(sender)) {
            return answer(connection, large(request, contentType, token, LARGE.length));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST /issues, application/json, HTTP/1.1 401 Unauthorized",
        "POST /issues/import, multipart/form-data; boundary=b, HTTP/1.1 401 Unauthorized",
        "POST /nothing, application/json, HTTP/1.1 404 Not Found",
        "PUT /issues, application/json, HTTP/1.1 405 Method Not Allowed",
        "POST /signin, application/json, HTTP/1.1 413 Payload Too Large"
    })
    void guestReadsTheRejectionAfterAllWasSent(String request, String contentType, String status) throws IOException {
        assertEquals(status, answer(guestOf(), request, contentType, "invented"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST /invites, application/json, HTTP/1.1 403 Forbidden",
        "POST /issues, application/json, HTTP/1.1 413 Payload Too Large",
        "POST /issues, text/plain, HTTP/1.1 415 Unsupported Media Type",
        "POST /issues/import, text/csv, HTTP/1.1 415 Unsupported Media Type"
    })
    void memberReadsTheRejectionAfterAllWasSent(String request, String contentType, String status) throws IOException {
        Api jane = start().jane();
        assertEquals(status, answer(jane, request, contentType, jane.token()));
    }

    @Test
    void rateLimitIsReadAfterAllWasSent() throws IOException {
        Api guest = guestOfTwoRequests("");
        guest.get("/openapi.json");
        guest.get("/openapi.json");
        assertEquals("HTTP/1.1 429 Too Many Requests", answer(guest, "POST /issues", "application/json", "invented"));
    }

    @Test
    void lackOfPlacesIsReadAfterAllWasSent() throws IOException {
        // The first request is not cut off when the machine of the test pauses.
        Api jane = start("MAX_REQUESTS", "1", "CLIENT_TIMEOUT", "10m").jane();
        try (RawConnection first = RawConnection.to(jane)) {
            first.send(large("POST /issues", "application/json", jane.token(), 2L * FIRST_PART.length));
            first.send(FIRST_PART);
            while (jane.get("/me").status() == 200) {
                // Until the first request has the place.
            }
            assertEquals(
                    "HTTP/1.1 503 Service Unavailable", answer(jane, "POST /issues", "application/json", jane.token()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void rejectionIsReadAfterAllWasSentByTls(String version, @TempDir Path folder) throws Exception {
        TestCertificate made = TestCertificate.of("EC");
        Path certificate = Files.writeString(folder.resolve("server.crt"), made.certificatePem());
        Path key = Files.writeString(folder.resolve("server.key"), made.keyPem());
        Api guest = guestOf("TLS_CERT", certificate.toString(), "TLS_KEY", key.toString());
        try (RawConnection connection =
                RawConnection.to(guest, made.trusting(version).getSocketFactory())) {
            assertEquals(
                    "HTTP/1.1 401 Unauthorized",
                    answer(connection, large("POST /issues", "application/json", "invented", LARGE.length)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/issues", "/issues/import"})
    void httpClientReadsTheRejection(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(guestOf().base() + path))
                .POST(BodyPublishers.ofByteArray(LARGE))
                .header("Content-Type", "application/json")
                .build();
        assertEquals(
                401,
                HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/issues", "/issues/import"})
    void httpUrlConnectionReadsTheRejection(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(guestOf().base() + path).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setFixedLengthStreamingMode(LARGE.length);
        connection.getOutputStream().write(LARGE);
        assertEquals(401, connection.getResponseCode());
    }

    /** Begins to send a body that is rejected, and reads the rejection. */
    private static RawConnection rejected(Api sender) throws IOException {
        RawConnection connection = RawConnection.to(sender);
        connection.send(large("POST /issues", "application/json", "invented", 1_000_000_000));
        connection.send(FIRST_PART);
        assertEquals("HTTP/1.1 401 Unauthorized", connection.statusLine());
        return connection;
    }

    @Test
    void bodyThatIsDroppedTakesNobodysPlace() throws IOException {
        Api jane = start("MAX_REQUESTS", "1").jane();
        try (RawConnection connection = rejected(jane)) {
            for (int i = 0; i < 20; i++) {
                connection.send(FIRST_PART);
                jane.get("/me").expect(200);
            }
        }
    }

    @Test
    void bodyThatTricklesAfterItsAnswerIsCut() throws IOException {
        try (RawConnection connection = rejected(guestOf("CLIENT_TIMEOUT", "1s"))) {
            assertThrows(IOException.class, () -> {
                // For ten seconds, not counting those for which the machine of the test pauses.
                for (int i = 0; i < 500; i++) {
                    connection.send("a");
                    Thread.sleep(20);
                }
            });
        }
    }

    @Test
    void noMoreIsDroppedThanTheServerWouldAccept() throws IOException {
        try (RawConnection connection = rejected(guestOf("MAX_IMPORT_SIZE", "20M"))) {
            assertThrows(IOException.class, () -> {
                for (int i = 0; i < 30; i++) {
                    connection.send(LARGE);
                }
            });
        }
    }
}
