package dev.issuetracker.application.issue.find;

import dev.issuetracker.domain.issue.IssueOrder;
import dev.issuetracker.domain.issue.IssueSort;

/** The order that a caller wants for a list. Names in it were not looked up yet. */
public sealed interface RequestedSort {
    /** An order by a value that every issue has, or by relevance. */
    static RequestedSort of(IssueOrder order) {
        return new ByIssue(order);
    }

    /** An order by a value that every issue has. If the search of the same request names an order, that one counts. */
    static RequestedSort unlessNamed(IssueSort order) {
        return new UnlessNamed(order);
    }

    /** By a field that a team added. */
    static RequestedSort byField(String name, boolean descending) {
        return new ByField(name, descending);
    }

    /** {@link #of}. */
    record ByIssue(IssueOrder order) implements RequestedSort {}

    /** {@link #unlessNamed}. */
    record UnlessNamed(IssueSort order) implements RequestedSort {}

    /** {@link #byField}. */
    record ByField(String name, boolean descending) implements RequestedSort {}
}
