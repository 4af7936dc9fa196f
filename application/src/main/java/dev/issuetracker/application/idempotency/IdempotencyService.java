package dev.issuetracker.application.idempotency;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.NeedsNoPermission;
import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does keyed work once. The answer is stored in the work's own transaction: either both are stored or neither, whatever
 * server or connection is lost in between.
 */
public final class IdempotencyService {
    /** How long an answer is given again. */
    public static final Duration LIFE = Duration.ofHours(24);

    private final Transactions transactions;
    private final RecordedAnswers answers;
    private final Clock clock;

    public IdempotencyService(Transactions transactions, RecordedAnswers answers, Clock clock) {
        this.transactions = transactions;
        this.answers = answers;
        this.clock = StoreClock.of(clock);
    }

    /**
     * What a keyed request is answered.
     *
     * @param replayed whether it was answered before
     */
    public record Outcome(RecordedAnswer answer, boolean replayed) {}

    /**
     * Does the work and records its answer, or gives the recorded one. What the work throws passes through and nothing
     * is recorded.
     *
     * @param fingerprint of the request
     * @param work runs in one transaction with the recording
     * @throws TrackerException {@code IN_PROGRESS} while the same key is being answered elsewhere, {@code KEY_REUSED}
     *     when the key was used for another request
     */
    @NeedsNoPermission("the work asks for its own")
    public Outcome once(Caller caller, String key, String fingerprint, Supplier<RecordedAnswer> work) {
        long user = caller.user().id();
        return transactions.in(() -> {
            Instant now = clock.instant();
            Optional<RecordedAnswer> earlier = claimed(user, key, now);
            if (earlier.isPresent()) {
                checkSame(earlier.get(), fingerprint);
                return new Outcome(earlier.get(), true);
            }
            RecordedAnswer answer = work.get();
            answers.sweep(now);
            answers.add(user, key, answer, now.plus(LIFE));
            return new Outcome(answer, false);
        });
    }

    /**
     * Gives the answer recorded for the request, if it was answered before. For work beside the store, which takes
     * long: it is done outside of any transaction and its answer {@link #record recorded} afterwards.
     *
     * @throws TrackerException as {@link #once} does
     */
    @NeedsNoPermission("callers only get their own answers")
    public Optional<RecordedAnswer> earlier(Caller caller, String key, String fingerprint) {
        Optional<RecordedAnswer> earlier =
                transactions.in(() -> claimed(caller.user().id(), key, clock.instant()));
        earlier.ifPresent(answer -> checkSame(answer, fingerprint));
        return earlier;
    }

    /**
     * Records the answer to work that left nothing behind in the store. When the key was answered meanwhile, that
     * answer is kept.
     */
    @NeedsNoPermission("the work asked for its own")
    public void record(Caller caller, String key, RecordedAnswer answer) {
        long user = caller.user().id();
        transactions.run(() -> {
            Instant now = clock.instant();
            if (claimed(user, key, now).isEmpty()) {
                answers.add(user, key, answer, now.plus(LIFE));
            }
        });
    }

    private Optional<RecordedAnswer> claimed(long user, String key, Instant now) {
        if (!answers.claim(user, key)) {
            throw new TrackerException(
                    ErrorCode.IN_PROGRESS, "A request with this Idempotency-Key is still running; try again shortly.");
        }
        return answers.find(user, key, now);
    }

    private static void checkSame(RecordedAnswer earlier, String fingerprint) {
        if (!earlier.fingerprint().equals(fingerprint)) {
            throw new TrackerException(
                    ErrorCode.KEY_REUSED,
                    "This Idempotency-Key was used for another request; use a new key for each request.");
        }
    }
}
