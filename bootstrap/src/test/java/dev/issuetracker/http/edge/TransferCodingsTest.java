package dev.issuetracker.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.EdgeFixture;
import dev.issuetracker.http.fixture.RawConnection;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a body is coded for its way: in chunks, or not at all. */
class TransferCodingsTest extends EdgeFixture {
    private static final String BODY = "{\"username\": \"nobody\", \"password\": \"wrong horse\"}";

    /** What is answered to a body that is in chunks and has no other coding, whatever its header says. */
    private static String answer(String... codings) throws IOException {
        String[] headers = new String[codings.length + 2];
        headers[0] = "Content-Type: application/json";
        headers[1] = "Connection: keep-alive";
        for (int i = 0; i < codings.length; i++) {
            headers[i + 2] = "Transfer-Encoding: " + codings[i];
        }
        try (RawConnection connection =
                RawConnection.to(Tracker.shared(Store.SQLITE).guest())) {
            connection.send(RawConnection.head("POST /signin", headers));
            connection.send(Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n");
            return connection.rest();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip, chunked",
                "GZIP ,chunked",
                "identity, chunked",
                "deflate, gzip, chunked",
                "x;q=\"a, chunked\", chunked",
                "chunkedx, chunked"
            })
    void codingThatTheServerDoesNotKnowIs501(String codings) throws IOException {
        String answer = answer(codings);
        assertTrue(answer.startsWith("HTTP/1.1 501 "), answer);
        assertTrue(answer.contains("\"code\":\"transfer_coding_unsupported\""), answer);
        assertTrue(answer.contains("Connection: close"), answer);
    }

    @Test
    void codingsOnSeveralLinesAreOneList() throws IOException {
        String answer = answer("gzip", "chunked");
        assertTrue(answer.startsWith("HTTP/1.1 501 "), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity", "chunked, gzip", "chunked, chunked", "chunked;a=b", "\"chunked\""})
    void bodyWhoseEndIsUnknownIs400(String codings) throws IOException {
        String answer = answer(codings);
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked", "CHUNKED", ", chunked", "chunked,"})
    void chunksAreRead(String codings) throws IOException {
        String[] chunked = {"Content-Type: application/json", "Transfer-Encoding: " + codings, "Connection: close"};
        try (RawConnection connection =
                RawConnection.to(Tracker.shared(Store.SQLITE).guest())) {
            connection.send(RawConnection.head("POST /signin", chunked));
            connection.send(Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n");
            assertEquals("HTTP/1.1 401 Unauthorized", connection.statusLine());
        }
    }
}
