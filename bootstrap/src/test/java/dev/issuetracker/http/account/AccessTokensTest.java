package dev.issuetracker.http.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.Await;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessTokensTest extends HttpTest {
    AccessTokensTest(Store store) {
        super(store);
    }

    private static Answer make(Api owner, String scope) {
        return owner.post("/me/tokens", "{name: 'build server', scope: '" + scope + "'}")
                .expect(201);
    }

    private Api with(Answer made) {
        return guest.withToken(made.text("/token"));
    }

    @Test
    void newTokenIsShownWithItsSecretOnce() {
        Api ada = guest.signUp(unique("ada"));
        Answer made = make(ada, "read")
                .shows(
                        "",
                        "{id: '…', name: 'build server', scope: 'read', created_at: '…', expires_at: '…', token: '…'}");
        Answer listed = ada.get("/me/tokens").expect(200);
        listed.shows(
                "/results",
                "[{id: '…', name: 'build server', scope: 'read', created_at: '…', expires_at: '…',"
                        + " last_used_at: null}]");
        assertTrue(!listed.body().contains(made.text("/token").substring(4)), listed::toString);
    }

    @Test
    void tokenIsItsOwnerByEitherScheme() {
        String token = make(jane, "read").text("/token");
        for (String scheme : List.of("Bearer ", "Token ", "bearer ")) {
            assertEquals(
                    "jane",
                    guest.get("/me", "Authorization", scheme + token)
                            .expect(200)
                            .text("/username"));
        }
    }

    @Test
    void readTokenReadsAndNothingElse() {
        Api program = with(make(admin, "read"));
        long issue = admin.issue("Login Bug").id();
        program.get("/issues/" + issue).expect(200);
        program.get("/users").expect(200);
        Answer rejected =
                program.post("/issues", "{title: 'a', description: ''}").expect(403);
        assertEquals("This needs a token with the scope write.", rejected.text("/detail"));
        program.post("/issues/" + issue + "/comments", "{body: 'a'}").expect(403);
        program.delete("/issues/" + issue).expect(403);
    }

    @Test
    void writeTokenWritesAndDoesNotAdministrate() {
        Api program = with(make(admin, "write"));
        long issue = program.issue("Login Bug").id();
        program.post("/issues/" + issue + "/comments", "{body: 'a'}").expect(201);
        assertEquals(
                "This needs a token with the scope admin.",
                program.delete("/labels/" + program.label(unique("label")).id())
                        .expect(403)
                        .text("/detail"));
        program.delete("/issues/" + issue).expect(204);
    }

    @Test
    void adminTokenAdministrates() {
        Api program = with(make(admin, "admin"));
        program.delete("/labels/" + program.label(unique("label")).id()).expect(204);
        program.delete("/issues/" + program.issue("Login Bug").id()).expect(204);
    }

    @Test
    void tokenGivesNoMoreThanItsOwnerHas() {
        Api program = with(make(john, "admin"));
        assertTrue(program.delete("/labels/" + program.label(unique("label")).id())
                .expect(403)
                .text("/detail")
                .startsWith("This needs the role admin"));
    }

    @Test
    void noTokenManagesTheOwnAccount() {
        Api program = with(make(admin, "admin"));
        for (Answer answer : List.of(
                program.get("/me/sessions"),
                program.delete("/me/sessions"),
                program.delete("/me/sessions/1"),
                program.get("/me/tokens"),
                program.post("/me/tokens", "{name: 'a', scope: 'read'}"),
                program.delete("/me/tokens/1"),
                program.put("/me/password", "{current_password: 'a', new_password: 'b'}"))) {
            assertEquals("forbidden", answer.expect(403).code());
        }
    }

    @Test
    void endedTokenIsDead() {
        Answer made = make(jane, "read");
        jane.delete("/me/tokens/" + made.id()).expect(204);
        assertEquals("token_refused", with(made).get("/me").expect(401).code());
        jane.delete("/me/tokens/" + made.id()).expect(404);
    }

    @Test
    void nobodyElseEndsAToken() {
        Answer made = make(jane, "read");
        john.delete("/me/tokens/" + made.id()).expect(404);
        with(made).get("/me").expect(200);
    }

    @Test
    void signingOutEndsTheTokenOfTheCallAndNoOther() {
        Answer first = make(jane, "read");
        Answer second = make(jane, "read");
        with(first).post("/signout").expect(204);
        with(first).get("/me").expect(401);
        with(second).get("/me").expect(200);
        jane.get("/me").expect(200);
    }

    @Test
    void guessedTokenIsRejected() {
        String token = make(jane, "read").text("/token");
        char last = token.charAt(token.length() - 1);
        for (String other : List.of(
                token.substring(0, token.length() - 1) + (last == 'x' ? 'y' : 'x'),
                token + "x",
                "itp_",
                "itp_" + "0".repeat(43) + "4EuDLN",
                token.substring(4),
                "ITP_" + token.substring(4))) {
            assertEquals(
                    "Bearer realm=\"issue-tracker\", error=\"invalid_token\"",
                    guest.withToken(other).get("/me").expect(401).header("WWW-Authenticate"));
        }
    }

    @Test
    void newTokenIsChecked() {
        Answer answer = jane.post("/me/tokens", "{name: '', scope: 'all', expires_in: 31622401, owner: 1}");
        assertEquals(
                List.of("expires_in out_of_range", "name blank", "owner unknown_field", "scope unknown_scope"),
                answer.expect(400).violations().stream().sorted().toList());
    }

    @Test
    void answerWithASecretIsNotRecorded() {
        String key = unique("key");
        String body = "{name: 'a', scope: 'read'}";
        Answer first = jane.post("/me/tokens", body, "Idempotency-Key", key).expect(201);
        Answer second = jane.post("/me/tokens", body, "Idempotency-Key", key).expect(201);
        assertEquals("", second.header("Idempotency-Replayed"));
        assertNotEquals(first.text("/token"), second.text("/token"));
    }

    @Test
    void hundredAndFirstTokenIsRejected() {
        Api ada = guest.signUp(unique("ada"));
        for (int i = 0; i < 100; i++) {
            make(ada, "read");
        }
        assertEquals(
                "too_many_tokens",
                ada.post("/me/tokens", "{name: 'a', scope: 'read'}").expect(409).code());
        ada.delete("/me/tokens/" + ada.get("/me/tokens").number("/results/0/id"));
        make(ada, "read");
    }

    @Test
    void useIsShownSoonAfter() {
        Api ada = guest.signUp(unique("ada"));
        with(make(ada, "read")).get("/me").expect(200);
        // Noted beside the call.
        assertNotEquals("null", Await.answer(() -> lastUse(ada), use -> !use.equals("null")));
    }

    private static String lastUse(Api owner) {
        return owner.get("/me/tokens").text("/results/0/last_used_at");
    }

    @Test
    void tokenIsGoodUntilItExpires() {
        try (Tracker own = Tracker.fresh(store)) {
            Answer made = own.jane()
                    .post("/me/tokens", "{name: 'a', scope: 'read', expires_in: 3600}")
                    .expect(201);
            Api program = own.guest().withToken(made.text("/token"));
            own.clock().advance(Duration.ofMinutes(59));
            program.get("/me").expect(200);
            own.clock().advance(Duration.ofMinutes(1));
            program.get("/me").expect(401);
            assertEquals(List.of(), own.jane().get("/me/tokens").each("/results", "/id"));
        }
    }
}
