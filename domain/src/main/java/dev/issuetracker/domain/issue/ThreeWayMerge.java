package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An edit made on an older version, held against what stands now, field by field. A field that only one side changed is no
 * conflict, nor is one that both brought to the same value; label sets merge by what was added and removed. Anything else is an
 * overlap, and an overlap is never resolved here: {@link #mergeable()} is false and the caller decides. So it does where the merged
 * labels would be more than an issue carries.
 *
 * @param differences every field that either side changed since the base, in the order of {@link IssueField}
 * @param merged what of the edit is left to apply to what stands; meaningful only when mergeable
 */
public record ThreeWayMerge(List<Difference> differences, IssuePatch merged) {
    public ThreeWayMerge {
        differences = List.copyOf(differences);
    }

    /**
     * One field on which the base and at least one side differ.
     *
     * @param overlaps whether both sides changed it and neither agree nor can be brought together
     */
    public record Difference(
            IssueField field,
            @Nullable Object base,
            @Nullable Object yours,
            @Nullable Object theirs,
            boolean overlaps) {}

    /** Whether no field overlaps. */
    public boolean mergeable() {
        return differences.stream().noneMatch(Difference::overlaps);
    }

    /**
     * Compares.
     *
     * @param base the issue as it stood when the edit was made
     * @param yours the edit
     * @param theirs the issue as it stands
     */
    public static ThreeWayMerge of(Issue base, IssuePatch yours, Issue theirs) {
        Issue edited = base.edit(yours, theirs.createdBy(), base.updatedAt()).after();
        List<LabelRef> labels = LabelSets.merge(base.labels(), edited.labels(), theirs.labels());
        boolean labelsFit = labels.size() <= IssueRules.MAX_LABELS;
        List<Difference> differences = new ArrayList<>();
        Set<IssueField> toApply = EnumSet.noneOf(IssueField.class);
        for (IssueField field : IssueField.values()) {
            Object was = field.of(base);
            Object mine = field.of(edited);
            Object stands = field.of(theirs);
            boolean iChanged = !field.same(was, mine);
            boolean theyChanged = !field.same(was, stands);
            if (iChanged || theyChanged) {
                boolean joins = field == IssueField.LABELS ? labelsFit : field.same(mine, stands);
                boolean overlaps = iChanged && theyChanged && !joins;
                differences.add(new Difference(field, was, mine, stands, overlaps));
                if (iChanged && !overlaps) {
                    toApply.add(field);
                }
            }
        }
        return new ThreeWayMerge(differences, patch(toApply, edited, labels));
    }

    private static IssuePatch patch(Set<IssueField> fields, Issue edited, List<LabelRef> labels) {
        ValuePatch<String> title = ValuePatch.keep();
        ValuePatch<String> description = ValuePatch.keep();
        ValuePatch<Status> status = ValuePatch.keep();
        ValuePatch<Optional<UserRef>> assignee = ValuePatch.keep();
        ValuePatch<List<LabelRef>> labelSet = ValuePatch.keep();
        for (IssueField field : fields) {
            switch (field) {
                case TITLE -> title = ValuePatch.to(edited.title());
                case DESCRIPTION -> description = ValuePatch.to(edited.description());
                case STATUS -> status = ValuePatch.to(edited.status());
                case ASSIGNEE -> assignee = ValuePatch.to(Optional.ofNullable(edited.assignee()));
                case LABELS -> labelSet = ValuePatch.to(labels);
                case DELETED -> throw new IllegalStateException("a patch never deletes");
            }
        }
        return new IssuePatch(title, description, status, assignee, labelSet);
    }
}
