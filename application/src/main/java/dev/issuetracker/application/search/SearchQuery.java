package dev.issuetracker.application.search;

import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueOrder;
import java.util.Optional;

/**
 * What a caller asks for, with all names looked up.
 *
 * @param sort the order that the search names; empty when it names none
 */
public record SearchQuery(IssueFilter filter, Optional<IssueOrder> sort) {
    /** Every issue, in no particular order. */
    public static final SearchQuery ALL = new SearchQuery(IssueFilter.all(), Optional.empty());

    /** Only those that the filter finds too. */
    public SearchQuery and(IssueFilter other) {
        return new SearchQuery(other.and(filter), sort);
    }
}
