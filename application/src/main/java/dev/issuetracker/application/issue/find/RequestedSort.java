package dev.issuetracker.application.issue.find;

import dev.issuetracker.domain.issue.IssueOrder;
import dev.issuetracker.domain.issue.IssueSort;

/** In which order a caller wants a list: nothing looked up. */
public sealed interface RequestedSort {
    /** By what every issue has, or by relevance. */
    static RequestedSort of(IssueOrder order) {
        return new ByIssue(order);
    }

    /** By what every issue has, unless the search of the same request names an order. */
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
