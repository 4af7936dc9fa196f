package dev.issuetracker.application.search;

import dev.issuetracker.application.search.syntax.Expected;
import dev.issuetracker.application.search.syntax.Place;
import dev.issuetracker.application.search.syntax.SearchTree.Value;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.text.NearestName;
import dev.issuetracker.domain.text.TextRules;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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

    /** @param expected what may be in the place, as a search has it or as {@link Expected} names it */
    void add(Place place, String code, String message, List<String> expected) {
        if (columns.add(place.column())) {
            violations.addAnother(
                    new Violation(field, code, "Column " + place.column() + ": " + message, place.instead(expected)));
        }
    }

    /** Adds a violation, and gives the filter that is in the place of the rejected condition. */
    IssueFilter reject(Place place, String code, String message, String... expected) {
        add(place, code, message, List.of(expected));
        return IssueFilter.all();
    }

    /** A value is none of a few words. */
    IssueFilter rejectChoice(Place place, String found, Collection<String> accepted) {
        return reject(
                place,
                "invalid_choice",
                "Found " + shown(found) + ", expected one of " + String.join(", ", accepted)
                        + meant(NearestName.of(found, accepted)),
                accepted.toArray(String[]::new));
    }

    /**
     * Checks what was read as a range.
     *
     * @param range empty when the value is none
     * @param accepted what is, for a message
     * @param expected the same for programs
     * @return the range, as it was
     */
    <T> Optional<Range<T>> range(
            Value value, Optional<Range<T>> range, Comparator<T> order, String accepted, List<String> expected) {
        String shown = shown(value.text());
        if (range.isEmpty()) {
            add(value.place(), "invalid_range", "Found " + shown + ", expected " + accepted + ".", expected);
        } else if (range.get().isReversed(order)) {
            add(value.place(), "contradiction", "The range begins behind its end: " + shown + ".", expected);
        }
        return range;
    }

    /** Adds what was found wrong with a value. */
    void relay(Place place, Violations found, List<String> expected) {
        found.list().forEach(violation -> add(place, violation.code(), violation.message(), expected));
    }

    static String shown(String text) {
        return TextRules.shortened(text, SHOWN);
    }

    /** The end of a message, which asks whether another name was meant. */
    static String meant(Optional<String> nearest) {
        return nearest.map(name -> "; did you mean " + name + "?").orElse(".");
    }
}
