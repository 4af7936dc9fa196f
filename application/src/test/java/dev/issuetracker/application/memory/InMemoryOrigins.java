package dev.issuetracker.application.memory;

import dev.issuetracker.application.importing.done.Origin;
import dev.issuetracker.application.importing.done.Origins;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where issues came from, in memory. */
public final class InMemoryOrigins implements Origins {
    private static final Table<Long, Origin> ORIGINS = new Table<>("issue_origins");

    private static final Table<Long, Long> VERSIONS = new Table<>("versions of issue_origins");

    private final InMemoryStore store;

    public InMemoryOrigins(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void add(List<Origin> origins) {
        NavigableMap<Long, Origin> all = store.write(ORIGINS);
        for (Origin origin : origins) {
            all.values().removeIf(other -> same(origin, other) && deleted(other.issueId()));
            if (all.values().stream().anyMatch(other -> same(origin, other))) {
                throw new TrackerException(ErrorCode.STORE_BUSY, "An issue has the key " + origin.key() + ".");
            }
            all.put(origin.issueId(), origin);
        }
    }

    private static boolean same(Origin one, Origin other) {
        return one.source().equals(other.source()) && one.key().equals(other.key());
    }

    private boolean deleted(long issueId) {
        return store.issues().find(issueId).map(Issue::deleted).orElse(true);
    }

    @Override
    public Optional<Origin> find(long issueId) {
        return Optional.ofNullable(store.read(ORIGINS).get(issueId));
    }

    @Override
    public void setVersion(Collection<Long> issueIds, long version) {
        NavigableMap<Long, Long> versions = store.write(VERSIONS);
        issueIds.forEach(id -> versions.put(id, version));
    }

    @Override
    public Map<Long, Long> versions(Collection<Long> issueIds) {
        NavigableMap<Long, Long> versions = store.read(VERSIONS);
        return store.read(ORIGINS).keySet().stream()
                .filter(issueIds::contains)
                .collect(Collectors.toMap(id -> id, id -> versions.getOrDefault(id, 1L)));
    }

    @Override
    public Map<String, Long> ids(String source, Collection<String> keys) {
        return store.read(ORIGINS).values().stream()
                .filter(origin -> origin.source().equals(source) && keys.contains(origin.key()))
                .filter(origin -> !deleted(origin.issueId()))
                .collect(Collectors.toMap(Origin::key, Origin::issueId));
    }
}
