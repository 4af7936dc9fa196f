package dev.issuetracker.application.idempotency;

import java.time.Instant;
import java.util.Optional;

/** Stores the answers to keyed requests of each account until they expire. */
public interface RecordedAnswers {
    /**
     * Makes this unit of work the one that answers the key. In a store that has one writer at a time, this always
     * succeeds.
     *
     * @return false when another one is answering it and has not finished
     */
    boolean claim(long userId, String key);

    /** The answer to the key, unless it expired. */
    Optional<RecordedAnswer> find(long userId, String key, Instant at);

    /** Adds the answer to a key that was claimed, in the place of one that expired. */
    void add(long userId, String key, RecordedAnswer answer, Instant expiresAt);

    /** Removes the answers that expired before that time. */
    void sweep(Instant before);
}
