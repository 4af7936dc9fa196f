package dev.issuetracker.domain.contract;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.Status;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A filter in the making. */
final class Wanted {
    static final List<Status> STATUSES = List.of(Status.values());

    private Set<Long> ids = Set.of();
    private @Nullable String keyword;
    private @Nullable Status status;
    private @Nullable String assignee;
    private boolean unassigned;
    private List<String> labels = List.of();
    private @Nullable String createdBy;
    private @Nullable Instant createdFrom;
    private @Nullable Instant createdTo;
    private @Nullable Instant updatedFrom;
    private @Nullable Instant updatedTo;

    Wanted ids(long... wanted) {
        ids = new HashSet<>(LongStream.of(wanted).boxed().toList());
        return this;
    }

    Wanted keyword(String wanted) {
        keyword = wanted;
        return this;
    }

    Wanted status(Status wanted) {
        status = wanted;
        return this;
    }

    Wanted assignee(String wanted) {
        assignee = wanted;
        return this;
    }

    Wanted unassigned() {
        unassigned = true;
        return this;
    }

    Wanted labels(String... wanted) {
        labels = List.of(wanted);
        return this;
    }

    Wanted createdBy(String wanted) {
        createdBy = wanted;
        return this;
    }

    Wanted created(@Nullable Instant from, @Nullable Instant to) {
        createdFrom = from;
        createdTo = to;
        return this;
    }

    Wanted updated(@Nullable Instant from, @Nullable Instant to) {
        updatedFrom = from;
        updatedTo = to;
        return this;
    }

    IssueFilter filter() {
        return new IssueFilter(
                ids,
                keyword,
                status,
                assignee,
                unassigned,
                labels,
                createdBy,
                createdFrom,
                createdTo,
                updatedFrom,
                updatedTo);
    }

    /** What the filter promises, told once more. */
    static boolean wants(IssueFilter filter, Issue issue) {
        UserRef assignee = issue.assignee();
        List<String> names = issue.labels().stream()
                .map(label -> CaseFolding.fold(label.name()))
                .toList();
        String keyword = CaseFolding.fold(filter.keyword() == null ? "" : filter.keyword());
        return !issue.deleted()
                && (filter.ids().isEmpty() || filter.ids().contains(issue.id()))
                && (CaseFolding.fold(issue.title()).contains(keyword)
                        || CaseFolding.fold(issue.description()).contains(keyword))
                && (filter.status() == null || filter.status() == issue.status())
                && (filter.assignee() == null || (assignee != null && same(filter.assignee(), assignee.username())))
                && (!filter.unassigned() || assignee == null)
                && filter.labels().stream().allMatch(label -> names.contains(CaseFolding.fold(label)))
                && (filter.createdBy() == null
                        || same(filter.createdBy(), issue.createdBy().username()))
                && (filter.createdFrom() == null || !issue.createdAt().isBefore(filter.createdFrom()))
                && (filter.createdTo() == null || !issue.createdAt().isAfter(filter.createdTo()))
                && (filter.updatedFrom() == null || !issue.updatedAt().isBefore(filter.updatedFrom()))
                && (filter.updatedTo() == null || !issue.updatedAt().isAfter(filter.updatedTo()));
    }

    private static boolean same(String one, String other) {
        return CaseFolding.fold(one).equals(CaseFolding.fold(other));
    }
}
