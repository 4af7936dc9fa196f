package dev.issuetracker.application.search;

import dev.issuetracker.application.search.SearchTree.Value;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.text.NearestName;
import dev.issuetracker.domain.text.TextRules;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Collects what is wrong with a search, the first thing at each place in the text. */
final class SearchViolations {
    private static final int SHOWN = 60;

    private final String field;
    private final Violations violations;
    private final Set<Integer> columns = new HashSet<>();

    /** @param field what the request calls the search */
    SearchViolations(String field, Violations violations) {
        this.field = field;
        this.violations = violations;
    }

    /** @param column from 1, in UTF-16 code units, as browsers count */
    void add(int column, String code, String message) {
        if (columns.add(column)) {
            violations.addAnother(field, code, "Column " + column + ": " + message);
        }
    }

    /** Adds a violation, and gives the filter that is in the place of the rejected condition. */
    IssueFilter reject(int column, String code, String message) {
        add(column, code, message);
        return IssueFilter.all();
    }

    /** Something is none of a few words. */
    IssueFilter rejectChoice(int column, String found, Collection<String> accepted) {
        return reject(
                column,
                "invalid_choice",
                "Found " + shown(found) + ", expected one of " + String.join(", ", accepted)
                        + meant(NearestName.of(found, accepted)));
    }

    /**
     * Checks what was read as a range.
     *
     * @param range empty when the value is none
     * @param accepted what is, for a message
     * @return the range, as it was
     */
    <T> Optional<Range<T>> range(Value value, Optional<Range<T>> range, Comparator<T> order, String accepted) {
        if (range.isEmpty()) {
            add(value.column(), "invalid_range", "Found " + shown(value.text()) + ", expected " + accepted + ".");
        } else if (range.get().isReversed(order)) {
            add(value.column(), "contradiction", "The range begins behind its end: " + shown(value.text()) + ".");
        }
        return range;
    }

    /** Adds what was found wrong with a value. */
    void relay(int column, Violations found) {
        found.list().forEach(violation -> add(column, violation.code(), violation.message()));
    }

    static String shown(String text) {
        return TextRules.shortened(text, SHOWN);
    }

    /** The end of a message, which asks whether another name was meant. */
    static String meant(Optional<String> nearest) {
        return nearest.map(name -> "; did you mean " + name + "?").orElse(".");
    }
}
