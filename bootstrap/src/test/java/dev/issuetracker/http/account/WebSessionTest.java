package dev.issuetracker.http.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.EdgeFixture;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The session of a web page: its token is in a cookie that no script can read and no other page can use. */
class WebSessionTest extends EdgeFixture {
    private static final String HEADER = "X-Session";
    private static final Pattern COOKIE = Pattern.compile("([A-Za-z_+-]+=[A-Za-z0-9._-]+); (.*)");

    private final Tracker shared = Tracker.shared(Store.SQLITE);
    private final Api guest = shared.guest();
    /** An account of this test: to sign out everywhere would end the sessions of other tests. */
    private final String name = HttpTest.unique("web");

    WebSessionTest() {
        guest.signUp(name);
    }

    private static String cookie(Answer answer) {
        Matcher matcher = COOKIE.matcher(answer.header("Set-Cookie"));
        assertTrue(matcher.matches(), answer::toString);
        return matcher.group(1);
    }

    private static String token(String cookie) {
        return cookie.substring(cookie.indexOf('=') + 1);
    }

    private static String credentials(String username) {
        return "{username: '" + username + "', password: '" + Api.PASSWORD + "'}";
    }

    private Answer signIn(Api guest, String... headers) {
        return signIn(name, guest, headers);
    }

    private static Answer signIn(String username, Api guest, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = HEADER;
        all[1] = "cookie";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return guest.post("/signin", credentials(username), all).expect(200);
    }

    private static int me(Api guest, String cookie) {
        return guest.get("/me", HEADER, "cookie", "Cookie", cookie).status();
    }

    @Test
    void tokenIsInTheCookieAndNotInTheAnswer() {
        Answer answer = signIn(guest);
        assertEquals("issue-tracker", cookie(answer).split("=", 2)[0]);
        assertTrue(
                answer.header("Set-Cookie").matches(".*; Path=/; Max-Age=\\d+; HttpOnly; SameSite=Strict"),
                answer.header("Set-Cookie"));
        assertFalse(answer.has("/token"), answer::toString);
        assertFalse(answer.body().contains(token(cookie(answer))), answer::toString);
    }

    @Test
    void newAccountIsSignedInTheSameWay() {
        String name = HttpTest.unique("cookie");
        Answer answer =
                guest.post("/signup", Api.account(name), HEADER, "cookie").expect(201);
        assertFalse(answer.has("/token"), answer::toString);
        assertEquals(200, me(guest, cookie(answer)));
    }

    @Test
    void withoutTheHeaderTheTokenIsInTheAnswerAndNoCookieIsSet() {
        Answer answer = guest.post("/signin", credentials(name)).expect(200);
        assertTrue(answer.has("/token"));
        assertEquals("", answer.header("Set-Cookie"));
    }

    @Test
    void cookieAloneIsNobody() {
        String cookie = cookie(signIn(guest));
        assertEquals(200, me(guest, cookie));
        assertEquals(401, guest.get("/me", "Cookie", cookie).status());
        assertEquals(
                401,
                guest.post("/issues", "{title: 'By a page of another origin'}", "Cookie", cookie)
                        .status());
        assertEquals(401, guest.get("/me", HEADER, "1", "Cookie", cookie).status());
    }

    @Test
    void noPageOfAnotherOriginMaySendTheHeader() throws Exception {
        Api other = guestOf("CORS_ORIGINS", "https://board.example.org");
        HttpRequest preflight = HttpRequest.newBuilder(URI.create(other.base() + "/issues"))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://board.example.org")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "x-session")
                .build();
        var answer = HttpClient.newHttpClient().send(preflight, BodyHandlers.discarding());
        String allowed = String.join(",", answer.headers().allValues("Access-Control-Allow-Headers"));
        assertFalse(allowed.toLowerCase(Locale.ROOT).contains("x-session"), allowed);
        assertEquals("", String.join(",", answer.headers().allValues("Access-Control-Allow-Credentials")));
    }

    @Test
    void signInNeverAdoptsASessionThatWasThereBefore() {
        String planted = cookie(signIn(guest));
        String own = cookie(signIn(guest, "Cookie", planted));
        assertNotEquals(planted, own);
        assertEquals(
                204,
                guest.delete("/me/sessions", HEADER, "cookie", "Cookie", own).status());
        assertEquals(401, me(guest, planted));
        assertEquals(200, me(guest, own));
    }

