package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.guess.Attempt;
import dev.issuetracker.application.guess.AttemptLimit;
import dev.issuetracker.application.guess.Throttles.Throttle;
import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of throttles must do; see the package on how to run it. */
public interface ThrottlesContract extends Contract {
    /** Three at once, then one every ten seconds. */
    Attempt ATTEMPT = new Attempt("account jane", new AttemptLimit(3, Duration.ofSeconds(10)));

    /** The store under test, the same one throughout a test, empty at its beginning. */
    TrackerStore store();

    private Throttle take(Attempt attempt, Instant at) {
        return store().in(() -> store().throttles().take(attempt, at));
    }

    /** How many of so many tries are taken at a time. */
    private int taken(int tries, Instant at) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += take(ATTEMPT, at).rejected() ? 0 : 1;
        }
        return taken;
    }

    private void giveBack(Attempt... attempts) {
        store().run(() -> store().throttles().giveBack(List.of(attempts)));
    }

    private Map<String, Throttle> find(String... keys) {
        return store().transactions().reading(() -> store().throttles().find(List.of(keys)));
    }

    @Test
    default void asManyAsAreAllowedAreTakenAtOnce() {
        assertEquals(3, taken(20, NOON));
    }

    @Test
    default void oneMoreIsFreeAfterEachInterval() {
        assertEquals(3, taken(4, NOON));
        assertEquals(0, taken(4, NOON.plusSeconds(10).minusNanos(1_000)));
        assertEquals(1, taken(4, NOON.plusSeconds(10)));
        assertEquals(2, taken(4, NOON.plusSeconds(30)));
    }

    @Test
    default void afterAPauseAllAreFreeAgainAndNoMore() {
        assertEquals(3, taken(4, NOON));
        assertEquals(3, taken(20, NOON.plus(Duration.ofDays(1))));
    }

    @Test
    default void rejectedTriesDelayNothing() {
        assertEquals(3, taken(1_000, NOON));
        assertEquals(1, taken(2, NOON.plusSeconds(10)));
    }

    @Test
    default void rejectionSaysFromWhenOnATryIsFree() {
        assertEquals(3, taken(3, NOON));
        Instant at = NOON.plusSeconds(4);
        assertEquals(
                Duration.ofSeconds(6),
                ATTEMPT.limit().untilFree(take(ATTEMPT, at).freeAt(), at));
    }

    @Test
    default void rejectionsAreCountedUntilATryIsTaken() {
        assertEquals(3, taken(3, NOON));
        List<Long> rejections = new ArrayList<>();
        for (int second : List.of(1, 2, 9, 10, 11)) {
            rejections.add(take(ATTEMPT, NOON.plusSeconds(second)).rejections());
        }
        assertEquals(List.of(1L, 2L, 3L, 0L, 1L), rejections);
    }

    @Test
    default void keysAreCountedApart() {
        assertEquals(3, taken(4, NOON));
        for (String key :
                List.of("account JANE", "account jan_", "address jane", "", "\u00DC'; DROP TABLE throttles")) {
            assertEquals(0, take(new Attempt(key, ATTEMPT.limit()), NOON).rejections(), key);
        }
    }

    @Test
    default void tryGivenBackIsFreeAgain() {
        assertEquals(3, taken(4, NOON));
        giveBack(ATTEMPT, ATTEMPT);
        assertEquals(2, taken(4, NOON));
    }

    @Test
    default void nothingIsGivenBackToAKeyThatIsNotKnown() {
        giveBack(ATTEMPT);
        giveBack();
        assertEquals(3, taken(4, NOON));
    }

    @Test
    default void whatIsKnownIsFoundAndNothingElse() {
        Throttle taken = take(ATTEMPT, NOON);
        assertEquals(Map.of(ATTEMPT.key(), taken), find(ATTEMPT.key(), "account john"));
        assertEquals(NOON.plusSeconds(10), taken.freeAt());
    }

    @Test
    default void ofThreadsThatRaceAsManyPassAsAreAllowed() {
        List<Throttle> answers = Threads.atOnce(16, i -> take(ATTEMPT, NOON));
        assertEquals(
                3, answers.stream().filter(throttle -> !throttle.rejected()).count());
        assertEquals(
                1,
                answers.stream().filter(throttle -> throttle.rejections() == 1).count());
    }

    @Test
    default void tryOfRolledBackWorkIsFreeAgain() {
        assertThrows(
                ArithmeticException.class,
                () -> store().run(() -> {
                    store().throttles().take(ATTEMPT, NOON);
                    throw new ArithmeticException();
                }));
        assertEquals(3, taken(4, NOON));
    }

    @Test
    default void clockThatIsSetBackByHoursKeepsNobodyOut() {
        assertEquals(3, taken(4, NOON));
        Instant earlier = NOON.minus(Duration.ofHours(5));
        assertEquals(1, taken(4, earlier));
        assertEquals(1, taken(4, earlier.plusSeconds(10)));
    }

    @Test
    default void clocksThatDifferALittleLetNobodyRacePast() {
        assertEquals(3, taken(4, NOON));
        assertEquals(0, taken(4, NOON.minusSeconds(20)));
        assertEquals(0, taken(4, NOON.plusSeconds(9)));
    }

    @Test
    default void smallerAllowanceCountsFromTheNextTryOn() {
        assertEquals(3, taken(3, NOON));
        Attempt smaller = new Attempt(ATTEMPT.key(), new AttemptLimit(1, Duration.ofSeconds(20)));
        assertEquals(1, take(smaller, NOON).rejections());
    }

    @Test
    default void sweepRemovesWhatIsWhollyFree() {
        assertEquals(3, taken(3, NOON));
        store().run(() -> store().throttles().sweep(NOON.plusSeconds(31)));
        assertEquals(Map.of(), find(ATTEMPT.key()));
    }

    @Test
    default void sweepKeepsWhatIsNot() {
        assertEquals(3, taken(3, NOON));
        store().run(() -> store().throttles().sweep(NOON.plusSeconds(30)));
        assertEquals(0, taken(1, NOON));
    }
}
