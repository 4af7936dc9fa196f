package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.issue.value.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which issues are wanted; all conditions must hold, and a null or empty one always does. Deleted issues are never
 * found. Begins with {@link #all} and takes conditions one by one:
 * {@code IssueFilter.all().keyword("crash").status(Status.OPEN)}.
 *
 * @param ids any of these
 * @param keyword a part of title or description, compared by {@link dev.issuetracker.domain.text.CaseFolding}
 * @param statuses any of these
 * @param labels names of labels that it must all carry, compared likewise
 * @param createdBy a username, compared likewise
 * @param fields what it must all have of the fields that a team added
 * @param blocked whether it waits for an issue that blocks it and is neither resolved nor deleted; null takes both
 */
public record IssueFilter(
        Set<Long> ids,
        @Nullable String keyword,
        Set<Status> statuses,
        AssigneeFilter assignee,
        List<String> labels,
        @Nullable String createdBy,
        Span created,
        Span updated,
        List<FieldFilter> fields,
        @Nullable Boolean blocked,
        ParentFilter parent) {
    private static final IssueFilter ALL = new IssueFilter(
            Set.of(),
            null,
            Set.of(),
            AssigneeFilter.ANYONE,
            List.of(),
            null,
            Span.ALWAYS,
            Span.ALWAYS,
            List.of(),
            null,
            ParentFilter.ANY);

    /** A span of time, both ends included; null leaves an end open. */
    public record Span(@Nullable Instant from, @Nullable Instant to) {
        public static final Span ALWAYS = new Span(null, null);
    }

    public IssueFilter {
        ids = Set.copyOf(ids);
        statuses = Set.copyOf(statuses);
        labels = List.copyOf(labels);
        fields = List.copyOf(fields);
    }

    /** Every issue. */
    public static IssueFilter all() {
        return ALL;
    }

    /**
     * The filter with these ids in place of its own.
     *
     * @throws IllegalArgumentException when there are none: a filter without ids finds issues whatever their id
     */
    public IssueFilter among(Set<Long> issues) {
        if (issues.isEmpty()) {
            throw new IllegalArgumentException("no ids");
        }
        return ids(issues);
    }

    /** Only issues with any of these ids; none takes issues whatever their id. */
    public IssueFilter ids(Collection<Long> any) {
        return new IssueFilter(
                Set.copyOf(any),
                keyword,
                statuses,
                assignee,
                labels,
                createdBy,
                created,
                updated,
                fields,
                blocked,
                parent);
    }

    /** Only issues with this part in title or description; null takes issues whatever their texts. */
    public IssueFilter keyword(@Nullable String part) {
        return new IssueFilter(
                ids, part, statuses, assignee, labels, createdBy, created, updated, fields, blocked, parent);
    }

    /** Only issues of this status; null takes every status. */
    public IssueFilter status(@Nullable Status only) {
        return statuses(only == null ? Set.of() : Set.of(only));
    }

    /** Only issues of any of these statuses; none takes every status. */
    public IssueFilter statuses(Collection<Status> any) {
        return new IssueFilter(
                ids, keyword, Set.copyOf(any), assignee, labels, createdBy, created, updated, fields, blocked, parent);
    }

    /** Only the issues of this assignee. */
    public IssueFilter assignee(AssigneeFilter whose) {
        return new IssueFilter(
                ids, keyword, statuses, whose, labels, createdBy, created, updated, fields, blocked, parent);
    }

    /** Only the issues of this account. */
    public IssueFilter assignee(String username) {
        return assignee(AssigneeFilter.named(username));
    }

    /** Only the issues that nobody is assigned to. */
    public IssueFilter unassigned() {
        return assignee(AssigneeFilter.NOBODY);
    }

    /** Only issues that carry all of these labels; none takes issues whatever they carry. */
    public IssueFilter labels(Collection<String> all) {
        return new IssueFilter(
                ids,
                keyword,
                statuses,
                assignee,
                List.copyOf(all),
                createdBy,
                created,
                updated,
                fields,
                blocked,
                parent);
    }

    /** Only issues that this account created; null takes everyone's. */
    public IssueFilter createdBy(@Nullable String username) {
        return new IssueFilter(
                ids, keyword, statuses, assignee, labels, username, created, updated, fields, blocked, parent);
    }

    /** Only those created in the span; null leaves an end open. */
    public IssueFilter created(@Nullable Instant from, @Nullable Instant to) {
        Span span = new Span(from, to);
        return new IssueFilter(
                ids, keyword, statuses, assignee, labels, createdBy, span, updated, fields, blocked, parent);
    }

    /** Only those last changed in the span; null leaves an end open. */
    public IssueFilter updated(@Nullable Instant from, @Nullable Instant to) {
        Span span = new Span(from, to);
        return new IssueFilter(
                ids, keyword, statuses, assignee, labels, createdBy, created, span, fields, blocked, parent);
    }

    /** Only issues with all of these values of fields that a team added; none takes issues whatever they have. */
    public IssueFilter fields(Collection<FieldFilter> all) {
        return new IssueFilter(
                ids,
                keyword,
                statuses,
                assignee,
                labels,
                createdBy,
                created,
                updated,
                List.copyOf(all),
                blocked,
                parent);
    }

    /** Only issues that wait for another, or only those that do not; null takes both. */
    public IssueFilter blocked(@Nullable Boolean waiting) {
        return new IssueFilter(
                ids, keyword, statuses, assignee, labels, createdBy, created, updated, fields, waiting, parent);
    }

    /** Only children of this issue, or only issues without a parent. */
    public IssueFilter parent(ParentFilter whose) {
        return new IssueFilter(
                ids, keyword, statuses, assignee, labels, createdBy, created, updated, fields, blocked, whose);
    }
}