    @Test
    void twoCookiesOfThatNameAreNobody() {
        String first = cookie(signIn(guest));
        String second = cookie(signIn(guest));
        assertEquals(401, me(guest, first + "; " + second));
        assertEquals(200, me(guest, "theme=dark; " + first + "; other=1"));
    }

    @Test
    void signingOutEndsTheSessionAndTheCookie() {
        String cookie = cookie(signIn(guest));
        Answer out =
                guest.post("/signout", "{}", HEADER, "cookie", "Cookie", cookie).expect(204);
        assertTrue(out.header("Set-Cookie").startsWith("issue-tracker=; Path=/; Max-Age=0;"), out::toString);
        assertEquals(401, me(guest, cookie));
        assertEquals(401, guest.withToken(token(cookie)).get("/me").status());
    }

    @Test
    void signingOutEverywhereEndsTheCookiesOfOtherBrowsers() {
        String here = cookie(signIn(guest));
        String elsewhere = cookie(signIn(guest));
        guest.delete("/me/sessions", HEADER, "cookie", "Cookie", here).expect(204);
        assertEquals(200, me(guest, here));
        assertEquals(401, me(guest, elsewhere));
    }

    @Test
    void accessTokenIsNoSessionInACookie() {
        String token = shared.jane()
                .post("/me/tokens", "{name: 'program', scope: 'read'}")
                .expect(201)
                .text("/token");
        assertEquals(401, me(guest, "issue-tracker=" + token));
    }

    @Test
    void behindTlsTheCookieBelongsToTheHostAlone() {
        Api other = start("TRUSTED_PROXIES", "127.0.0.0/8").guest();
        Answer answer = signIn("jane", other, "X-Forwarded-Proto", "https");
        String cookie = cookie(answer);
        assertTrue(cookie.startsWith("__Host-issue-tracker="), cookie);
        assertTrue(answer.header("Set-Cookie").endsWith("; Secure"), answer::toString);
        assertEquals(
                200,
                other.get("/me", HEADER, "cookie", "Cookie", cookie, "X-Forwarded-Proto", "https")
                        .status());
        assertEquals(
                401,
                other.get(
                                "/me",
                                HEADER,
                                "cookie",
                                "Cookie",
                                "issue-tracker=" + token(cookie),
                                "X-Forwarded-Proto",
                                "https")
                        .status());
    }

    @Test
    void belowAPathTheCookieIsThatPathsOnly() {
        Answer answer = signIn("jane", start("BASE_PATH", "/tracker").guest());
        assertTrue(answer.header("Set-Cookie").contains("; Path=/tracker;"), answer::toString);
    }

    /** A browser sends the cookie of the root to what lies below a path, too. */
    @Test
    void trackersAtTheRootAndBelowAPathOfAHostKeepTheirCookiesApart() {
        String root = cookie(signIn(guest));
        Api below = start("BASE_PATH", "/tracker").guest();
        String own = cookie(signIn("jane", below));
        assertTrue(root.startsWith("issue-tracker="), root);
        assertTrue(own.startsWith("issue-tracker+tracker="), own);
        assertEquals(200, me(below, own + "; " + root));
        assertEquals(401, me(below, root));
    }

    @Test
    void trackersBelowPathsOfEachOtherKeepTheirCookiesApart() {
        Api other = start("TRUSTED_PROXIES", "127.0.0.0/8").guest();
        String[] below = {"X-Forwarded-Proto", "https", "X-Forwarded-Prefix", "/teams/a"};
        String above = cookie(signIn("jane", other, "X-Forwarded-Proto", "https", "X-Forwarded-Prefix", "/teams"));
        String own = cookie(signIn("jane", other, below));
        assertTrue(above.startsWith("__Secure-issue-tracker+teams="), above);
        assertTrue(own.startsWith("__Secure-issue-tracker+teams+a="), own);
        String[] both = {HEADER, "cookie", "Cookie", above + "; " + own, below[0], below[1], below[2], below[3]};
        assertEquals(200, other.get("/me", both).status());
    }

    @Test
    void requestsWithACookieAreCountedForItsToken() {
        Api other = start("RATE_LIMIT", "1000").guest();
        String cookie = cookie(signIn("jane", other));
        other.get("/me", HEADER, "cookie", "Cookie", cookie).expect(200);
        Answer counted = other.get("/me", HEADER, "cookie", "Cookie", cookie).expect(200);
        assertTrue(counted.header("RateLimit").startsWith("\"token\""), counted.header("RateLimit"));
    }
}
