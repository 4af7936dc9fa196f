package dev.issuetracker.domain.contract;

import dev.issuetracker.domain.issue.AssigneeFilter;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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

    /** What the filter promises, in other words. */
    static boolean wants(IssueFilter filter, Issue issue) {
        List<String> names = issue.labels().stream()
                .map(label -> CaseFolding.fold(label.name()))
                .toList();
        String keyword = CaseFolding.fold(filter.keyword() == null ? "" : filter.keyword());
        return !issue.deleted()
                && (filter.ids().isEmpty() || filter.ids().contains(issue.id()))
                && (CaseFolding.fold(issue.title()).contains(keyword)
                        || CaseFolding.fold(issue.description()).contains(keyword))
                && (filter.statuses().isEmpty() || filter.statuses().contains(issue.status()))
                && isOf(filter.assignee(), issue.assignee())
                && filter.labels().stream().allMatch(label -> names.contains(CaseFolding.fold(label)))
                && (filter.createdBy() == null
                        || same(filter.createdBy(), issue.createdBy().username()))
                && (filter.created().from() == null
                        || !issue.createdAt().isBefore(filter.created().from()))
                && (filter.created().to() == null
                        || !issue.createdAt().isAfter(filter.created().to()))
                && (filter.updated().from() == null
                        || !issue.updatedAt().isBefore(filter.updated().from()))
                && (filter.updated().to() == null
                        || !issue.updatedAt().isAfter(filter.updated().to()));
    }

    private static boolean isOf(AssigneeFilter wanted, @Nullable UserRef assignee) {
        if (wanted instanceof AssigneeFilter.Named named) {
            return assignee != null && same(named.username(), assignee.username());
        }
        return wanted instanceof AssigneeFilter.Anyone || assignee == null;
    }

    private static boolean same(String one, String other) {
        return CaseFolding.fold(one).equals(CaseFolding.fold(other));
    }
}
