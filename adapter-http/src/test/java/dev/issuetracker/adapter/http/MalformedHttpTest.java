package dev.issuetracker.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are no HTTP, or more than the server reads. */
class MalformedHttpTest extends HttpServerFixture {
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /me HTTP/1.1\r\n\r\n",
                "GET /me HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /me HTTP/9.9\r\nHost: a\r\n\r\n",
                "POST /signin HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
                "POST /signin HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + CHUNKED + "zz\r\n"
            })
    void malformedHttpAnswersAProblem(String request) throws Exception {
        String answer = raw(request);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertTrue(answer.contains("\"code\":\""), answer);
        assertTrue(answer.contains("X-Request-Id: "), answer);
    }

    @Test
    void unknownExpectationIs417() throws Exception {
        String answer = raw("GET /me HTTP/1.1\r\nHost: a\r\nExpect: nonsense\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 417 "), answer);
        assertTrue(answer.contains("\"code\":\"expectation_failed\""), answer);
    }

    @Test
    void overlongUrlAndHeadersAnswerProblemsAndSayThatTheConnectionCloses() throws Exception {
        HttpResponse<byte[]> longUrl = checked("GET", "/me?x=" + "a".repeat(10_000), "");
        assertEquals("414 close", longUrl.statusCode() + " " + header(longUrl, "Connection"));
        HttpResponse<byte[]> longHeader = checked("GET", "/me", "", "X", "a".repeat(10_000));
        assertEquals("431 close", longHeader.statusCode() + " " + header(longHeader, "Connection"));
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server().port())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            byte[] answer = new byte[4_096];
            int length = 0;
            while (length < answer.length && !whole(answer, length)) {
                int read = in.read(answer, length, answer.length - length);
                if (read < 0) {
                    break;
                }
                length += read;
            }
            return new String(Arrays.copyOf(answer, length), StandardCharsets.UTF_8);
        }
    }

    private static boolean whole(byte[] answer, int length) {
        return length > 0 && answer[length - 1] == '}';
    }
}
