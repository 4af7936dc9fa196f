package dev.issuetracker.http.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What admins do with accounts. */
class UsersTest extends HttpTest {
    UsersTest(Store store) {
        super(store);
    }

    private static String path(Api owner) {
        return "/users/" + owner.get("/me").id();
    }

    private Answer signIn(String name, String password) {
        return guest.post("/signin", "{username: '" + name + "', password: '" + password + "'}");
    }

    @Test
    void adminSeesAllOfAnAccount() {
        String name = unique("ada");
        admin.get(path(guest.signUp(name)))
                .expect(200)
                .shows(
                        "",
                        "{id: '…', username: '" + name
                                + "', email: 'someone@example.org', role: 'member', created_at: '…',"
                                + " disabled_at: null, placeholder: false}");
    }

    @Test
    void shownAccountCanBeSentBackEdited() {
        String path = path(guest.signUp(unique("ada")));
        String edited = admin.get(path).body().replace("\"member\"", "\"viewer\"");
        assertEquals("viewer", admin.patch(path, edited).expect(200).text("/role"));
    }

    @Test
    void adminCorrectsNameAndAddress() {
        String name = unique("ada");
        Api ada = guest.signUp(name);
        String edit = "{username: '" + name + "_2', email: 'ada@example.org'}";
        admin.patch(path(ada), edit)
                .expect(200)
                .shows("/username", "'" + name + "_2'")
                .shows("/email", "'ada@example.org'");
        ada.get("/me").expect(200).shows("/username", "'" + name + "_2'");
        signIn(name, Api.PASSWORD).expect(401);
        signIn(name + "_2", Api.PASSWORD).expect(200);
    }

    @Test
    void takenOrInvalidNameIsRejected() {
        Api ada = guest.signUp(unique("ada"));
        assertEquals(
                "username_taken",
                admin.patch(path(ada), "{username: 'JANE'}").expect(409).code());
        assertEquals(
                List.of("email invalid_email", "username invalid_username"),
                admin.patch(path(ada), "{username: 'a b', email: 'nowhere'}").expect(400).violations().stream()
                        .sorted()
                        .toList());
    }

    @Test
    void ownAddressIsChangedWithThePassword() {
        Api ada = guest.signUp(unique("ada"));
        ada.patch("/me", "{email: 'ada@example.org', current_password: '" + Api.PASSWORD + "'}")
                .expect(200)
                .shows("/email", "'ada@example.org'");
        ada.get("/me").expect(200).shows("/email", "'ada@example.org'");
        assertEquals(
                List.of("email_changed"),
                admin.get("/audit?event=email_changed&subject=user:"
                                + ada.get("/me").id())
                        .expect(200)
                        .each("/results", "/event"));
    }

    @Test
    void ownAddressStaysWithoutThePassword() {
        Api ada = guest.signUp(unique("ada"));
        assertEquals(
                List.of("current_password required"),
                ada.patch("/me", "{email: 'ada@example.org'}").expect(400).violations());
        assertEquals(
                List.of("current_password wrong_password"),
                ada.patch("/me", "{email: 'ada@example.org', current_password: 'wrong horse'}")
                        .expect(400)
                        .violations());
        ada.get("/me").expect(200).shows("/email", "'someone@example.org'");
    }

    @Test
    void ownNameAndRoleAreNotOnesOwnToChange() {
        Api ada = guest.signUp(unique("ada"));
        assertEquals(
                List.of("role read_only", "username read_only"),
                ada.patch("/me", "{username: 'eve', role: 'admin'}").expect(400).violations().stream()
                        .sorted()
                        .toList());
        ada.patch("/me", ada.get("/me").body()).expect(200);
    }

    @Test
    void unknownAccountIs404() {
        admin.get("/users/" + Long.MAX_VALUE).expect(404);
        admin.patch("/users/" + Long.MAX_VALUE, "{role: 'viewer'}").expect(404);
    }

    @Test
    void allViolationsOfAnEditAreAnsweredAtOnce() {
        assertEquals(
                List.of("disabled wrong_type", "role invalid_choice", "rolle unknown_field"),
                admin.patch(path(john), "{role: 'Admin', disabled: 'yes', rolle: 1}").expect(400).violations().stream()
                        .sorted()
                        .toList());
    }

