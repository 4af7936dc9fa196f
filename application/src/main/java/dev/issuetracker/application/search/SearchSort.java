package dev.issuetracker.application.search;

import dev.issuetracker.application.field.FieldNames;
import dev.issuetracker.application.search.SearchTree.Value;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueSort.By;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the order that {@code sort:} names: {@code updated-desc}. */
final class SearchSort {
    private static final Map<String, By> ORDERS =
            Map.of("created", By.CREATED_AT, "updated", By.UPDATED_AT, "id", By.ID, "title", By.TITLE);

    private static final String ASCENDING = "-asc";
    private static final String DESCENDING = "-desc";

    private final FieldNames fields;
    private final SearchViolations violations;

    SearchSort(FieldNames fields, SearchViolations violations) {
        this.fields = fields;
        this.violations = violations;
    }

    /** The order; empty when there is none such, which is a violation. */
    Optional<IssueSort> of(Value value) {
        String text = value.text();
        boolean descending = text.toLowerCase(Locale.ROOT).endsWith(DESCENDING);
        String name = without(descending ? DESCENDING : ASCENDING, text);
        By by = ORDERS.get(name.toLowerCase(Locale.ROOT));
        if (by != null) {
            return Optional.of(new IssueSort(by, descending));
        }
        List<Field> named = fields.findBare(name);
        if (named.size() != 1) {
            violations.rejectChoice(value.column(), name, accepted());
            return Optional.empty();
        }
        Field field = named.get(0);
        if (!IssueSort.sorts(field.type())) {
            violations.add(
                    value.column(),
                    "not_accepted",
                    "No list is sorted by " + field.name() + ", which is of type "
                            + field.type().code() + ".");
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

    private List<String> accepted() {
        return Stream.concat(names(), fields.bareNames()).toList();
    }
}
