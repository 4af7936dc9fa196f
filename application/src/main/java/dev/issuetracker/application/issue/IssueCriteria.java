package dev.issuetracker.application.issue;

import dev.issuetracker.application.field.FieldCriterion;
import dev.issuetracker.domain.issue.IssueFilter;
import java.util.ArrayList;
import java.util.List;

/**
 * Which issues are wanted, as a caller says it: all conditions must hold.
 *
 * @param filter the conditions on what every issue has; its names were not looked up
 * @param fields the conditions on fields that a team added; of those on one field's value, any
 */
public record IssueCriteria(IssueFilter filter, List<FieldCriterion> fields) {
    public IssueCriteria {
        fields = List.copyOf(fields);
    }

    /** These conditions and none on added fields. */
    public static IssueCriteria of(IssueFilter filter) {
        return new IssueCriteria(filter, List.of());
    }

    /**
     * One more condition on an added field.
     *
     * @param name of the field; with {@code .from} or {@code .to} behind it for one end of a range
     */
    public IssueCriteria field(String name, String text) {
        List<FieldCriterion> more = new ArrayList<>(fields);
        more.add(FieldCriterion.of(name, text));
        return new IssueCriteria(filter, more);
    }

    /** Whether there is no condition at all. */
    public boolean none() {
        return fields.isEmpty() && filter.equals(IssueFilter.all());
    }
}
