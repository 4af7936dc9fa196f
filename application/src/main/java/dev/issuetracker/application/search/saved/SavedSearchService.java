package dev.issuetracker.application.search.saved;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent.SearchShared;
import dev.issuetracker.application.event.TrackerEvent.SearchUnshared;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.search.SearchReader;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.search.SavedSearch;
import dev.issuetracker.domain.search.SavedSearches;
import dev.issuetracker.domain.user.Users;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Searches that people keep. Others see those that are shared; their owners change them, and so do admins. */
public final class SavedSearchService {
    /** How many searches an account has at most. */
    public static final int MAX_SEARCHES = 100;

    private final Events events;
    private final SavedSearches searches;
    private final SearchReader reader;
    private final Users users;
    private final Clock clock;

    public SavedSearchService(IssuePorts ports) {
        this.events = ports.events();
        this.searches = ports.savedSearches();
        this.reader = new SearchReader(ports.searchPorts());
        this.users = ports.users();
        this.clock = ports.clock();
    }

    /** The searches that the caller sees, its own and those that others share, oldest first. */
    public Page<SavedSearch, Long> list(Caller by, PageRequest<Long> request) {
        by.demand(Permission.READ);
        return events.reading(() -> searches.list(by.user().id(), request));
    }

    /**
     * A search.
     *
     * @throws TrackerException {@code NOT_FOUND}, also when it is another's alone
     */
    public SavedSearch get(Caller by, long id) {
        by.demand(Permission.READ);
        return events.reading(() -> visible(by, id));
    }

    /**
     * Keeps a search of the caller.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations, {@code FORBIDDEN} when the caller may not
     *     share, {@code SEARCH_TAKEN}, or {@code TOO_MANY_SEARCHES}
     */
    public SavedSearch create(Caller by, EditSearch command) {
        by.demand(Permission.SAVE_SEARCHES);
        boolean shared = Boolean.TRUE.equals(command.shared());
        if (shared) {
            by.demand(Permission.SHARE_SEARCHES);
        }
        return events.in(() -> {
            Instant at = clock.instant();
            Violations violations = Violations.of(command.shape());
            String name = SavedSearch.checkName(command.name(), violations);
            String query = SavedSearch.checkQuery(command.query(), violations);
            checkReadable(new SavedSearch(0, by.ref(), name, query, shared, at, at, 1), by, violations);
            // Held, so that two requests at once do not both see room for one more.
            users.hold(by.user().id());
            if (searches.count(by.user().id()) >= MAX_SEARCHES) {
                throw new TrackerException(
                        ErrorCode.TOO_MANY_SEARCHES,
                        "You have " + MAX_SEARCHES
                                + " saved searches, and no more are allowed; remove one that you no longer use.");
            }
            SavedSearch added = searches.add(by.ref(), name, query, shared, at);
            if (shared) {
                events.publish(new SearchShared(Cause.of(by, at), added));
            }
            return added;
        });
    }

    /**
     * Edits a search; what the command does not mention is kept.
     *
     * @throws TrackerException {@code NOT_FOUND}, {@code FORBIDDEN}, {@code VALIDATION_FAILED} with all violations, or
     *     {@code SEARCH_TAKEN}
     * @throws StaleVersionException when another version is current
     */
    public SavedSearch edit(Caller by, long id, EditSearch command) {
        by.demand(Permission.SAVE_SEARCHES);
        return events.in(() -> {
            SavedSearch current = writable(by, id, command.version());
            Violations violations = Violations.of(command.shape());
            String name = command.name() == null ? current.name() : SavedSearch.checkName(command.name(), violations);
            String query =
                    command.query() == null ? current.query() : SavedSearch.checkQuery(command.query(), violations);
            boolean shared = command.shared() == null ? current.shared() : command.shared();
            Instant at = clock.instant();
            SavedSearch edited = current.edit(name, query, shared, at);
            if (!name.equals(current.name()) || !query.equals(current.query())) {
                checkReadable(edited, by, violations);
            }
            violations.throwIfAny();
            if (shared && !current.shared()) {
                by.demand(Permission.SHARE_SEARCHES);
            }
            if (edited.version() != current.version()) {
                searches.save(edited);
                publishSharing(current, edited, Cause.of(by, at));
            }
            return edited;
        });
    }

    private void publishSharing(SavedSearch before, SavedSearch after, Cause cause) {
        if (after.shared() && !before.shared()) {
            events.publish(new SearchShared(cause, after));
        } else if (before.shared() && !after.shared()) {
            events.publish(new SearchUnshared(cause, after));
        }
    }

    /**
     * Removes a search. Others that name it can no longer be read until they are edited.
     *
     * @param version the version that must be current; null removes whatever version is
     * @throws TrackerException {@code NOT_FOUND} or {@code FORBIDDEN}
     * @throws StaleVersionException when another version is current
     */
    public void remove(Caller by, long id, @Nullable Long version) {
        by.demand(Permission.SAVE_SEARCHES);
        events.run(() -> {
            SavedSearch search = writable(by, id, version);
            searches.remove(search);
            if (search.shared()) {
                events.publish(new SearchUnshared(Cause.of(by, clock.instant()), search));
            }
        });
    }

    /** Also with another name only: it may now be one that the query, or a search in it, names. */
    private void checkReadable(SavedSearch wanted, Caller by, Violations violations) {
        if (!violations.has("name") && !violations.has("q")) {
            reader.check(wanted, by, violations);
        }
        violations.throwIfAny();
    }

    private SavedSearch writable(Caller by, long id, @Nullable Long version) {
        SavedSearch search = visible(by, id);
        if (search.owner().id() != by.user().id() && !by.may(Permission.MODERATE_SEARCHES)) {
            throw new TrackerException(
                    ErrorCode.FORBIDDEN, "Only " + search.owner().username() + " or an admin may change this search.");
        }
        if (version != null && version != search.version()) {
            throw new StaleVersionException("saved search", id, version, search.version());
        }
        return search;
    }

    private SavedSearch visible(Caller by, long id) {
        return searches.find(id)
                .filter(search -> search.visibleTo(by.user().id()))
                .orElseThrow(() -> TrackerException.notFound("saved search", id));
    }
}
