package dev.issuetracker.application.issue;

import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.search.SearchPorts;
import dev.issuetracker.application.store.IssueStore;
import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.issue.DeletedIssueException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueTree;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.saved.SavedTexts;
import dev.issuetracker.domain.user.Users;
import java.time.Clock;
import java.util.Optional;

/**
 * The ports that all use cases of issues share.
 *
 * @param events the units of work, which say what they changed
 * @param clock gives its time in the steps in which stores keep it, whatever clock was given
 */
public record IssuePorts(
        Events events,
        Issues issues,
        IssueTree issueTree,
        Labels labels,
        Fields fields,
        Users users,
        SavedTexts savedSearches,
        Clock clock) {
    public IssuePorts {
        clock = StoreClock.of(clock);
    }

    /** The ports of a store. */
    public static IssuePorts of(IssueStore store, Events events, Clock clock) {
        return new IssuePorts(
                events,
                store.issues(),
                store.issueTree(),
                store.labels(),
                store.fields(),
                store.users(),
                store.savedSearches(),
                clock);
    }

    /** Where searches look up what they name. */
    public SearchPorts searchPorts() {
        return new SearchPorts(labels, users, fields, savedSearches, clock);
    }

    /** The units of work in which all of this happens. */
    public Transactions transactions() {
        return events;
    }

    /**
     * Requires that an issue exists, without reading it.
     *
     * @throws TrackerException {@code NOT_FOUND} when it does not; a {@link DeletedIssueException} when it is deleted
     */
    public void requireIssue(long id) {
        switch (issues.presence(id)) {
            case PRESENT -> {}
            case DELETED -> throw new DeletedIssueException(id);
            case UNKNOWN -> throw TrackerException.notFound("issue", id);
        }
    }

    /**
     * An issue that was looked up, unless it is deleted.
     *
     * @throws TrackerException {@code NOT_FOUND} when there is none; a {@link DeletedIssueException} when it is deleted
     */
    static Issue existing(Optional<Issue> found, long id) {
        Issue issue = found.orElseThrow(() -> TrackerException.notFound("issue", id));
        if (issue.deleted()) {
            throw new DeletedIssueException(id);
        }
        return issue;
    }
}
