package dev.issuetracker.domain.report;

import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.value.FieldKeys;
import java.time.ZoneId;

/**
 * The way in which a report is split into groups. An issue with several labels or options counts in the group of each.
 */
public sealed interface Grouping {
    /** By a field that all issues have, whether or not it has a value. */
    enum OfEveryIssue implements Grouping {
        ASSIGNEE,
        LABEL
    }

    /** By the month of the resolution, as the calendar of the zone has it. */
    record ByMonth(ZoneId zone) implements Grouping {}

    /**
     * By the values of a field that a team added, in their order. Texts with one key, as {@link FieldKeys} has them,
     * are one group, which is called as the first of its issues has it.
     */
    record ByField(Field field) implements Grouping {}
}
