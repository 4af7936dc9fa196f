package dev.issuetracker.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that the server reads, and those that it rejects before their route. */
class RequestBodyTest extends HttpServerFixture {
    @Test
    void bodyThatIsNoJsonIs415() throws Exception {
        for (String type : List.of(
                "text/plain",
                "application/json; charset=latin1",
                "application/json; charset=\"",
                "application/x-www-form-urlencoded")) {
            assertEquals(
                    415, checked("POST", "/signin", "{}", "Content-Type", type).statusCode());
        }
        assertEquals(415, checked("POST", "/signin", "{}").statusCode());
    }

    @Test
    void otherCharsetIs415AndNamesUtf8() throws Exception {
        String answer = text(checked("POST", "/signin", "{}", "Content-Type", "application/json; charset=iso-8859-1"));
        assertTrue(answer.contains("send JSON in UTF-8"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "identity, gzip", "utf-8"})
    void compressedBodyIs415AndSaysSo(String encoding) throws Exception {
        HttpResponse<byte[]> response = checked(
                "POST", "/signin", "\u001f\u008b", "Content-Type", "application/json", "Content-Encoding", encoding);
        assertEquals("415 identity", response.statusCode() + " " + header(response, "Accept-Encoding"));
        assertTrue(text(response).contains("Content-Encoding"), text(response));
    }

    @Test
    void bodyThatSaysItIsNotCompressedIsRead() throws Exception {
        assertEquals(
                400,
                checked("POST", "/signin", "{}", "Content-Type", "application/json", "Content-Encoding", "Identity")
                        .statusCode());
    }

    @Test
    void bodyOverTheLimitIs413() throws Exception {
        String body = "{\"username\":\"" + "a".repeat(1_000) + "\"}";
        assertEquals(
                413,
                checked("POST", "/signin", body, "Content-Type", "application/json")
                        .statusCode());
    }

    @Test
    void chunkedBodyOverTheLimitIs413() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server().port() + "/signin"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[2_000])))
                .build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        checker.check(
                "POST", "/signin", response.statusCode(), response.headers().map(), response.body());
        assertEquals(413, response.statusCode());
    }

    @Test
    void allViolationsOfARequestAreAnsweredTogether() throws Exception {
        HttpResponse<byte[]> response = checked(
                "POST",
                "/signup?x=1",
                "{\"username\": 5, \"email\": \"nowhere\", \"role\": \"admin\"}",
                "Content-Type",
                "application/json");
        assertEquals(400, response.statusCode());
        for (String field : List.of("x", "username", "email", "password", "role")) {
            assertTrue(text(response).contains("\"field\":\"" + field + "\""), text(response));
        }
    }
}
