package dev.issuetracker.domain.contract;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueMatch;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.link.LinkType;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.Keywords;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a store lists, for the themes of {@link IssuesContract}. */
final class StoredIssues {
    private StoredIssues() {}

    static Page<Issue, IssueKey> page(Store store, IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        return store.in(() -> store.issues().list(filter, sort, request));
    }

    static List<Issue> found(Store store, IssueFilter filter) {
        return page(store, filter, new IssueSort(IssueSort.By.ID, false), PageRequest.first(10_000))
                .items();
    }

    static Set<String> titles(Store store, IssueFilter filter) {
        return new TreeSet<>(found(store, filter).stream().map(Issue::title).toList());
    }

    /** Whether the filter finds the issue, as the store itself says what other issues make of it. */
    static boolean wants(Store store, IssueFilter filter, Issue issue) {
        return new IssueMatch(issue, new IssueMatch.Others() {
                    @Override
                    public boolean hasChildren(long id) {
                        return store.in(() -> store.issues().findThread(id))
                                        .orElseThrow()
                                        .children()
                                        .total()
                                > 0;
                    }

                    @Override
                    public boolean inComment(long id, String keyword) {
                        return store.in(() -> store.comments().list(id, PageRequest.first(100))).items().stream()
                                .anyMatch(comment -> Keywords.has(comment.body(), keyword));
                    }

                    @Override
                    public boolean blocked(long id) {
                        return store.in(() -> store.links().list(id, false, PageRequest.first(100))).items().stream()
                                .filter(seen -> seen.link().type() == LinkType.BLOCKS
                                        && seen.link().to() == id)
                                .anyMatch(seen -> seen.other().status() != Status.RESOLVED);
                    }
                })
                .by(filter);
    }
}
