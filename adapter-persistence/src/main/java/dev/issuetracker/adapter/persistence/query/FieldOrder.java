package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.page.PageRequest.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list that is sorted by a field: first the issues that have a value, then those without. Options are in
 * the order of the definition, which no index has, so the issues of each option are a stretch of their own. What a
 * filter by the same field leaves out is not gone through.
 *
 * <p>The statements bind {@code key} and {@code keyId} of the request.
 */
public final class FieldOrder {
    private static final String JOIN = "JOIN issue_fields v ON v.issue_id = i.id";

    private static final String WITHOUT_VALUE =
            "NOT EXISTS (SELECT 1 FROM issue_fields v WHERE v.field_id = :sortField AND v.issue_id = i.id)";

    private static final String VALUE = "v.value_key";

    private static final String OPTION = "sortOption";

    private final Field field;
    private final boolean descending;
    private final PageRequest<IssueKey> request;
    private final boolean sorted;
    /** The keys of the options in the order of the list; empty when the field has none. */
    private final List<String> options = new ArrayList<>();

    private final IssueFilter filter;
    /** What the filter wants of the field. */
    private final List<FieldFilter> wanted;

    /** @param sorted whether issues are better found and sorted than sought in the order of the list */
    FieldOrder(IssueSort sort, PageRequest<IssueKey> request, IssueFilter filter, boolean sorted) {
        this.sorted = sorted;
        this.field = sort.definition();
        this.descending = sort.descending();
        this.request = request;
        this.filter = filter;
        field.options().forEach(option -> options.add(FieldKeys.ofId(option.id())));
        if (descending) {
            Collections.reverse(options);
        }
        wanted = filter.conditions(IssueFilter.WithField.class)
                .map(IssueFilter.WithField::field)
                .filter(with -> with.field().id() == field.id())
                .toList();
    }

    /** The stretches from the key on, nearest first. */
    List<ListStretch> stretches() {
        List<ListStretch> ordered = new ArrayList<>();
        if (field.type().hasOptions()) {
            options.forEach(option -> ordered.add(of(option)));
        } else {
            ordered.add(values());
        }
        ordered.add(withoutValue());
        IssueKey key = request.key();
        List<ListStretch> from = key == null ? ordered : from(ordered, key.fieldKey());
        return from.stream()
                .filter(stretch -> holds(filter, stretch).orElse(true))
                .toList();
    }

    /** Whether a filter finds all issues of a stretch, true, or none of them, false; empty where neither is known. */
    private Optional<Boolean> holds(IssueFilter filter, ListStretch stretch) {
        if (filter instanceof IssueFilter.Not not) {
            return holds(not.filter(), stretch).map(holds -> !holds);
        }
        if (filter instanceof IssueFilter.All all) {
            return combined(all.filters(), stretch, false);
        }
        if (filter instanceof IssueFilter.Any any) {
            return combined(any.filters(), stretch, true);
        }
        return filter instanceof IssueFilter.WithField with
                        && with.field().field().id() == field.id()
                ? holds(with.field(), stretch)
                : Optional.empty();
    }

    /** @param decisive what decides, if it is known of one of the filters */
    private Optional<Boolean> combined(List<IssueFilter> filters, ListStretch stretch, boolean decisive) {
        List<Optional<Boolean>> each =
                filters.stream().map(filter -> holds(filter, stretch)).toList();
        if (each.contains(Optional.of(decisive))) {
            return Optional.of(decisive);
        }
        return each.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(!decisive);
    }

    private static Optional<Boolean> holds(FieldFilter filter, ListStretch stretch) {
        boolean withoutValue = stretch.condition().equals(WITHOUT_VALUE);
        if (!(filter instanceof FieldFilter.AnyOf any)) {
            return withoutValue ? Optional.of(false) : Optional.empty();
        }
        Object option = stretch.values().get(OPTION);
        if (withoutValue || any.keys().isEmpty()) {
            return Optional.of(withoutValue && any.orNone());
        }
        return option == null ? Optional.empty() : Optional.of(any.keys().contains(option));
    }

    private List<ListStretch> from(List<ListStretch> ordered, @Nullable String key) {
        int withoutValue = ordered.size() - 1;
        int at = field.type().hasOptions() ? options.indexOf(key) : 0;
        if (key == null) {
            at = withoutValue;
        }
        boolean gone = at < 0;
        if (gone) {
            // An option that was removed meanwhile counts as the first of the definition.
            at = descending ? withoutValue : 0;
        }
        boolean forward = request.direction() == Direction.AFTER;
        List<ListStretch> nearestFirst =
                new ArrayList<>(forward ? ordered.subList(at, ordered.size()) : ordered.subList(0, gone ? at : at + 1));
        if (!forward) {
            Collections.reverse(nearestFirst);
        }
        for (int i = gone ? 0 : 1; i < nearestFirst.size(); i++) {
            nearestFirst.set(i, nearestFirst.get(i).unbounded());
        }
        return nearestFirst;
    }

    private ListStretch values() {
        String condition = "v.field_id = :sortField";
        Map<String, Object> values = new HashMap<>(Map.of("sortField", field.id()));
        for (FieldFilter filter : wanted) {
            if (filter instanceof FieldFilter.Between between) {
                condition += bound(" >= ", between.from(), values) + bound(" <= ", between.to(), values);
            } else if (filter instanceof FieldFilter.AnyOf any && any.keys().size() == 1 && !any.orNone()) {
                condition += bound(" = ", any.keys().iterator().next(), values);
            }
        }
        return new ListStretch(JOIN, condition, page(List.of(VALUE, "v.issue_id"), List.of("key", "keyId")), values);
    }

    private static String bound(String comparison, @Nullable String key, Map<String, Object> values) {
        if (key == null) {
            return "";
        }
        String parameter = "sortBound" + values.size();
        values.put(parameter, key);
        return " AND v.value_key" + comparison + ":" + parameter;
    }

    private ListStretch of(String option) {
        Keyset byIndex = page(List.of("v.issue_id"), List.of("keyId"));
        Keyset byId = byId();
        return new ListStretch(
                JOIN,
                "v.field_id = :sortField AND v.value_key = :" + OPTION,
                // Also by i.id: PostgreSQL does not conclude it, and would read all issues before that one.
                new Keyset(byIndex.condition() + " AND " + byId.condition(), byIndex.order(), byIndex.limit()),
                Map.of("sortField", field.id(), OPTION, option));
    }

    private ListStretch withoutValue() {
        return new ListStretch("", WITHOUT_VALUE, byId(), Map.of("sortField", field.id()));
    }

    private Keyset page(List<String> columns, List<String> parameters) {
        Keyset page = Keyset.of(request, descending, columns, parameters);
        List<String> unindexed = columns.stream().map(FieldOrder::unindexed).toList();
        return sorted
                ? new Keyset(
                        page.condition(),
                        Keyset.of(request, descending, unindexed, parameters).order(),
                        page.limit())
                : page;
    }

    /** The same value, of which no index has the order. */
    private static String unindexed(String column) {
        return column + (column.equals(VALUE) ? " || ''" : " + 0");
    }

    private Keyset byId() {
        return page(List.of("i.id"), List.of("keyId"));
    }
}
