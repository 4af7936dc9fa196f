package dev.issuetracker.application.issue.find;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.field.FieldCriteria;
import dev.issuetracker.application.field.FieldCriterion;
import dev.issuetracker.application.field.FieldNames;
import dev.issuetracker.application.search.NearestNames;
import dev.issuetracker.application.search.SearchPorts;
import dev.issuetracker.application.search.SearchQuery;
import dev.issuetracker.application.search.SearchReader;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.AssignedTo;
import dev.issuetracker.domain.issue.IssueFilter.CreatedBy;
import dev.issuetracker.domain.issue.IssueFilter.Labelled;
import dev.issuetracker.domain.issue.IssueOrder;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.Users;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the conditions and the order that callers ask for. The accounts, labels and fields that they name must exist.
 * Otherwise nothing would be found, which would hide that a name is misspelt or was deleted since.
 */
public final class CriteriaReader {
    private final Labels labels;
    private final Users users;
    private final Fields fields;
    private final SearchReader searches;

    public CriteriaReader(SearchPorts ports) {
        this.labels = ports.labels();
        this.users = ports.users();
        this.fields = ports.fields();
        this.searches = new SearchReader(ports);
    }

    /** The issues that these conditions ask for. An order that their search names does not matter. */
    public IssueFilter filter(IssueCriteria criteria, Caller by, Violations violations) {
        return query(criteria, by, "", violations).filter();
    }

    /**
     * The issues that these conditions ask for, and the order that their search names.
     *
     * @param prefix what the request puts before the names of conditions
     */
    public SearchQuery query(IssueCriteria criteria, Caller by, String prefix, Violations violations) {
        IssueFilter filter = criteria.filter();
        NearestNames nearest = new NearestNames(labels, users);
        checkUsers(filter, prefix, nearest, violations);
        checkLabels(filter, prefix + "label", nearest, violations);
        IssueFilter complete = filter.fields(filters(criteria.fields(), by, prefix, nearest, violations));
        String search = criteria.search();
        return search == null
                ? SearchQuery.ALL.and(complete)
                : searches.read(search, by, prefix + "q", violations).and(complete);
    }

    private void checkUsers(IssueFilter filter, String prefix, NearestNames nearest, Violations violations) {
        List<String> assignees =
                filter.leaves(AssignedTo.class).map(AssignedTo::username).toList();
        List<String> creators =
                filter.leaves(CreatedBy.class).map(CreatedBy::username).toList();
        List<String> names =
                Stream.concat(assignees.stream(), creators.stream()).toList();
        if (names.isEmpty()) {
            return;
        }
        Set<String> known = users.findNamed(names).stream()
                .map(user -> CaseFolding.fold(user.username()))
                .collect(Collectors.toSet());
        checkKnown(assignees, known, prefix + "assignee", nearest, violations);
        checkKnown(creators, known, prefix + "created_by", nearest, violations);
    }

    private static void checkKnown(
            List<String> names, Set<String> known, String field, NearestNames nearest, Violations violations) {
        names.stream()
                .filter(name -> !known.contains(CaseFolding.fold(name)))
                .forEach(name ->
                        violations.add(field, "unknown_user", "There is no user named " + name + nearest.user(name)));
    }

    private void checkLabels(IssueFilter filter, String field, NearestNames nearest, Violations violations) {
        List<String> names = filter.leaves(Labelled.class).map(Labelled::label).toList();
        if (names.isEmpty()) {
            return;
        }
        Set<String> known = labels.findNamed(Set.copyOf(names)).stream()
                .map(label -> CaseFolding.fold(label.name()))
                .collect(Collectors.toSet());
        List<String> missing = names.stream()
                .filter(name -> !known.contains(CaseFolding.fold(name)))
                .toList();
        if (!missing.isEmpty()) {
            violations.add(
                    field,
                    "unknown_label",
                    "There is no label named " + String.join(", nor ", missing)
                            + (missing.size() == 1 ? nearest.label(missing.get(0)) : "."));
        }
    }

    private List<FieldFilter> filters(
            List<FieldCriterion> criteria, Caller by, String prefix, NearestNames nearest, Violations violations) {
        return criteria.isEmpty()
                ? List.of()
                : new FieldCriteria(new FieldNames(fields.all()), users, by, nearest::user)
                        .filters(criteria, prefix, violations);
    }

    /**
     * The order that is asked for; empty when there is none such, which is a violation.
     *
     * @param named by the search of the same request
     */
    Optional<IssueOrder> order(RequestedSort sort, Optional<IssueOrder> named, Violations violations) {
        if (sort instanceof RequestedSort.UnlessNamed otherwise) {
            return named.or(() -> Optional.of(otherwise.order()));
        }
        if (named.isPresent()) {
            violations.add("sort", "contradiction", "Both sort and q name an order; leave one of them out.");
        }
        if (sort instanceof RequestedSort.ByField byField) {
            return new FieldNames(fields.all())
                    .find(byField.name(), "sort", violations)
                    .flatMap(field -> order(field, byField.descending(), violations));
        }
        return Optional.of(((RequestedSort.ByIssue) sort).order());
    }

    private static Optional<IssueOrder> order(Field field, boolean descending, Violations violations) {
        if (!IssueSort.sorts(field.type())) {
            violations.add("sort", "not_accepted", FieldNames.notSorted(field));
            return Optional.empty();
        }
        return Optional.of(new IssueSort(IssueSort.By.FIELD, field, descending));
    }
}
