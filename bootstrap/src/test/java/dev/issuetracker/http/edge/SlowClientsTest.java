package dev.issuetracker.http.edge;

import static dev.issuetracker.http.fixture.RawConnection.head;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.EdgeFixture;
import dev.issuetracker.http.fixture.RawConnection;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send a byte now and then are cut off. */
class SlowClientsTest extends EdgeFixture {
    private static final String ENDLESS_HEAD = "GET /me HTTP/1.1\r\nHost: a\r\nX-Slow: ";

    @Test
    void headThatNeverEndsIsCut() throws Exception {
        try (RawConnection connection = impatient()) {
            connection.send(ENDLESS_HEAD);
            assertEquals("", connection.trickle());
        }
    }

    @Test
    void headThatNeverEndsIsCutAfterAnAnswerToo() throws Exception {
        try (RawConnection connection = impatient()) {
            connection.send(head("HEAD /health/live"));
            connection.statusLine();
            connection.send(ENDLESS_HEAD);
            assertEquals("", connection.trickle());
        }
    }

    @Test
    void bodyThatIsAskedForMayTakeLongerThanAHead() throws Exception {
        Api jane = start("CLIENT_TIMEOUT", "1s").jane();
        String body = "{\"title\": \"" + " ".repeat(99_000) + "Slow\"}";
        try (RawConnection connection = RawConnection.to(jane)) {
            connection.send(head(
                    "POST /issues",
                    "Authorization: Bearer " + jane.token(),
                    "Content-Type: application/json",
                    "Content-Length: " + body.length(),
                    "Expect: 100-continue"));
            assertEquals("HTTP/1.1 100 Continue", connection.statusLine());
            // What comes at once is time that the sender saves: the machine of this test may pause.
            int half = body.length() / 2;
            connection.send(body.substring(0, half));
            String rest = body.substring(half);
            int parts = 40;
            for (int i = 0; i < parts; i++) {
                connection.send(rest.substring(rest.length() * i / parts, rest.length() * (i + 1) / parts));
                Thread.sleep(100);
            }
            assertEquals("HTTP/1.1 201 Created", connection.statusLine());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 15_000})
    void bodyThatTricklesIs408(int length) throws Exception {
        try (RawConnection connection = impatient()) {
            connection.send(head("POST /signin", "Content-Type: application/json", "Content-Length: " + length));
            String answer = connection.trickle();
            assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
            assertTrue(answer.contains("\"code\":\"request_timeout\""), answer);
        }
    }

    @Test
    void formThatTricklesIs408() throws Exception {
        Api jane = start("CLIENT_TIMEOUT", "1s").jane();
        try (RawConnection connection = RawConnection.to(jane)) {
            connection.send(head(
                    "POST /issues/import",
                    "Authorization: Bearer " + jane.token(),
                    "Content-Type: multipart/form-data; boundary=b",
                    "Content-Length: 100000"));
            String answer = connection.trickle();
            assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
        }
    }

    private RawConnection impatient() throws IOException {
        return RawConnection.to(guestOf("CLIENT_TIMEOUT", "1s"));
    }
}
