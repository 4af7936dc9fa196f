package dev.issuetracker.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.EdgeFixture;
import dev.issuetracker.http.fixture.Tracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many requests a client may make in a minute, and for whom each counts. */
class RateLimitTest extends EdgeFixture {
    @Test
    void requestsPastTheRateAre429() {
        Tracker server = start("RATE_LIMIT", "5");
        Api jane = server.jane();
        for (int i = 0; i < 20; i++) {
            jane.get("/me");
        }
        Answer rejected = jane.get("/me").expect(429);
        assertEquals("rate_limited", rejected.text("/code"));
        assertTrue(Integer.parseInt(rejected.header("Retry-After")) >= 1);
        assertTrue(rejected.header("RateLimit").startsWith("\"token\";r=0;"), rejected.header("RateLimit"));
        assertEquals("\"token\";q=5;w=60", rejected.header("RateLimit-Policy"));
        server.guest().get("/health/live").expect(200);
    }

    @Test
    void eachAcceptedTokenHasARateOfItsOwn() {
        Tracker server = start("RATE_LIMIT", "10");
        server.jane().get("/me").expect(200);
        server.john().get("/me").expect(200);
        for (int i = 0; i < 30; i++) {
            server.jane().get("/me");
        }
        server.jane().get("/me").expect(429);
        server.john().get("/me").expect(200);
    }

    @Test
    void inventedTokensCountForTheAddress() {
        Api guest = guestOfTwoRequests("");
        for (int i = 0; i < 5; i++) {
            guest.withToken("invented" + i).get("/me");
        }
        guest.withToken("another").get("/me").expect(429);
        guest.get("/openapi.json").expect(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer  ", "Token ", "TOKEN    "})
    void tokenHasOneRateHoweverTheHeaderIsWritten(String scheme) {
        Tracker server = start("RATE_LIMIT", "10");
        Api jane = server.jane();
        for (int i = 0; i < 30; i++) {
            jane.get("/me");
        }
        Answer rejected =
                jane.get("/me", "Authorization", scheme + jane.token()).expect(429);
        assertEquals("\"token\";q=10;w=60", rejected.header("RateLimit-Policy"));
    }

    @Test
    void rejectedTokenCountsForTheAddressFromThenOn() {
        Api jane = start("RATE_LIMIT", "20").jane();
        jane.get("/me").expect(200);
        assertEquals("\"token\";q=20;w=60", jane.post("/signout/").expect(204).header("RateLimit-Policy"));
        jane.get("/me").expect(401);
        assertEquals("\"address\";q=20;w=60", jane.get("/me").expect(401).header("RateLimit-Policy"));
    }

    @ParameterizedTest
    @CsvSource({
        "false, /health/live, 200, false",
        "false, /health/ready/, 200, false",
        "true, /metrics, 200, false",
        "true, /metrics/, 200, false",
        "false, /metrics, 401, true"
    })
    void onlyHealthAndPublicMetricsAreNotCounted(boolean open, String path, int status, boolean counted) {
        Api guest = guestOf("METRICS_PUBLIC", Boolean.toString(open), "RATE_LIMIT", "2");
        Answer answer = guest.get(path).expect(status);
        assertEquals(counted, !answer.header("RateLimit").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/health/", "/health/nothing", "/health/live/nothing", "/healthy", "/metricsx", "/metrics/x"})
    void whatIsLikeHealthAndMetricsIsCounted(String path) {
        Api guest = guestOf("METRICS_PUBLIC", "true", "RATE_LIMIT", "2");
        assertTrue(
                guest.sendUnrouted("GET", path).expect(404).header("RateLimit").startsWith("\"address\";r=1;"));
    }
}
