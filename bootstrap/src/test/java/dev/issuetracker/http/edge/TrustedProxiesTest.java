package dev.issuetracker.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.EdgeFixture;
import dev.issuetracker.http.fixture.Tracker;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the server believes when a request was forwarded. */
class TrustedProxiesTest extends EdgeFixture {
    private static final String FORWARDED = "X-Forwarded-For";

    @ParameterizedTest
    @CsvSource({
        "127.0.0.0/8, https, https://",
        "127.0.0.0/8, HTTPS, https://",
        "127.0.0.0/8, http, http://",
        "127.0.0.0/8, gopher, http://",
        "10.0.0.1, https, http://",
        "'', https, http://"
    })
    void linksBeginAsATrustedProxySays(String trusted, String forwarded, String begin) {
        Api jane = start("TRUSTED_PROXIES", trusted).jane();
        jane.issue("One");
        jane.issue("Two");
        Answer page =
                jane.get("/issues?limit=1", "X-Forwarded-Proto", forwarded).expect(200);
        assertTrue(page.text("/next").startsWith(begin), page.toString());
        assertTrue(page.header("Link").startsWith("<" + begin), page.toString());
        assertEquals(
                !begin.equals("http://"),
                !page.header("Strict-Transport-Security").isEmpty());
    }

    /** Which client a request is counted for shows which address is believed. */
    private static String left(Api client, String forwarded) {
        return client.get("/openapi.json", FORWARDED, forwarded)
                .header("RateLimit")
                .replaceAll(";t=.*", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.1",
                "6.6.6.6, 203.0.113.1",
                "203.0.113.1, 10.0.0.7",
                "nonsense, 203.0.113.1, 10.0.0.7",
                "203.0.113.1:4711",
                "203.0.113.1 , 10.0.0.7:80"
            })
    void clientIsTheLastThatIsNoTrustedProxy(String forwarded) {
        Api guest = guestOfTwoRequests("127.0.0.1, 10.0.0.0/8");
        left(guest, "203.0.113.1");
        assertEquals("\"address\";r=0", left(guest, forwarded));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8::1", "[2001:db8::2]", "[2001:db8::3]:443"})
    void addressesOfOneIpv6NetworkAreOneClient(String forwarded) {
        Api guest = guestOfTwoRequests("127.0.0.1");
        left(guest, "2001:db8::ffff");
        assertEquals("\"address\";r=0", left(guest, forwarded));
    }

    @Test
    void ipv6IsShownInItsShortFormAndFoundInAnyForm() {
        Tracker tracker = start("TRUSTED_PROXIES", "127.0.0.0/8");
        tracker.guest()
                .post("/signin", "{username: 'nobody', password: 'wrong horse'}", FORWARDED, "2001:db8::7")
                .expect(401);
        for (String address : List.of("2001:db8::7", "2001:DB8:0:0:0:0:0:7", "[2001:db8:0:0:0:0:0:7]")) {
            Answer found = tracker.admin().get("/audit?address=" + Api.encoded(address));
            assertEquals(List.of("2001:db8::7"), found.each("/results", "/address"), address);
        }
    }

    @Test
    void malformedAddressEndsTheWayBack() {
        Api guest = guestOfTwoRequests("127.0.0.1, 10.0.0.0/8");
        left(guest, "10.0.0.7");
        assertEquals("\"address\";r=0", left(guest, "203.0.113.1, unknown, 10.0.0.7"));
    }

    @Test
    void strangersForwardNothing() {
        Api guest = guestOfTwoRequests("");
        left(guest, "203.0.113.1");
        assertEquals("\"address\";r=0", left(guest, "203.0.113.2"));
    }
}
