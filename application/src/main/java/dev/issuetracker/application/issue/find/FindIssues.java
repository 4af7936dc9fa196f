package dev.issuetracker.application.issue.find;

import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueOrder;
import dev.issuetracker.domain.issue.IssueSort;
import java.util.List;

/**
 * Asks for a list of issues: {@code FindIssues.of(IssueFilter.all()).field("Priority", "high").sortByField("Due date",
 * false)}.
 *
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record FindIssues(IssueCriteria criteria, RequestedSort sort, List<Violation> shape) {
    public FindIssues {
        shape = List.copyOf(shape);
    }

    /** The issues that meet these conditions, latest first unless their search names an order. */
    public static FindIssues of(IssueCriteria criteria) {
        return new FindIssues(criteria, RequestedSort.unlessNamed(IssueSort.DEFAULT), List.of());
    }

    /** The issues that the filter finds, latest first. */
    public static FindIssues of(IssueFilter filter) {
        return of(IssueCriteria.of(filter));
    }

    /**
     * One more condition on a field that a team added, as {@link IssueCriteria#field} takes it. Of those on one field's
     * value, any is enough.
     */
    public FindIssues field(String name, String text) {
        return new FindIssues(criteria.field(name, text), sort, shape);
    }

    /** Only the issues that have this one as their parent. */
    public FindIssues childrenOf(long id) {
        return new FindIssues(criteria.and(IssueFilter.all().childrenOf(id)), sort, shape);
    }

    /** In this order. */
    public FindIssues sort(IssueOrder order) {
        return sort(RequestedSort.of(order));
    }

    /** By a field that a team added; issues without a value of it come last in both directions. */
    public FindIssues sortByField(String name, boolean descending) {
        return sort(RequestedSort.byField(name, descending));
    }

    /** In this order. */
    public FindIssues sort(RequestedSort order) {
        return new FindIssues(criteria, order, shape);
    }

    /** The command, read from a request with these violations of its shape. */
    public FindIssues withShape(List<Violation> violations) {
        return new FindIssues(criteria, sort, violations);
    }

    /** A collection that begins with the violations of the shape, for the service to add to. */
    Violations violations() {
        return Violations.of(shape);
    }
}
