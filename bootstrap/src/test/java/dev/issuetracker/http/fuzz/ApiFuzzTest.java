package dev.issuetracker.http.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests at random over everything that the description knows: none may fail the server, hang, or be answered in a
 * way that is not described, and afterwards the tracker is as sound as before. Each round has a server of its own and
 * the next higher seed; rounds are short, because sooner or later the requests take the admin's role or password away.
 *
 * <p>{@code -Dfuzz.seed=7 -Dfuzz.rounds=1} repeats one round, {@code -Dfuzz.rounds=5000} goes on for hours;
 * {@code -Dfuzz.requests} says how many a round has.
 */
class ApiFuzzTest {
    private static final Logger LOG = LoggerFactory.getLogger(ApiFuzzTest.class);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 8);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 250);
    /** Fixed, so that a build says the same of the same code. */
    private static final long SEED = Long.getLong("fuzz.seed", 1);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource(Store.class)
    void everyAnswerIsAsDescribed(Store store) {
        Tally all = new Tally();
        for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
            try (Tracker tracker = Tracker.fresh(store)) {
                all.add(round(tracker, store + " with -Dfuzz.seed=" + seed + " -Dfuzz.rounds=1", seed));
            }
        }
        LOG.info("{}: {}", store, all);
        assertTrue(ROUNDS * REQUESTS < 1_000 || all.neverCalled().isEmpty(), all::toString);
    }

    private static Tally round(Tracker tracker, String name, long seed) {
        // The examples of the description name them.
        tracker.guest().signUp("john_doe");
        tracker.admin().label("bug");
        tracker.admin().applyPreset().expect(200);
        tracker.jane().issue("Login Bug");
        String openApi = tracker.guest().get("/openapi.json").expect(200).body();
        int port = URI.create(tracker.guest().base()).getPort();
        List<Supplier<String>> callers = Stream.of("admin", "jane", "john_doe")
                .map(username -> (Supplier<String>) () -> signIn(tracker.guest(), username))
                .toList();
        Tally tally = new Fuzzer(port, openApi, callers, seed, PATIENCE).ask(REQUESTS);
        assertTrue(
                tally.findings().isEmpty(), () -> name + "\n" + tally + "\n\n" + String.join("\n\n", tally.findings()));
        assertWorks(tracker, name);
        return tally;
    }

    /** A token for an account, or for a new one when the requests have shut its owner out. */
    private static String signIn(Api guest, String username) {
        String body = "{username: '" + username + "', password: '" + Api.PASSWORD + "'}";
        Answer answer = guest.post("/signin/", body);
        return answer.status() == 200
                ? answer.text("/token")
                : guest.post("/signup/", Api.account(HttpTest.unique(username)))
                        .expect(201)
                        .text("/token");
    }

    private static void assertWorks(Tracker tracker, String name) {
        Api afterwards = tracker.guest().signUp("afterwards");
        String path = "/issues/" + afterwards.issue("Afterwards").id();
        afterwards.patch(path, "{status: 'resolved', version: 1}").expect(200);
        Answer page = afterwards.get("/issues?limit=200").expect(200);
        page.at("/results").forEach(issue -> assertShownInFull(afterwards, issue, name));
        while (!page.at("/next").isNull()) {
            page = afterwards.follow(page.text("/next")).expect(200);
            page.at("/results").forEach(issue -> assertShownInFull(afterwards, issue, name));
        }
    }

    /** The history has every version, as many comments are listed as are counted, and links are seen from both ends. */
    private static void assertShownInFull(Api api, JsonNode issue, String name) {
        String path = "/issues/" + issue.path("id").asText();
        String where = name + " " + path;
        List<Long> versions = api.get(path + "/history?limit=200").expect(200).each("/results", "/version").stream()
                .map(Long::valueOf)
                .toList();
        long last = Math.min(200, issue.path("version").longValue());
        assertEquals(LongStream.rangeClosed(1, last).boxed().toList(), versions, where);
        int comments =
                api.get(path + "/comments?limit=200").expect(200).at("/results").size();
        assertEquals(Math.min(200, issue.path("comment_count").intValue()), comments, where);
        api.get(path + "/links?limit=200").expect(200).at("/results").forEach(link -> {
            String other = "/issues/" + link.at("/issue/id").asText() + "/links?limit=200";
            assertTrue(
                    api.get(other)
                            .expect(200)
                            .each("/results", "/id")
                            .contains(link.path("id").asText()),
                    where);
        });
    }
}
