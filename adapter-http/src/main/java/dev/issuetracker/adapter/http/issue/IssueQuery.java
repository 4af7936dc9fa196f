package dev.issuetracker.adapter.http.issue;

import dev.issuetracker.adapter.http.exchange.ParameterKind;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.field.FieldCriterion;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.issue.find.IssueCriteria;
import dev.issuetracker.application.issue.find.RequestedSort;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.Trait;
import dev.issuetracker.domain.issue.IssueOrder;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.IssueRules;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.text.CaseFolding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which issues a list has, and in which order, as parameters of a URL or of a filter in a body. */
public final class IssueQuery {
    /** How a body writes the parameters that are no strings there. */
    static final Map<String, ParameterKind> KINDS =
            Map.of("id", ParameterKind.INTEGER, "parent", ParameterKind.ID_OR_NAME, "blocked", ParameterKind.BOOLEAN);

    private static final String RELEVANCE = "relevance";

    private IssueQuery() {}

    /** The conditions that the parameters ask for; {@code me} means the caller. */
    public static IssueCriteria criteria(Query query, Caller caller) {
        IssueCriteria criteria = IssueCriteria.of(filter(query, caller)).search(search(query));
        for (Query.Parameter parameter : query.prefixed(FieldCriterion.PREFIX)) {
            criteria = criteria.field(parameter.name(), parameter.value());
        }
        return criteria;
    }

    /** The text of the search; null when none came, or a blank one. */
    static @Nullable String search(Query query) {
        String text = query.opaque("q");
        return text == null || text.isBlank() ? null : text;
    }

    /** What the parameter {@code facets} names, between commas. */
    static List<String> facets(Query query) {
        String names = query.name("facets");
        return names == null || names.isBlank() ? List.of() : List.of(names.split(",", -1));
    }

    private static IssueFilter filter(Query query, Caller caller) {
        IssueFilter filter = IssueFilter.all()
                .ids(query.ids("id", IssueService.MAX_BULK))
                .keyword(query.keyword("keyword"), inComments(query))
                .statuses(query.choices("status", Status::of, "one of open, in_progress, resolved"))
                .labels(query.names("label", IssueRules.MAX_LABELS))
                .createdBy(username(query.name("created_by"), caller))
                .blocked(query.bool("blocked"))
                .and(assignee(username(query.name("assignee"), caller)))
                .and(parent(query));
        Query.Span created = query.span("created_from", "created_to");
        Query.Span updated = query.span("updated_from", "updated_to");
        return filter.created(created.from(), created.to()).updated(updated.from(), updated.to());
    }

    private static boolean inComments(Query query) {
        return query.choice("in", text -> Optional.of(text).filter("comments"::equals), "comments") != null;
    }

    /** The caller's name in place of {@code me}. */
    private static @Nullable String username(@Nullable String name, Caller caller) {
        return name != null && CaseFolding.fold(name).equals("me")
                ? caller.user().username()
                : name;
    }

    private static IssueFilter parent(Query query) {
        IssueFilter parent = query.choice("parent", IssueQuery::parent, "the id of an issue, or none");
        return parent == null ? IssueFilter.all() : parent;
    }

    private static Optional<IssueFilter> parent(String text) {
        return isNone(text)
                ? Optional.of(IssueFilter.all().isNot(Trait.CHILD))
                : Query.positive(text).map(IssueFilter.all()::childrenOf);
    }

    private static IssueFilter assignee(@Nullable String name) {
        return name != null && isNone(name)
                ? IssueFilter.all().unassigned()
                : IssueFilter.all().assignee(name);
    }

    private static boolean isNone(String text) {
        return CaseFolding.fold(text).equals("none");
    }

    /** The order that the parameter {@code sort} asks for; without one, that of the search or the default. */
    static RequestedSort sort(Query query, IssueSort byDefault) {
        RequestedSort sort = query.choice(
                "sort",
                IssueQuery::sort,
                "relevance, or created_at, updated_at, id, title or field.<name>, with a - before it for the opposite"
                        + " direction");
        return sort == null ? RequestedSort.unlessNamed(byDefault) : sort;
    }

    private static Optional<RequestedSort> sort(String text) {
        if (text.equals(RELEVANCE)) {
            return Optional.of(RequestedSort.of(IssueOrder.RELEVANCE));
        }
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        if (name.startsWith(FieldCriterion.PREFIX)) {
            String field = name.substring(FieldCriterion.PREFIX.length());
            return Optional.of(RequestedSort.byField(field, descending));
        }
        return IssueSort.By.OF_EVERY_ISSUE.stream()
                .filter(by -> by.code().equals(name))
                .findFirst()
                .map(by -> RequestedSort.of(new IssueSort(by, descending)));
    }
}
