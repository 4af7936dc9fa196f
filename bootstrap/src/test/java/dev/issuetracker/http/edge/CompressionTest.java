package dev.issuetracker.http.edge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers are compressed, for clients that take that. */
class CompressionTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String LABEL = HttpTest.unique("compressed");
    private static final Api JANE = Tracker.shared(Store.SQLITE).jane();
    private static final Api ADMIN = Tracker.shared(Store.SQLITE).admin();

    @BeforeAll
    static void makeIssues() {
        JANE.label(LABEL);
        for (int i = 0; i < 10; i++) {
            JANE.issue("Login Bug " + i, "labels: [" + Json.quote(LABEL) + "]");
        }
    }

    private static HttpResponse<byte[]> ask(Api api, String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api.base() + path)).header("Authorization", "Bearer " + api.token());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> askCompressed(Api api, String path) throws Exception {
        return ask(api, path, "Accept-Encoding", "gzip, br");
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    private static byte[] unpacked(HttpResponse<byte[]> response) throws IOException {
        assertEquals("gzip", header(response, "Content-Encoding"));
        return new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/issues?limit=10&label=", "/reports/throughput?period=day&q=label:"})
    void whatMayBeLargeIsCompressedAndTheSame(String path) throws Exception {
        HttpResponse<byte[]> plain = ask(JANE, path + LABEL);
        HttpResponse<byte[]> compressed = askCompressed(JANE, path + LABEL);
        assertEquals("", header(plain, "Content-Encoding"));
        assertArrayEquals(plain.body(), unpacked(compressed));
        assertTrue(compressed.body().length * 3 < plain.body().length, () -> compressed.body().length + " bytes");
        assertEquals(header(plain, "ETag"), header(compressed, "ETag"));
        assertEquals("Accept, Accept-Encoding", header(plain, "Vary"));
        assertEquals("Accept, Accept-Encoding", header(compressed, "Vary"));
        assertEquals("application/json", header(compressed, "Content-Type"));
    }

    @Test
    void pageIsUnchangedHoweverItWasSent() throws Exception {
        String path = "/issues?limit=10&label=" + LABEL;
        String tag = header(askCompressed(JANE, path), "ETag");
        assertTrue(tag.startsWith("W/"), tag);
        HttpResponse<byte[]> plain = ask(JANE, path, "If-None-Match", tag);
        HttpResponse<byte[]> taken = ask(JANE, path, "If-None-Match", tag, "Accept-Encoding", "gzip");
        assertEquals(304, plain.statusCode());
        assertEquals(304, taken.statusCode());
        assertEquals(tag, header(taken, "ETag"));
        assertEquals("", header(taken, "Content-Encoding"));
    }

    @Test
    void descriptionOfTheApiIsCompressed() throws Exception {
        assertArrayEquals(ask(JANE, "/openapi.json").body(), unpacked(askCompressed(JANE, "/openapi.json")));
    }

    @Test
    void smallAnswerIsNot() throws Exception {
        assertEquals("", header(askCompressed(JANE, "/issues?limit=1&label=" + LABEL), "Content-Encoding"));
    }

    /** Its tag is strong: it names bytes, and a client sends it back as If-Match. */
    @Test
    void issueIsNotAndKeepsItsStrongTag() throws Exception {
        long id = JANE.issue("Long", "labels: [" + Json.quote(LABEL) + "]").id();
        JANE.post("/issues/" + id + "/comments", "{body: " + Json.quote("Same here. ".repeat(500)) + "}")
                .expect(201);
        HttpResponse<byte[]> issue = askCompressed(JANE, "/issues/" + id);
        assertEquals("", header(issue, "Content-Encoding"));
        assertEquals("\"1\"", header(issue, "ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks", "/issues/export", "/me", "/users/1"})
    void secretsAndFilesAreNot(String path) throws Exception {
        HttpResponse<byte[]> answer = askCompressed(ADMIN, path);
        assertEquals("", header(answer, "Content-Encoding"), path);
    }

    @Test
    void tokenIsNot() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(JANE.base() + "/me/tokens"))
                .header("Authorization", "Bearer " + JANE.token())
                .header("Accept-Encoding", "gzip")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": \"builds\", \"scope\": \"read\"}"))
                .build();
        HttpResponse<byte[]> answer = CLIENT.send(request, BodyHandlers.ofByteArray());
        assertEquals(201, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        assertEquals("", header(answer, "Content-Encoding"));
    }
}
