package dev.issuetracker.application.importing.existing;

import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueVersion;
import dev.issuetracker.domain.issue.Issues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** What became of issues after a version of each, read at once where it is little, as it mostly is. */
final class LaterChanges {
    /** Each may hold a description of the largest size twice. */
    private static final int FEW = 4;

    private final Issues issues;
    private final ToLongFunction<Issue> since;
    private final Map<Long, List<HistoryEntry>> read;

    private LaterChanges(Issues issues, ToLongFunction<Issue> since, Map<Long, List<HistoryEntry>> read) {
        this.issues = issues;
        this.since = since;
        this.read = read;
    }

    /**
     * Reads what became of some issues.
     *
     * @param since the version of an issue after which it counts
     */
    static LaterChanges read(Issues issues, Collection<Issue> some, ToLongFunction<Issue> since) {
        return new LaterChanges(issues, since, issues.histories(few(some, since)));
    }

    /** The same of many issues, as outlines. */
    static LaterChanges outlines(Issues issues, Collection<Issue> some, ToLongFunction<Issue> since) {
        return new LaterChanges(issues, since, issues.outlineHistories(few(some, since)));
    }

    private static List<IssueVersion> few(Collection<Issue> some, ToLongFunction<Issue> since) {
        List<IssueVersion> versions = new ArrayList<>();
        for (Issue issue : some) {
            long after = since.applyAsLong(issue);
            if (issue.version() - after <= FEW) {
                for (long version = after + 1; version <= issue.version(); version++) {
                    versions.add(new IssueVersion(issue.id(), version));
                }
            }
        }
        return versions;
    }

    /** Hands on what became of one of the issues, oldest first. */
    void each(Issue issue, Consumer<HistoryEntry> sink) {
        long after = since.applyAsLong(issue);
        if (issue.version() - after <= FEW) {
            read.getOrDefault(issue.id(), List.of()).forEach(sink);
        } else {
            ExistingIssues.each(after, request -> issues.history(issue.id(), request), sink);
        }
    }
}
