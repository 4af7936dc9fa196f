package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.search.SavedSearch;
import dev.issuetracker.domain.search.SavedSearches;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.CodePointOrder;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Saved searches in memory. */
public final class InMemorySavedSearches implements SavedSearches {
    private static final Table<Long, SavedSearch> SEARCHES = new Table<>("saved_searches");

    private final InMemoryStore store;

    InMemorySavedSearches(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public SavedSearch add(UserRef owner, String name, String query, boolean shared, Instant at) {
        checkFree(owner, name, 0);
        SavedSearch search = new SavedSearch(store.nextId(SEARCHES), owner, name, query, shared, at, at, 1);
        store.write(SEARCHES).put(search.id(), search);
        return search;
    }

    @Override
    public Optional<SavedSearch> find(long id) {
        return Optional.ofNullable(store.read(SEARCHES).get(id));
    }

    @Override
    public int count(long ownerId) {
        return (int) all().filter(search -> search.owner().id() == ownerId).count();
    }

    @Override
    public List<SavedSearch> findNamed(String name, long userId) {
        return visibleTo(userId).filter(search -> search.isNamed(name)).toList();
    }

    @Override
    public List<SavedSearch> findBeginning(String begun, long userId, int most) {
        Comparator<SavedSearch> byName =
                (one, other) -> CodePointOrder.compare(CaseFolding.fold(one.name()), CaseFolding.fold(other.name()));
        return visibleTo(userId)
                .filter(search -> CaseFolding.fold(search.name()).startsWith(CaseFolding.fold(begun)))
                .sorted(byName.thenComparing(SavedSearch::id))
                .limit(most)
                .toList();
    }

    @Override
    public void save(SavedSearch edited) {
        checkIsCurrent(edited, edited.version() - 1);
        checkFree(edited.owner(), edited.name(), edited.id());
        store.write(SEARCHES).put(edited.id(), edited);
    }

    @Override
    public void remove(SavedSearch search) {
        checkIsCurrent(search, search.version());
        store.write(SEARCHES).remove(search.id());
    }

    @Override
    public Page<SavedSearch, Long> list(long userId, PageRequest<Long> request) {
        return Pages.of(visibleTo(userId).toList(), Comparator.naturalOrder(), SavedSearch::id, request);
    }

    private Stream<SavedSearch> all() {
        return store.read(SEARCHES).values().stream();
    }

    private Stream<SavedSearch> visibleTo(long userId) {
        return all().filter(search -> search.visibleTo(userId));
    }

    private void checkFree(UserRef owner, String name, long except) {
        boolean taken = all().anyMatch(
                        search -> search.id() != except && search.owner().id() == owner.id() && search.isNamed(name));
        if (taken) {
            throw new TrackerException(
                    ErrorCode.SEARCH_TAKEN, owner.username() + " has a saved search named " + name + " already.");
        }
    }

    private void checkIsCurrent(SavedSearch search, long version) {
        SavedSearch current =
                find(search.id()).orElseThrow(() -> TrackerException.notFound("saved search", search.id()));
        if (current.version() != version) {
            throw new StaleVersionException("saved search", search.id(), version, current.version());
        }
    }
}
