package dev.issuetracker.application.issue.find;

import dev.issuetracker.application.field.FieldCriterion;
import dev.issuetracker.domain.issue.IssueFilter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which issues are wanted, as a caller says it: all conditions must hold.
 *
 * @param filter the conditions on what every issue has; its names were not looked up
 * @param fields the conditions on fields that a team added; of those on one field's value, any
 * @param search a text in the language of searches; null for none
 */
public record IssueCriteria(
        IssueFilter filter,
        List<FieldCriterion> fields,
        @Nullable String search) {
    public IssueCriteria {
        fields = List.copyOf(fields);
    }

    /** These conditions and none on added fields. */
    public static IssueCriteria of(IssueFilter filter) {
        return new IssueCriteria(filter, List.of(), null);
    }

    /**
     * One more condition on an added field.
     *
     * @param name of the field; with {@code .from} or {@code .to} behind it for one end of a range
     */
    public IssueCriteria field(String name, String text) {
        List<FieldCriterion> more = new ArrayList<>(fields);
        more.add(FieldCriterion.of(name, text));
        return new IssueCriteria(filter, more, search);
    }

    /** The conditions of a text in the language of searches too; null for none. */
    public IssueCriteria search(@Nullable String text) {
        return new IssueCriteria(filter, fields, text);
    }

    /** Only the issues that this filter finds too. */
    IssueCriteria and(IssueFilter other) {
        return new IssueCriteria(filter.and(other), fields, search);
    }

    /** Whether there is no condition at all. */
    public boolean none() {
        return fields.isEmpty() && search == null && filter.equals(IssueFilter.all());
    }
}
