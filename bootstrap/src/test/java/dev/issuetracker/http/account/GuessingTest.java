package dev.issuetracker.http.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.TestClock;
import dev.issuetracker.http.fixture.Tracker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often passwords can be guessed: three times at once for an account. */
@ParameterizedClass(name = "{0}")
@EnumSource(Store.class)
class GuessingTest {
    private static final Map<Store, Tracker> TRACKERS = new ConcurrentHashMap<>();

    private final Store store;
    private final Tracker tracker;
    private final Api guest;

    GuessingTest(Store store) {
        this.store = store;
        tracker = TRACKERS.computeIfAbsent(store, fresh -> Tracker.fresh(fresh, Map.of("GUESSES_PER_ACCOUNT", "3")));
        guest = tracker.guest();
    }

    @AfterAll
    static void close() {
        TRACKERS.values().forEach(Tracker::close);
        TRACKERS.clear();
    }

    private static Answer signIn(Api api, String name, String password) {
        return api.post("/signin", "{username: " + Json.quote(name) + ", password: " + Json.quote(password) + "}");
    }

    private String account() {
        String name = HttpTest.unique("ada");
        guest.signUp(name);
        return name;
    }

    private void useUp(String name) {
        for (int i = 0; i < 3; i++) {
            signIn(guest, name, "wrong horse").expect(401);
        }
    }

    @Test
    void pastTheLimitTheRightPasswordIsNotLookedAtEither() {
        String ada = account();
        useUp(ada);
        Answer rejected = signIn(guest, ada, Api.PASSWORD).expect(429);
        assertEquals("too_many_tries", rejected.code());
        assertEquals("30", rejected.header("Retry-After"));
    }

    @Test
    void rejectionIsTheSameForANameThatNobodyHas() {
        String ada = account();
        String nobody = HttpTest.unique("nobody");
        useUp(ada);
        useUp(nobody);
        Answer known = signIn(guest, ada, Api.PASSWORD).expect(429);
        Answer unknown = signIn(guest, nobody, Api.PASSWORD).expect(429);
        assertEquals(withoutInstance(known), withoutInstance(unknown));
    }

    private static String withoutInstance(Answer answer) {
        ObjectNode problem = answer.json().deepCopy();
        problem.remove("instance");
        return problem.toString();
    }

    @Test
    void ownerSignsInOnceTheWaitIsOver() {
        String ada = account();
        useUp(ada);
        signIn(guest, ada, "wrong horse").expect(429);
        tracker.clock().advance(Duration.ofSeconds(30));
        signIn(guest, ada, Api.PASSWORD).expect(200);
        // Being right cost nothing, so that this works too.
        signIn(guest, ada, Api.PASSWORD).expect(200);
    }

    @Test
    void otherAccountsSignIn() {
        useUp(account());
        signIn(guest, account(), Api.PASSWORD).expect(200);
    }

    @Test
    void sessionsOfTheAccountGoOn() {
        String name = HttpTest.unique("ada");
        Api ada = guest.signUp(name);
        useUp(name);
        signIn(guest, name, Api.PASSWORD).expect(429);
        ada.get("/me").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\uD83D", "a b", "none", ""})
    void nameThatNobodyCanHaveIsAnsweredAndLimitedToo(String name) {
        for (int i = 0; i < 4; i++) {
            int status = signIn(guest, name, "wrong horse").status();
            assertTrue(List.of(401, 429).contains(status), () -> "answered " + status);
        }
    }

    @Test
    void signUpsFromOneAddressAreLimitedButNotThoseThatAreInvalid() {
        try (Tracker narrow = Tracker.fresh(store, Map.of("SIGNUPS_PER_ADDRESS", "4"))) {
            // Three were made already.
            Api other = narrow.guest();
            other.post("/signup", "{username: 'a b', email: 'nowhere', password: 'short'}")
                    .expect(400);
            other.signUp("joan");
            Answer rejected = other.post("/signup", Api.account("jean")).expect(429);
            assertEquals("too_many_tries", rejected.code());
            assertEquals("60", rejected.header("Retry-After"));
            narrow.clock().advance(Duration.ofMinutes(1));
            other.signUp("jean");
        }
    }

    @Test
    void limitOfAnAddressIsForAllItsGuesses() {
        try (Tracker narrow = Tracker.fresh(store, Map.of("GUESSES_PER_ADDRESS", "4"))) {
            for (String name : List.of("jane", "john", "joan", "jean")) {
                signIn(narrow.guest(), name, "wrong horse").expect(401);
            }
            Answer rejected = signIn(narrow.guest(), "admin", Api.PASSWORD).expect(429);
            assertEquals("3", rejected.header("Retry-After"));
        }
    }

    @Test
    void usedUpTriesSurviveARestart(@TempDir Path folder) {
        TestClock clock = new TestClock();
        Map<String, String> environment = new HashMap<>(store.freshDatabase(folder));
        environment.putAll(
                Map.of("PORT", "0", "HOST", "127.0.0.1", "DATA_DIR", folder.toString(), "GUESSES_PER_ACCOUNT", "3"));
        try (RunningServer server = RunningServer.start(environment, clock)) {
            Api api = Api.ofOneThatStops(server.port());
            api.signUp("jane");
            for (int i = 0; i < 3; i++) {
                signIn(api, "jane", "wrong horse").expect(401);
            }
        }
        try (RunningServer server = RunningServer.start(environment, clock)) {
            signIn(Api.ofOneThatStops(server.port()), "jane", Api.PASSWORD).expect(429);
        }
    }
}
