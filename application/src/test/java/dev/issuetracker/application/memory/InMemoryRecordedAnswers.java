package dev.issuetracker.application.memory;

import dev.issuetracker.application.idempotency.RecordedAnswer;
import dev.issuetracker.application.idempotency.RecordedAnswers;
import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.Table;
import java.time.Instant;
import java.util.Optional;

/** Recorded answers in memory. */
public final class InMemoryRecordedAnswers implements RecordedAnswers {
    private static final Table<String, Kept> ANSWERS = new Table<>("recorded answers");

    private final InMemoryStore store;

    private record Kept(RecordedAnswer answer, Instant expiresAt) {}

    public InMemoryRecordedAnswers(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public boolean claim(long userId, String key) {
        return true; // One writer at a time.
    }

    @Override
    public Optional<RecordedAnswer> find(long userId, String key, Instant at) {
        return Optional.ofNullable(store.read(ANSWERS).get(key(userId, key)))
                .filter(kept -> at.isBefore(kept.expiresAt()))
                .map(Kept::answer);
    }

    @Override
    public void add(long userId, String key, RecordedAnswer answer, Instant expiresAt) {
        store.write(ANSWERS).put(key(userId, key), new Kept(answer, expiresAt));
    }

    @Override
    public void sweep(Instant before) {
        store.write(ANSWERS).values().removeIf(kept -> kept.expiresAt().isBefore(before));
    }

    private static String key(long userId, String key) {
        return userId + " " + key;
    }
}