    @Test
    void newRoleHoldsAtOnce() {
        Api ada = guest.signUp(unique("ada"));
        ada.get(path(ada)).expect(403);
        admin.patch(path(ada), "{role: 'admin'}").expect(200);
        ada.get(path(ada)).expect(200);
    }

    @Test
    void disablingEndsEverySessionForGood() {
        String name = unique("ada");
        Api ada = guest.signUp(name);
        Api again = guest.withToken(signIn(name, Api.PASSWORD).text("/token"));
        String path = path(ada);
        assertTrue(admin.patch(path, "{disabled: true}")
                .expect(200)
                .at("/disabled_at")
                .isTextual());
        ada.get("/me").expect(401);
        again.get("/me").expect(401);
        admin.patch(path, "{disabled: false}").expect(200).shows("/disabled_at", "null");
        ada.get("/me").expect(401);
        signIn(name, Api.PASSWORD).expect(200);
    }

    @Test
    void onlyTheRightPasswordRevealsThatTheAccountIsDisabled() {
        String name = unique("ada");
        admin.patch(path(guest.signUp(name)), "{disabled: true}").expect(200);
        assertEquals("account_disabled", signIn(name, Api.PASSWORD).expect(403).code());
        assertEquals(
                "credentials_wrong", signIn(name, "battery staple").expect(401).code());
    }

    @Test
    void accountsAreFilteredByRoleAndByBeingDisabled() {
        String name = unique("pick");
        Api viewer = guest.signUp("a" + name);
        Api gone = guest.signUp("b" + name);
        guest.signUp("c" + name);
        admin.patch(path(viewer), "{role: 'viewer'}").expect(200);
        admin.patch(path(gone), "{disabled: true}").expect(200);
        String list = "/users?keyword=" + name;
        assertEquals(
                List.of(
                        List.of("false", "true", "false"),
                        List.of("a" + name),
                        List.of("b" + name),
                        List.of("c" + name)),
                List.of(
                        jane.get(list).expect(200).each("/results", "/disabled"),
                        jane.get(list + "&role=viewer").expect(200).each("/results", "/username"),
                        jane.get(list + "&disabled=true").expect(200).each("/results", "/username"),
                        jane.get(list + "&disabled=false&role=member")
                                .expect(200)
                                .each("/results", "/username")));
    }

    @Test
    void lastAdminStays() {
        try (Tracker own = Tracker.fresh(store)) {
            String path = path(own.admin());
            assertEquals(
                    List.of("last_admin", "last_admin"),
                    List.of(
                            own.admin()
                                    .patch(path, "{role: 'member'}")
                                    .expect(409)
                                    .code(),
                            own.admin()
                                    .patch(path, "{disabled: true}")
                                    .expect(409)
                                    .code()));
            own.admin().get(path).expect(200);
        }
    }

    @Test
    void ofTwoAdminsWhoDemoteEachOtherAtOnceOneIsLeft() throws Exception {
        try (Tracker own = Tracker.fresh(store)) {
            Api one = own.admin();
            Api other = own.jane();
            String onesPath = path(one);
            String othersPath = path(other);
            ExecutorService executor = Executors.newFixedThreadPool(2);
            try {
                for (int round = 0; round < 10; round++) {
                    boolean onesTurn = one.get(onesPath).status() == 200;
                    (onesTurn ? one : other)
                            .patch(onesTurn ? othersPath : onesPath, "{role: 'admin'}")
                            .expect(200);
                    Future<Answer> first = executor.submit(() -> one.patch(othersPath, "{role: 'viewer'}"));
                    Future<Answer> second = executor.submit(() -> other.patch(onesPath, "{role: 'viewer'}"));
                    List<Integer> done =
                            List.of(first.get().status(), second.get().status());
                    assertEquals(
                            1, done.stream().filter(status -> status == 200).count(), done.toString());
                    assertTrue(done.contains(409) || done.contains(403), done.toString());
                    assertEquals(
                            1,
                            own.john().get("/users?role=admin").at("/results").size());
                }
            } finally {
                executor.shutdownNow();
            }
        }
    }
}
