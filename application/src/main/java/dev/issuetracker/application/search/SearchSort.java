package dev.issuetracker.application.search;

import dev.issuetracker.application.field.FieldNames;
import dev.issuetracker.application.search.syntax.SearchTree.Value;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.IssueOrder;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueSort.By;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the order that {@code sort:} names: {@code updated-desc}. */
final class SearchSort {
    private static final Map<String, By> ORDERS =
            Map.of("created", By.CREATED_AT, "updated", By.UPDATED_AT, "id", By.ID, "title", By.TITLE);

    /** The order that has one direction: the best match first. */
    static final String RELEVANCE = "relevance";

    private static final String ASCENDING = "-asc";
    private static final String DESCENDING = "-desc";

    private final FieldNames fields;
    private final SearchViolations violations;

    SearchSort(FieldNames fields, SearchViolations violations) {
        this.fields = fields;
        this.violations = violations;
    }

    /** The order; empty when there is none such, which is a violation. */
    Optional<IssueOrder> of(Value value) {
        String text = value.text();
        if (text.equalsIgnoreCase(RELEVANCE)) {
            return Optional.of(IssueOrder.RELEVANCE);
        }
        boolean descending = text.toLowerCase(Locale.ROOT).endsWith(DESCENDING);
        String name = without(descending ? DESCENDING : ASCENDING, text);
        if (name.equalsIgnoreCase(RELEVANCE)) {
            violations.add(
                    value.place(),
                    "not_accepted",
                    "The order by relevance has one direction: write sort:relevance.",
                    List.of(RELEVANCE));
            return Optional.empty();
        }
        By by = ORDERS.get(name.toLowerCase(Locale.ROOT));
        if (by != null) {
            return Optional.of(new IssueSort(by, descending));
        }
        Optional<Field> named = fields.findOnly(name);
        if (named.isEmpty()) {
            violations.rejectChoice(value.place(), name, accepted());
            return Optional.empty();
        }
        Field field = named.get();
        if (!IssueSort.sorts(field.type())) {
            violations.add(value.place(), "not_accepted", FieldNames.notSorted(field), accepted());
            return Optional.empty();
        }
        return Optional.of(new IssueSort(By.FIELD, field, descending));
    }

    private static String without(String end, String text) {
        return text.toLowerCase(Locale.ROOT).endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }

    /** What lists of all trackers are sorted by. */
    static Stream<String> names() {
        return ORDERS.keySet().stream().sorted();
    }

    /** The fields that lists are sorted by, but those that are called like another order. */
    static Stream<Field> fields(FieldNames fields) {
        return fields.list()
                .filter(field -> IssueSort.sorts(field.type()))
                .filter(field -> Stream.concat(names(), Stream.of(RELEVANCE))
                        .noneMatch(fields.shortest(field)::equalsIgnoreCase));
    }

    private List<String> accepted() {
        return Stream.of(
                        Stream.of(RELEVANCE),
                        names(),
                        fields(fields).map(fields::shortest).map(SearchSort::whole))
                .flatMap(Function.identity())
                .map(Writing::value)
                .toList();
    }

    /** A name of which the end is not read as a direction. */
    private static String whole(String name) {
        return without(ASCENDING, without(DESCENDING, name)).equals(name) ? name : name + ASCENDING;
    }
}
