package dev.issuetracker.application.memory;

import dev.issuetracker.application.guess.Attempt;
import dev.issuetracker.application.guess.AttemptLimit;
import dev.issuetracker.application.guess.Throttles;
import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Throttles in memory. */
public final class InMemoryThrottles implements Throttles {
    private static final Table<String, Throttle> THROTTLES = new Table<>("throttles");

    private final InMemoryStore store;

    public InMemoryThrottles(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Map<String, Throttle> find(Collection<String> keys) {
        Map<String, Throttle> found = new TreeMap<>(store.read(THROTTLES));
        found.keySet().retainAll(keys);
        return found;
    }

    @Override
    public Throttle take(Attempt attempt, Instant at) {
        AttemptLimit limit = attempt.limit();
        return store.write(THROTTLES)
                .merge(
                        attempt.key(),
                        new Throttle(limit.taken(at, at), 0),
                        (known, fresh) -> limit.usedUp(known.freeAt(), at)
                                ? new Throttle(known.freeAt(), known.rejections() + 1)
                                : new Throttle(limit.taken(known.freeAt(), at), 0));
    }

    @Override
    public void giveBack(Collection<Attempt> attempts) {
        for (Attempt attempt : attempts) {
            store.write(THROTTLES)
                    .computeIfPresent(
                            attempt.key(),
                            (key, known) -> new Throttle(
                                    known.freeAt().minus(attempt.limit().interval()), known.rejections()));
        }
    }

    @Override
    public void sweep(Instant before) {
        store.write(THROTTLES).values().removeIf(throttle -> throttle.freeAt().isBefore(before));
    }
}
