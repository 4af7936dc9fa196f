package dev.issuetracker.application.memory;

import dev.issuetracker.application.guess.Allowance;
import dev.issuetracker.application.guess.Charge;
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
    public Throttle take(Charge charge, Instant at) {
        Allowance allowance = charge.allowance();
        return store.write(THROTTLES)
                .merge(
                        charge.key(),
                        new Throttle(allowance.taken(at, at), 0),
                        (known, fresh) -> allowance.usedUp(known.freeAt(), at)
                                ? new Throttle(known.freeAt(), known.refusals() + 1)
                                : new Throttle(allowance.taken(known.freeAt(), at), 0));
    }

    @Override
    public void giveBack(Collection<Charge> charges) {
        for (Charge charge : charges) {
            store.write(THROTTLES)
                    .computeIfPresent(
                            charge.key(),
                            (key, known) -> new Throttle(
                                    known.freeAt().minus(charge.allowance().interval()), known.refusals()));
        }
    }

    @Override
    public void sweep(Instant before) {
        store.write(THROTTLES).values().removeIf(throttle -> throttle.freeAt().isBefore(before));
    }
}
