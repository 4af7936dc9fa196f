package dev.issuetracker.application.issue;

import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.page.PageRequest;
import java.util.List;
import java.util.Optional;

/** What issues were at former versions, by their history. */
final class FormerVersions {
    private static final long HISTORY_AT_ONCE = 500;

    private final Issues issues;

    FormerVersions(Issues issues) {
        this.issues = issues;
    }

    /** The issue with the values of a version, at the cost of what happened since; empty if its history lacks that. */
    Optional<Issue> valuesAt(Issue current, long version) {
        if (version < 1 || version > current.version()) {
            return Optional.empty();
        }
        Issue issue = current;
        while (issue.version() > version) {
            int count = (int) Math.min(HISTORY_AT_ONCE, issue.version() - version);
            List<HistoryEntry> since = history(current, PageRequest.before(count, issue.version() + 1));
            if (since.get(0).begins()) {
                return Optional.empty();
            }
            issue = issue.before(since);
        }
        return Optional.of(issue);
    }

    /** The same with the times of that version, at the cost of what happened until then. */
    Optional<Issue> asOf(Issue current, long version) {
        if (version < 1 || version > current.version()) {
            return Optional.empty();
        }
        int first = (int) Math.min(HISTORY_AT_ONCE, version);
        // Where history begins with a later version than 1, so many entries go further than the version wanted.
        List<HistoryEntry> beginning = history(current, PageRequest.first(first)).stream()
                .filter(entry -> entry.version() <= version)
                .toList();
        if (beginning.isEmpty()) {
            return Optional.empty();
        }
        Issue issue = current.asOf(beginning);
        while (issue.version() < version) {
            int next = (int) Math.min(HISTORY_AT_ONCE, version - issue.version());
            issue = issue.after(history(current, PageRequest.after(next, issue.version())));
        }
        return Optional.of(issue);
    }

    /** Some of what is known to be there, as much as a page holds: at least one. */
    private List<HistoryEntry> history(Issue issue, PageRequest<Long> request) {
        List<HistoryEntry> entries = issues.history(issue.id(), request).items();
        if (entries.isEmpty()) {
            throw new IllegalStateException("the history of issue " + issue.id() + " has nothing at " + request);
        }
        return entries;
    }
}
