package dev.issuetracker.domain.issue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which issues are wanted; all conditions must hold, and a null or empty one always does. Bounds in time include both ends.
 * Deleted issues are never found.
 *
 * @param ids any of these
 * @param keyword a part of title or description, compared by {@link dev.issuetracker.domain.text.CaseFolding}
 * @param assignee a username, compared likewise
 * @param unassigned only issues without assignee
 * @param labels names of labels that it must all carry, compared likewise
 * @param createdBy a username, compared likewise
 */
public record IssueFilter(
        Set<Long> ids,
        @Nullable String keyword,
        @Nullable Status status,
        @Nullable String assignee,
        boolean unassigned,
        List<String> labels,
        @Nullable String createdBy,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo,
        @Nullable Instant updatedFrom,
        @Nullable Instant updatedTo) {
    public static final IssueFilter ALL =
            new IssueFilter(Set.of(), null, null, null, false, List.of(), null, null, null, null, null);

    public IssueFilter {
        ids = Set.copyOf(ids);
        labels = List.copyOf(labels);
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
        return new IssueFilter(
                issues,
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
}
