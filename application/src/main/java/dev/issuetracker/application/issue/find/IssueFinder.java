package dev.issuetracker.application.issue.find;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.relevance.RankedIssues;
import dev.issuetracker.application.relevance.RankedIssues.Ranked;
import dev.issuetracker.application.search.SearchQuery;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueOrder;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.relevance.SoughtWords;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Finds the issues that a command asks for, within the unit of work of the use case that calls it. */
public final class IssueFinder {
    private final Issues issues;
    private final CriteriaReader criteria;

    public IssueFinder(Issues issues, CriteriaReader criteria) {
        this.issues = issues;
        this.criteria = criteria;
    }

    /**
     * A page of them.
     *
     * @param page gives the page of a list in an order; it may add violations
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations
     */
    public IssueList page(
            Caller by, FindIssues command, BiFunction<IssueOrder, Violations, PageRequest<IssueKey>> page) {
        Violations violations = command.violations();
        SearchQuery query = criteria.query(command.criteria(), by, "", violations);
        Optional<IssueOrder> known = criteria.order(command.sort(), query.sort(), violations);
        Optional<PageRequest<IssueKey>> request = known.map(order -> page.apply(order, violations));
        SoughtWords words = SoughtWords.of(query.filter());
        if (known.equals(Optional.of(IssueOrder.RELEVANCE)) && words.none()) {
            violations.add("sort", "required", "The order by relevance needs words, in q or as keyword.");
        }
        violations.throwIfAny();
        IssueOrder order = known.orElseThrow();
        if (order instanceof IssueSort sort) {
            return new IssueList(order, issues.list(query.filter(), sort, request.orElseThrow()), Map.of());
        }
        Ranked ranked = new RankedIssues(issues).list(query.filter(), words, request.orElseThrow());
        return new IssueList(order, ranked.page(), ranked.fragments());
    }

    /**
     * All of them.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations
     */
    public FoundIssues all(Caller by, FindIssues command) {
        Violations violations = command.violations();
        SearchQuery query = criteria.query(command.criteria(), by, "", violations);
        Optional<IssueOrder> order = criteria.order(command.sort(), query.sort(), violations);
        if (order.equals(Optional.of(IssueOrder.RELEVANCE))) {
            violations.add(
                    "sort",
                    "not_accepted",
                    "All issues at once, as in an export, cannot be sorted by relevance; choose another order.");
        }
        violations.throwIfAny();
        return new FoundIssues(issues, query.filter(), (IssueSort) order.orElseThrow());
    }
}
