package dev.issuetracker.application.memory;

import dev.issuetracker.application.importing.done.LastImport;
import dev.issuetracker.application.importing.done.Origin;
import dev.issuetracker.application.importing.done.Origins;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.Table;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where issues came from, in memory. */
public final class InMemoryOrigins implements Origins {
    private static final Table<Long, Origin> ORIGINS = new Table<>("issue_origins");

    private static final Table<Long, LastImport> IMPORTS = new Table<>("last imports of issue_origins");

    /** The issues to which a key was given, by the order in which it was. */
    private static final Table<Long, Long> TURNS = new Table<>("turns of issue_origins");

    private final InMemoryStore store;

    public InMemoryOrigins(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void add(List<Origin> origins, Map<Long, Set<String>> comments) {
        NavigableMap<Long, Origin> all = store.write(ORIGINS);
        for (Origin origin : origins) {
            if (holder(origin.source(), origin.key()).isPresent()) {
                throw new TrackerException(ErrorCode.STORE_BUSY, "An issue has the key " + origin.key() + ".");
            }
            all.put(origin.issueId(), origin);
            store.write(TURNS).put(origin.issueId(), (long) store.read(TURNS).size());
            Set<String> came = comments.getOrDefault(origin.issueId(), Set.of());
            store.write(IMPORTS).put(origin.issueId(), new LastImport(1, Set.of(), came));
        }
    }

    /** The last one of the issues with a key that are not deleted. */
    private Optional<Origin> holder(String source, String key) {
        return store.read(ORIGINS).values().stream()
                .filter(origin -> origin.source().equals(source) && origin.key().equals(key))
                .filter(origin -> !deleted(origin.issueId()))
                .max(Comparator.comparing(this::turn));
    }

    private long turn(Origin origin) {
        return store.read(TURNS).getOrDefault(origin.issueId(), 0L);
    }

    private boolean deleted(long issueId) {
        return store.issues().find(issueId).map(Issue::deleted).orElse(true);
    }

    @Override
    public Optional<Origin> find(long issueId) {
        return Optional.ofNullable(store.read(ORIGINS).get(issueId))
                .filter(origin -> holder(origin.source(), origin.key())
                        .filter(holder -> turn(holder) > turn(origin))
                        .isEmpty());
    }

    @Override
    public List<Origin> findAll(Collection<Long> issueIds) {
        return store.read(ORIGINS).values().stream()
                .filter(origin -> issueIds.contains(origin.issueId()))
                .toList();
    }

    @Override
    public void save(List<Origin> origins) {
        NavigableMap<Long, Origin> all = store.write(ORIGINS);
        origins.forEach(origin -> all.put(origin.issueId(), origin));
    }

    @Override
    public void setVersion(Collection<Long> issueIds, long version) {
        NavigableMap<Long, LastImport> imports = store.write(IMPORTS);
        issueIds.forEach(id -> imports.computeIfPresent(id, (any, last) -> last.at(version, last.edited())));
    }

    @Override
    public Map<Long, LastImport> lastImports(Collection<Long> issueIds) {
        return store.read(IMPORTS).entrySet().stream()
                .filter(entry -> issueIds.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void setLastImports(Map<Long, LastImport> imports) {
        store.write(IMPORTS).putAll(imports);
    }

    @Override
    public Map<String, Long> ids(String source, Collection<String> keys) {
        return Set.copyOf(keys).stream()
                .flatMap(key -> holder(source, key).stream())
                .collect(Collectors.toMap(Origin::key, Origin::issueId));
    }
}
