package dev.issuetracker.application.issue.find;

import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import java.util.List;

/**
 * Asks how many issues meet conditions: {@code CountIssues.of(criteria).by(List.of("status", "field.Priority"))}.
 *
 * @param facets what they are counted by too: {@code status}, {@code assignee}, {@code label} or {@code field.} and the
 *     name of a field
 */
public record CountIssues(IssueCriteria criteria, List<String> facets, List<Violation> shape) {
    /** By how many things issues are counted at once. */
    public static final int MAX_FACETS = 10;
    /** How many values of each are named. */
    public static final int MAX_VALUES = 100;

    public CountIssues {
        facets = List.copyOf(facets);
        shape = List.copyOf(shape);
    }

    /** How many issues meet these conditions. An order that their search names does not matter. */
    public static CountIssues of(IssueCriteria criteria) {
        return new CountIssues(criteria, List.of(), List.of());
    }

    /** By these values too. */
    public CountIssues by(List<String> names) {
        return new CountIssues(criteria, names, shape);
    }

    /** The command, read from a request with these violations of its shape. */
    public CountIssues withShape(List<Violation> violations) {
        return new CountIssues(criteria, facets, violations);
    }

    /** A collection that begins with the violations of the shape, for the service to add to. */
    Violations violations() {
        return Violations.of(shape);
    }
}
