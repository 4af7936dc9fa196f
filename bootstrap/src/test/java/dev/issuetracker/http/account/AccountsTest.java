package dev.issuetracker.http.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AccountsTest extends HttpTest {
    AccountsTest(Store store) {
        super(store);
    }

    private static String credentials(String username, String password) {
        return "{username: '" + username + "', password: '" + password + "'}";
    }

    @Test
    void signupAnswersTheAccountItselfAndItsToken() {
        String name = unique("ada");
        guest.post("/signup/", Api.account(name))
                .expect(201)
                .shows(
                        "",
                        "{id: '…', username: '" + name + "', email: 'someone@example.org', role: 'member',"
                                + " created_at: '…', token: '…', token_type: 'Bearer', expires_in: 315360000}");
    }

    @Test
    void firstAccountIsTheAdmin() {
        assertEquals("admin", admin.get("/me").expect(200).text("/role"));
    }

    @Test
    void tokenOfSignupIsGoodAtOnce() {
        String name = unique("ada");
        assertEquals(name, guest.signUp(name).get("/me").expect(200).text("/username"));
    }

    @Test
    void takenNameIs409WhateverItsCase() {
        String name = unique("ada");
        guest.signUp(name);
        Answer answer = guest.post("/signup/", Api.account(name.toUpperCase(Locale.ROOT)));
        assertEquals("username_taken", answer.expect(409).code());
    }

    @Test
    void takenNameIs409WhateverItsCaseBeyondAscii() {
        String name = unique("ÉMILE");
        guest.signUp(name);
        guest.post("/signup/", Api.account(name.toLowerCase(Locale.ROOT))).expect(409);
    }

    @Test
    void allViolationsOfASignUpAreAnsweredAtOnce() {
        Answer answer =
                guest.post("/signup/", "{username: 'a b', email: 'nowhere', password: 'short', rolle: 'admin'}");
        assertEquals(
                List.of(
                        "email invalid_email",
                        "password too_short",
                        "rolle unknown_field",
                        "username invalid_username"),
                answer.expect(400).violations().stream().sorted().toList());
    }

    @Test
    void signinAnswersATokenAndTheAccount() {
        String name = unique("ada");
        guest.signUp(name);
        guest.post("/signin/", credentials(name, Api.PASSWORD))
                .expect(200)
                .shows(
                        "",
                        "{token: '…', token_type: 'Bearer', expires_in: 315360000, user: {id: '…', username: '" + name
                                + "', email: 'someone@example.org', role: 'member', created_at: '…'}}");
    }

    @Test
    void signinTakesTheNameInAnyCase() {
        String name = unique("ada");
        guest.signUp(name);
        guest.post("/signin", credentials(name.toUpperCase(Locale.ROOT), Api.PASSWORD))
                .expect(200);
    }

    @Test
    void unknownNameAndWrongPasswordGetTheSameAnswer() {
        Answer unknown = guest.post("/signin/", credentials(unique("nobody"), Api.PASSWORD));
        Answer wrong = guest.post("/signin/", credentials("jane", "battery staple"));
        assertEquals(withoutInstance(unknown.expect(401)), withoutInstance(wrong.expect(401)));
    }

    private static String withoutInstance(Answer answer) {
        ObjectNode problem = answer.json().deepCopy();
        problem.remove("instance");
        return problem + answer.header("WWW-Authenticate");
    }

    @Test
    void signoutKillsTheToken() {
        Api ada = guest.signUp(unique("ada"));
        ada.post("/signout/").expect(204);
        assertEquals("token_refused", ada.get("/me").expect(401).code());
    }

    @Test
    void signoutLeavesTheAccountsOtherTokensAlone() {
        String name = unique("ada");
        Api first = guest.signUp(name);
        String token = guest.post("/signin", credentials(name, Api.PASSWORD)).text("/token");
        first.post("/signout").expect(204);
        guest.withToken(token).get("/me").expect(200);
    }

    @Test
    void schemeOfTheDjangoClientsIsTaken() {
        String token = guest.post("/signin", credentials("jane", Api.PASSWORD)).text("/token");
        guest.get("/me", "Authorization", "Token " + token).expect(200);
    }

    @Test
    void schemeMayBeWrittenInAnyCase() {
        String token = guest.post("/signin", credentials("jane", Api.PASSWORD)).text("/token");
        guest.get("/me", "Authorization", "bearer " + token).expect(200);
    }

    @Test
    void missingTokenIs401WithAChallenge() {
        Answer answer = guest.get("/issues").expect(401);
        assertEquals("Bearer realm=\"issue-tracker\"", answer.header("WWW-Authenticate"));
    }

    @Test
    void forgedTokenIs401WithAChallengeThatSaysSo() {
        Answer answer =
                guest.withToken("eyJhbGciOiJub25lIn0.e30.").get("/issues").expect(401);
        assertEquals("Bearer realm=\"issue-tracker\", error=\"invalid_token\"", answer.header("WWW-Authenticate"));
    }

    @Test
    void usersAreListedByName() {
        String name = unique("pick");
        guest.signUp("b" + name);
        guest.signUp("a" + name);
        Answer answer =
                jane.get("/users?keyword=" + name.toUpperCase(Locale.ROOT)).expect(200);
        assertEquals(List.of("a" + name, "b" + name), answer.each("/results", "/username"));
    }

    @Test
    void addressesOfOthersAreNotShown() {
        jane.get("/users?keyword=john&limit=1")
                .expect(200)
                .shows(
                        "/results/0",
                        "{id: '…', username: 'john', role: 'member', created_at: '…', disabled: false,"
                                + " placeholder: false}");
    }
}
