package dev.issuetracker.application.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdempotencyServiceTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final InMemoryTracker store = new InMemoryTracker();
    private final SettableClock clock = new SettableClock(NOON);
    private final IdempotencyService service =
            new IdempotencyService(store.transactions(), store.recordedAnswers(), clock);
    private final AtomicInteger runs = new AtomicInteger();
    private final Caller jane = caller("jane");

    private Caller caller(String name) {
        User user = store.in(() -> store.users().add(name, name + "@example.org", "hash", NOON));
        return Callers.of(user);
    }

    private RecordedAnswer work() {
        int run = runs.incrementAndGet();
        store.labels().add("label " + run, "ededed", "", NOON);
        return new RecordedAnswer("print", 201, "", "answer " + run);
    }

    private String once(Caller caller, String key) {
        return service.once(caller, key, "print", this::work).answer().body();
    }

    @Test
    void aRetryIsGivenTheFirstAnswer() {
        once(jane, "key");

        assertEquals("answer 1", once(jane, "key"));
    }

    @Test
    void aRetryDoesNothing() {
        once(jane, "key");
        once(jane, "key");

        assertEquals(1, runs.get());
    }

    @Test
    void aReplayDiffersFromAFirstAnswer() {
        assertFalse(service.once(jane, "key", "print", this::work).replayed());
        assertTrue(service.once(jane, "key", "print", this::work).replayed());
    }

    @Test
    void anotherAccountsKeyIsAnother() {
        once(jane, "key");

        assertEquals("answer 2", once(caller("joe"), "key"));
    }

    @Test
    void theKeyOfAnotherRequestIsRejected() {
        once(jane, "key");

        TrackerException rejected =
                assertThrows(TrackerException.class, () -> service.once(jane, "key", "other", this::work));
        assertEquals(ErrorCode.KEY_REUSED, rejected.code());
    }

    @Test
    void anAnswerIsForgottenAfterADay() {
        once(jane, "key");
        clock.advance(Duration.ofHours(24));

        assertEquals("answer 2", once(jane, "key"));
    }

    @Test
    void workThatFailedLeavesTheKeyFree() {
        assertThrows(
                IllegalArgumentException.class,
                () -> service.once(jane, "key", "print", () -> {
                    work();
                    throw new IllegalArgumentException("undone");
                }));

        assertEquals("answer 2", once(jane, "key"));
    }

    @Test
    void aRecordedProblemIsAnsweredAgain() {
        service.record(jane, "key", new RecordedAnswer("print", 404, "", "rejected"));

        assertEquals("rejected", once(jane, "key"));
    }

    @Test
    void aProblemDoesNotReplaceAnAnswer() {
        once(jane, "key");
        service.record(jane, "key", new RecordedAnswer("print", 404, "", "rejected"));

        assertEquals("answer 1", once(jane, "key"));
    }
}
