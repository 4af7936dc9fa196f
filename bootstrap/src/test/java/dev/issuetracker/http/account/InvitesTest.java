package dev.issuetracker.http.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Who may sign up. */
class InvitesTest extends HttpTest {
    InvitesTest(Store store) {
        super(store);
    }

    private Tracker tracker(String signUp) {
        return Tracker.withoutAccounts(store, Map.of("SIGNUP", signUp));
    }

    private static String account(String name, String code) {
        return Api.account(name).replace("}", ", invite: '" + code + "'}");
    }

    private static Answer invite(Api admin, String body) {
        return admin.post("/invites", body).expect(201);
    }

    @Test
    void closedTrackerTakesItsFirstAccountOnly() {
        try (Tracker own = tracker("closed")) {
            Api first = own.guest().signUp("jane");
            assertEquals("admin", first.get("/me").text("/role"));
            Answer rejected = own.guest().post("/signup", Api.account("john")).expect(403);
            assertEquals("signup_closed", rejected.code());
            assertEquals(
                    "Signing up is closed. The operator of the server can open it with SIGNUP=open or SIGNUP=invite.",
                    rejected.text("/detail"));
        }
    }

    @Test
    void closedTrackerRevealsNoNames() {
        try (Tracker own = tracker("closed")) {
            own.guest().signUp("jane");
            own.guest().post("/signup", Api.account("jane")).expect(403);
        }
    }

    @Test
    void inviteIsGoodOnce() {
        try (Tracker own = tracker("invite")) {
            Api admin = own.guest().signUp("jane");
            assertEquals(
                    "invite_required",
                    own.guest().post("/signup", Api.account("john")).expect(403).code());
            String code = invite(admin, "{role: 'viewer'}").text("/code");
            assertEquals(
                    "viewer",
                    own.guest()
                            .post("/signup", account("john", code))
                            .expect(201)
                            .text("/role"));
            assertEquals(
                    "invite_refused",
                    own.guest()
                            .post("/signup", account("mary", code))
                            .expect(403)
                            .code());
        }
    }

    @Test
    void unknownUsedExpiredAndEndedInvitesGetTheSameAnswer() {
        try (Tracker own = tracker("invite")) {
            Api admin = own.guest().signUp("jane");
            String used = invite(admin, "{}").text("/code");
            own.guest().post("/signup", account("john", used)).expect(201);
            Answer ended = invite(admin, "{}");
            admin.delete("/invites/" + ended.id()).expect(204);
            String expired = invite(admin, "{expires_in: 60}").text("/code");
            own.clock().advance(Duration.ofSeconds(60));
            for (String code : List.of("iti_guess", used, ended.text("/code"), expired)) {
                Answer rejected =
                        own.guest().post("/signup", account("mary", code)).expect(403);
                assertEquals(
                        "This invite is not valid: it is unknown, has expired, or was used already. Ask an"
                                + " admin for another.",
                        rejected.text("/detail"));
            }
        }
    }

    @Test
    void oneOfManyWhoUseAnInviteAtOnceGetsIn() throws Exception {
        try (Tracker own = tracker("invite")) {
            Api admin = own.guest().signUp("jane");
            String code = invite(admin, "{role: 'admin'}").text("/code");
            List<Callable<Integer>> attempts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String name = "guest" + i;
                attempts.add(
                        () -> own.guest().post("/signup", account(name, code)).status());
            }
            ExecutorService executor = Executors.newFixedThreadPool(attempts.size());
            try {
                List<Integer> statuses = new ArrayList<>();
                for (Future<Integer> status : executor.invokeAll(attempts)) {
                    statuses.add(status.get());
                }
                assertEquals(
                        1, statuses.stream().filter(status -> status == 201).count(), statuses.toString());
                assertEquals(
                        7, statuses.stream().filter(status -> status == 403).count(), statuses.toString());
                assertEquals(2, admin.get("/users").at("/results").size());
            } finally {
                executor.shutdownNow();
            }
        }
    }

    @Test
    void inviteIsTakenWhereAnybodyMaySignUp() {
        String code = invite(admin, "{role: 'viewer'}").text("/code");
        assertEquals(
                "viewer",
                guest.post("/signup", account(unique("ada"), code)).expect(201).text("/role"));
    }

    @Test
    void codeIsShownOnce() {
        Answer made = invite(admin, "{role: 'member', expires_in: 3600}");
        made.shows("", "{id: '…', code: '…', role: 'member', created_at: '…', expires_at: '…'}");
        assertTrue(made.text("/code").matches("iti_[0-9A-Za-z]{49}"), made.body());
        Answer listed = admin.get("/invites").expect(200);
        listed.shows(
                "/results/0",
                "{id: " + made.id()
                        + ", role: 'member', created_by: {id: '…', username: 'admin'}, created_at: '…',"
                        + " expires_at: '…'}");
        assertFalse(listed.body().contains(made.text("/code")));
    }

    @Test
    void codeIsNotRecordedForARetry() {
        Answer first =
                admin.post("/invites", "{}", "Idempotency-Key", unique("key")).expect(201);
        Answer second = admin.post("/invites", "{}", "Idempotency-Key", "key").expect(201);
        Answer third = admin.post("/invites", "{}", "Idempotency-Key", "key").expect(201);
        assertEquals("", third.header("Idempotency-Replayed"));
        assertNotEquals(second.text("/code"), third.text("/code"));
        assertNotEquals(first.id(), third.id());
    }

    @Test
    void allViolationsOfAnInviteAreAnsweredAtOnce() {
        assertEquals(
                List.of("expires_in out_of_range", "role invalid_choice"),
                admin.post("/invites", "{role: 'guest', expires_in: 2592001}").expect(400).violations().stream()
                        .sorted()
                        .toList());
    }

    @Test
    void endingAnInviteTwiceIs404() {
        String path = "/invites/" + invite(admin, "{}").id();
        admin.delete(path).expect(204);
        admin.delete(path).expect(404);
    }
}
