package dev.issuetracker.http.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnSessionsTest extends HttpTest {
    private final String name = unique("ada");
    private Api ada = guest;

    OwnSessionsTest(Store store) {
        super(store);
    }

    @BeforeEach
    void signUp() {
        ada = guest.signUp(name);
    }

    private Api signIn() {
        return guest.signIn(name, Api.PASSWORD);
    }

    /** The id of the session that the client is in. */
    private static String current(Api api) {
        Answer answer = api.get("/me/sessions").expect(200);
        List<String> ids = answer.each("/results", "/id");
        return ids.get(answer.each("/results", "/current").indexOf("true"));
    }

    @Test
    void sessionsAreShownNewestFirstWithWhereTheyCameFrom() {
        signIn();
        ada.get("/me/sessions", "User-Agent", "test")
                .expect(200)
                .shows(
                        "/results/1",
                        "{id: '…', created_at: '…', expires_at: '…', address: '127.0.0.1', user_agent: '…',"
                                + " current: true}")
                .shows(
                        "/results/0",
                        "{id: '…', created_at: '…', expires_at: '…', address: '127.0.0.1', user_agent: '…',"
                                + " current: false}");
    }

    @Test
    void sessionsArePaged() {
        for (int i = 0; i < 4; i++) {
            signIn();
        }
        List<String> all = ada.get("/me/sessions").each("/results", "/id");
        assertEquals(5, all.size());
        Answer first = ada.get("/me/sessions?limit=2").expect(200);
        Answer second = ada.follow(first.text("/next")).expect(200);
        Answer third = ada.follow(second.text("/next")).expect(200);
        assertEquals(all.subList(2, 4), second.each("/results", "/id"));
        assertEquals(all.subList(4, 5), third.each("/results", "/id"));
        assertTrue(third.at("/next").isNull());
    }

    @Test
    void endedSessionsTokenIsDeadAndTheOtherIsNot() {
        Api other = signIn();
        ada.delete("/me/sessions/" + current(other)).expect(204);
        assertEquals("token_refused", other.get("/me").expect(401).code());
        ada.get("/me").expect(200);
    }

    @Test
    void sessionThatEndedIsNotFoundAgain() {
        String id = current(signIn());
        ada.delete("/me/sessions/" + id).expect(204);
        ada.delete("/me/sessions/" + id).expect(404);
    }

    @Test
    void sessionOfSomebodyElseIsNotFound() {
        jane.delete("/me/sessions/" + current(ada)).expect(404);
        ada.get("/me").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "%20", "a%0Ab", "%27%20OR%20%271%27=%271", "\uD83D\uDC1E"})
    void strangeIdIsNotFound(String id) {
        ada.delete("/me/sessions/" + Api.encoded(id).replace("%25", "%")).expect(404);
        ada.get("/me").expect(200);
    }

    @Test
    void idWithAZeroCharacterIsNoServerError() {
        int status = ada.delete("/me/sessions/%00").status();
        assertTrue(status == 400 || status == 404, () -> "answered " + status);
    }

    @Test
    void allOthersEndAtOnce() {
        Api second = signIn();
        Api third = signIn();
        ada.delete("/me/sessions").expect(204);
        second.get("/me").expect(401);
        third.get("/me").expect(401);
        assertEquals(List.of("true"), ada.get("/me/sessions").each("/results", "/current"));
    }

    @Test
    void idOfASessionIsNoToken() {
        String id = current(ada);
        for (String token : List.of(id, "itp_" + id)) {
            guest.withToken(token).get("/me").expect(401);
        }
        assertNotEquals(id, current(signIn()));
    }
}
