package dev.issuetracker.domain.search;

import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores saved searches. Names are compared by {@link dev.issuetracker.domain.text.CaseFolding}. */
public interface SavedSearches {
    /**
     * Adds a search, at version 1.
     *
     * @throws TrackerException {@code SEARCH_TAKEN} when the owner has one of this name
     */
    SavedSearch add(UserRef owner, String name, String query, boolean shared, Instant at);

    Optional<SavedSearch> find(long id);

    /** How many searches an account has. */
    int count(long ownerId);

    /** The searches of this name that an account sees, its own and shared ones, by id. */
    List<SavedSearch> findNamed(String name, long userId);

    /** The searches that an account sees and whose names begin so, by folded name and id; at most so many. */
    List<SavedSearch> findBeginning(String begun, long userId, int most);

    /**
     * Stores name, query, whether it is shared, and the time of the change if the version before is still the current
     * one.
     *
     * @throws StaleVersionException when it is not
     * @throws TrackerException {@code SEARCH_TAKEN} when another search of the owner has the name, {@code NOT_FOUND}
     *     when the search is gone
     */
    void save(SavedSearch edited);

    /**
     * Removes a search if this version is still the current one.
     *
     * @throws StaleVersionException when it is not
     * @throws TrackerException {@code NOT_FOUND} when the search is gone
     */
    void remove(SavedSearch search);

    /** Lists the searches that an account sees, its own and shared ones, oldest first; the request's keys are ids. */
    Page<SavedSearch, Long> list(long userId, PageRequest<Long> request);
}
