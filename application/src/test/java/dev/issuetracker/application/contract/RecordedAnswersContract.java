package dev.issuetracker.application.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.idempotency.RecordedAnswer;
import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.user.UserRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a store of recorded answers must do. See {@link dev.issuetracker.domain.contract} for how to run it. */
public interface RecordedAnswersContract extends Contract {
    /** The store's noon. */
    Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** An answer. */
    RecordedAnswer ANSWER =
            new RecordedAnswer("print", 201, "Location: /issues/1", "{\"title\":\"\u00dc \ud83d\ude00\"}");

    /** The store under test, empty when a test begins. */
    TrackerStore store();

    private long author() {
        UserRef author = new Given(store()).author();
        return author.id();
    }

    private Optional<RecordedAnswer> found(long user, String key, Instant at) {
        return store().in(() -> store().recordedAnswers().find(user, key, at));
    }

    private void add(long user, String key) {
        store().run(() -> store().recordedAnswers().add(user, key, ANSWER, NOON));
    }

    @Test
    default void anAnswerIsFoundAsItWasRecorded() {
        long user = author();
        add(user, "key");

        assertEquals(Optional.of(ANSWER), found(user, "key", NOON.minusSeconds(1)));
    }

    @Test
    default void anotherKeyHasNoAnswer() {
        long user = author();
        add(user, "key");

        assertEquals(Optional.empty(), found(user, "Key", NOON.minusSeconds(1)));
    }

    @Test
    default void anotherAccountsKeyHasNoAnswer() {
        long user = author();
        add(user, "key");

        assertEquals(Optional.empty(), found(user + 1, "key", NOON.minusSeconds(1)));
    }

    @Test
    default void anAnswerIsNotFoundOnceItExpired() {
        long user = author();
        add(user, "key");

        assertEquals(Optional.empty(), found(user, "key", NOON));
    }

    @Test
    default void expiredAnswersAreSwept() {
        long user = author();
        add(user, "key");
        store().run(() -> store().recordedAnswers().sweep(NOON.plusSeconds(1)));

        assertEquals(Optional.empty(), found(user, "key", NOON.minusSeconds(1)));
    }

    @Test
    default void anAnswerTakesThePlaceOfOneThatExpired() {
        long user = author();
        add(user, "key");
        RecordedAnswer next = new RecordedAnswer("next", 200, "", "next");
        store().run(() -> store().recordedAnswers().add(user, "key", next, NOON.plusSeconds(60)));

        assertEquals(Optional.of(next), found(user, "key", NOON));
    }

    @Test
    default void answersThatLiveAreNotSwept() {
        long user = author();
        add(user, "key");
        store().run(() -> store().recordedAnswers().sweep(NOON));

        assertEquals(Optional.of(ANSWER), found(user, "key", NOON.minusSeconds(1)));
    }

    @Test
    default void anAnswerIsUndoneWithItsWork() {
        long user = author();
        assertThrows(
                IllegalArgumentException.class,
                () -> store().run(() -> {
                    store().recordedAnswers().add(user, "key", ANSWER, NOON);
                    throw new IllegalArgumentException("undone");
                }));

        assertEquals(Optional.empty(), found(user, "key", NOON.minusSeconds(1)));
    }

    @Test
    default void aClaimEndsWithItsUnitOfWork() {
        long user = author();
        boolean first = store().in(() -> store().recordedAnswers().claim(user, "key"));
        boolean second = store().in(() -> store().recordedAnswers().claim(user, "key"));

        assertTrue(first && second);
    }

    /** Of many that come at once each either does not get the claim, or sees the answer of the one before. */
    @Test
    default void ofManyAtOnceOnlyOneFindsNoAnswer() throws Exception {
        long user = author();
        int many = 8;
        AtomicInteger answered = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            Future<?>[] running = new Future<?>[many];
            for (int i = 0; i < many; i++) {
                running[i] = threads.submit(() -> {
                    together.countDown();
                    together.await();
                    store().run(() -> {
                        boolean mine = store().recordedAnswers().claim(user, "key");
                        if (mine
                                && store().recordedAnswers()
                                        .find(user, "key", NOON.minusSeconds(1))
                                        .isEmpty()) {
                            answered.incrementAndGet();
                            store().recordedAnswers().add(user, "key", ANSWER, NOON.plus(Duration.ofHours(24)));
                        }
                    });
                    return null;
                });
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertEquals(1, answered.get());
    }
}
