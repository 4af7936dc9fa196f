package dev.issuetracker.http.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest extends HttpTest {
    private static final String NEW = "battery staple";

    private final String name = unique("adalovelace");
    private Api ada = guest;

    PasswordsTest(Store store) {
        super(store);
    }

    @BeforeEach
    void signUp() {
        ada = guest.signUp(name);
    }

    private Answer change(String current, String password) {
        return ada.put(
                "/me/password", "{current_password: '" + current + "', new_password: " + Json.quote(password) + "}");
    }

    private Answer signIn(String password) {
        return guest.post("/signin", "{username: '" + name + "', password: " + Json.quote(password) + "}");
    }

    private Api program() {
        Answer made = ada.post("/me/tokens", "{name: 'a', scope: 'read'}").expect(201);
        return guest.withToken(made.text("/token"));
    }

    private Answer startReset() {
        return admin.post("/users/" + ada.get("/me").id() + "/reset-password").expect(201);
    }

    private Answer reset(String code, String password) {
        return guest.post("/password-reset", "{code: '" + code + "', password: '" + password + "'}");
    }

    @Test
    void changedPasswordIsTheOnlyOne() {
        change(Api.PASSWORD, NEW).expect(204);
        signIn(Api.PASSWORD).expect(401);
        signIn(NEW).expect(200);
    }

    @Test
    void changeEndsEverythingButTheSessionOfTheCall() {
        Api other = guest.signIn(name, Api.PASSWORD);
        Api program = program();
        change(Api.PASSWORD, NEW).expect(204);
        other.get("/me").expect(401);
        program.get("/me").expect(401);
        ada.get("/me").expect(200);
        jane.get("/me").expect(200);
    }

    @Test
    void wrongCurrentPasswordChangesNothing() {
        Api program = program();
        assertEquals(
                List.of("current_password wrong_password"),
                change("wrong horse", NEW).expect(400).violations());
        signIn(Api.PASSWORD).expect(200);
        program.get("/me").expect(200);
    }

    @Test
    void allViolationsOfAChangeAreAnsweredAtOnce() {
        Answer answer = ada.put("/me/password", "{new_password: 'short', old: 1}");
        assertEquals(
                List.of("current_password required", "new_password too_short", "old unknown_field"),
                answer.expect(400).violations().stream().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "Iloveyou", "12345678", "issue tracker", "someone@example.org"})
    void guessedPasswordIsRejectedEverywhere(String password) {
        List<String> violations =
                new ArrayList<>(change(Api.PASSWORD, password).expect(400).violations());
        violations.addAll(guest.post(
                        "/signup",
                        "{username: '" + unique("x") + "', email: 'someone@example.org', password: '" + password + "'}")
                .expect(400)
                .violations());
        assertEquals(List.of("new_password too_common", "password too_common"), violations);
    }

    @Test
    void nameOfTheAccountIsNoPassword() {
        assertEquals(
                List.of("new_password too_common"), change(Api.PASSWORD, name).violations());
    }

    @Test
    void halfACharacterSignsNobodyIn() {
        guest.post("/signin", "{username: '" + name + "', password: '" + Api.PASSWORD + "\\ud83d'}")
                .expect(401);
    }

    @Test
    void startedResetTakesThePasswordAndEverySessionAndToken() {
        Api program = program();
        startReset().shows("", "{code: '…', expires_at: '…'}");
        signIn(Api.PASSWORD).expect(401);
        ada.get("/me").expect(401);
        program.get("/me").expect(401);
    }

    @Test
    void codeLeadsToANewPasswordOnce() {
        String code = startReset().text("/code");
        reset(code, NEW).expect(204);
        signIn(NEW).expect(200);
        assertEquals(
                List.of("code invalid_code"),
                reset(code, "another one").expect(400).violations());
        signIn(NEW).expect(200);
    }

    @Test
    void oneOfManyWhoUseACodeAtOnceGetsItsAccount() {
        String code = startReset().text("/code");
        List<Integer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> reset(code, "battery staple " + i).status())
                .sorted()
                .toList();
        assertEquals(List.of(204, 400, 400, 400, 400, 400), answers);
        assertEquals(
                1,
                IntStream.range(0, 6)
                        .filter(i -> signIn("battery staple " + i).status() == 200)
                        .count());
    }

    @Test
    void onlyAdminsReset() {
        john.post("/users/" + ada.get("/me").id() + "/reset-password").expect(403);
        admin.post("/users/999999/reset-password").expect(404);
        admin.post("/users/" + admin.get("/me").id() + "/reset-password").expect(403);
        signIn(Api.PASSWORD).expect(200);
    }

    @Test
    void signInsAndAPasswordChangeAtOnceLeaveNoSessionOfTheOldPassword() {
        List<Answer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> i == 3 ? change(Api.PASSWORD, NEW) : signIn(Api.PASSWORD))
                .toList();
        answers.get(3).expect(204);
        for (Answer answer : answers) {
            if (answer.status() == 200) {
                guest.withToken(answer.text("/token")).get("/me").expect(401);
            }
        }
        assertTrue(answers.stream().allMatch(answer -> List.of(200, 204, 401).contains(answer.status())));
    }
}
