package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.issue.value.HistoryField;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.IssueValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An edit made on an older version, held against the current one, field by field. A field that only one side changed is
 * no conflict, nor is one that both brought to the same value; label sets merge by what was added and removed. Anything
 * else is an overlap, and an overlap is never resolved here: {@link #mergeable()} is false and the caller decides. So
 * it does where the merged labels would be more than an issue carries.
 *
 * @param differences every field that either side changed since the base, in the order in which history names them
 * @param merged what of the edit is left to apply to the current version; meaningful only when mergeable
 */
public record ThreeWayMerge(List<Difference<?>> differences, IssuePatch merged) {
    public ThreeWayMerge {
        differences = List.copyOf(differences);
    }

    /**
     * One field on which the base and at least one side differ.
     *
     * @param overlaps whether both sides changed it and neither agree nor can be brought together
     */
    public record Difference<T>(
            HistoryField<T> field,
            @Nullable T base,
            @Nullable T yours,
            @Nullable T theirs,
            boolean overlaps) {}

    /** Whether no field overlaps. */
    public boolean mergeable() {
        return differences.stream().noneMatch(Difference::overlaps);
    }

    /**
     * Compares.
     *
     * @param base the issue as it was when the edit was made
     * @param yours the edit
     * @param theirs the issue as it is now
     */
    public static ThreeWayMerge of(Issue base, IssuePatch yours, Issue theirs) {
        IssueValues edited = yours.applyTo(base.values());
        List<Difference<?>> differences = new ArrayList<>();
        for (IssueField<?> field : theirs.values().fieldsWith(edited, base.values())) {
            compare(field, base.values(), edited, theirs.values()).ifPresent(differences::add);
        }
        if (base.deleted() != theirs.deleted()) {
            differences.add(
                    new Difference<>(HistoryField.DELETED, base.deleted(), base.deleted(), theirs.deleted(), false));
        }
        return new ThreeWayMerge(differences, yours.rebased(base.values(), theirs.values()));
    }

    private static <T> Optional<Difference<T>> compare(
            IssueField<T> field, IssueValues base, IssueValues yours, IssueValues theirs) {
        T was = base.get(field);
        T mine = yours.get(field);
        T current = theirs.get(field);
        boolean iChanged = !field.same(was, mine);
        if (!iChanged && field.same(was, current)) {
            return Optional.empty();
        }
        boolean overlaps = iChanged && !field.mergeable(was, mine, current);
        return Optional.of(new Difference<>(field, was, mine, current, overlaps));
    }
}
