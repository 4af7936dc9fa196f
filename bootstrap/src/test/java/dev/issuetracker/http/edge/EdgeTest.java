package dev.issuetracker.http.edge;

import static dev.issuetracker.http.fixture.RawConnection.head;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.EdgeFixture;
import dev.issuetracker.http.fixture.RawConnection;
import dev.issuetracker.http.fixture.Tracker;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does before a request comes to its route; no store makes a difference. */
class EdgeTest extends EdgeFixture {
    @ParameterizedTest
    @ValueSource(strings = {"/signup", "/signin", "/labels"})
    void smallThingsTakeSmallBodies(String path) {
        Tracker server = start();
        server.admin().post(path, "{name: '" + "a".repeat(20_000) + "'}").expect(413);
        server.jane()
                .post("/issues", "{title: 'a', description: '" + "a".repeat(1_000_000) + "'}")
                .expect(201);
    }

    @Test
    void everyAnswerHasTheHeadersThatRestrictBrowsers() {
        Tracker server = start("RATE_LIMIT", "9");
        Api jane = server.jane();
        List<Answer> answers = List.of(
                jane.get("/me").expect(200),
                server.guest().get("/me").expect(401),
                jane.sendUnrouted("GET", "/nothing").expect(404),
                jane.sendUnrouted("OPTIONS", "/me").expect(405),
                jane.get("/me?" + "a".repeat(9_000)).expect(414),
                Stream.generate(() -> jane.get("/me"))
                        .filter(answer -> answer.status() == 429)
                        .findFirst()
                        .orElseThrow());
        for (Answer answer : answers) {
            assertAll(
                    () -> assertEquals("nosniff", answer.header("X-Content-Type-Options"), answer::toString),
                    () -> assertEquals(
                            "default-src 'none'; frame-ancestors 'none'",
                            answer.header("Content-Security-Policy"),
                            answer::toString),
                    () -> assertEquals("no-referrer", answer.header("Referrer-Policy"), answer::toString),
                    () -> assertEquals("no-store", answer.header("Cache-Control"), answer::toString),
                    () -> assertEquals("", answer.header("Strict-Transport-Security"), answer::toString));
        }
    }

    @Test
    void tokenInAnotherCaseIsAnotherTokenAlsoOnTheSameConnection() throws Exception {
        Api jane = start().jane();
        try (RawConnection connection = RawConnection.to(jane)) {
            connection.send(head("HEAD /me", "Authorization: Bearer " + jane.token()));
            assertEquals("HTTP/1.1 200 OK", connection.statusLine());
            connection.send(
                    head("HEAD /me", "Authorization: Bearer " + jane.token().toUpperCase(Locale.ROOT)));
            assertEquals("HTTP/1.1 401 Unauthorized", connection.statusLine());
        }
    }
}
