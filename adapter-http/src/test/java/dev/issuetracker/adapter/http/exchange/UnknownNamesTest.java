package dev.issuetracker.adapter.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.http.problem.Problems;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownNamesTest {
    private static final Set<String> KNOWN = Set.of("title", "description", "status");

    private final Violations violations = new Violations();

    @Test
    void nearestNameIsNamed() {
        UnknownNames.add(violations, "field", "filter.", "titel", KNOWN);

        assertEquals(
                List.of(new Violation(
                        "filter.titel",
                        "unknown_field",
                        "There is no field filter.titel; did you mean filter.title? The fields are: description,"
                                + " status, title.")),
                violations.list());
    }

    @Test
    void nameThatIsFarFromAllGetsTheListOnly() {
        UnknownNames.add(violations, "field", "", "assignee", KNOWN);

        assertEquals(
                "There is no field assignee. The fields are: description, status, title.",
                violations.list().get(0).message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B"})
    void missingNameIsSaidToBeMissing(String name) {
        UnknownNames.add(violations, "parameter", "", name, Set.of("q", "id"));
        UnknownNames.add(violations, "field", "filter.", name, KNOWN);

        assertEquals(
                List.of(
                        "A parameter has no name; write one, or leave it out. The parameters are: id, q.",
                        "A field has no name; write one, or leave it out. The fields are: description, status, title."),
                violations.list().stream().map(Violation::message).toList());
    }

    @Test
    void placeThatTakesNoNamesSaysSo() {
        UnknownNames.add(violations, "parameter", "", "x", Set.of());

        assertEquals(
                "There is no parameter x; no parameters are accepted here.",
                violations.list().get(0).message());
    }

    @Test
    void violationsThatNoAnswerShowsHaveNoAdvice() {
        for (int i = 0; i <= Problems.MAX_SHOWN; i++) {
            UnknownNames.add(violations, "field", "", "title" + i, KNOWN);
        }

        assertEquals(
                List.of(
                        "There is no field title99; did you mean title? The fields are: description, status, title.",
                        "There is no field title100."),
                violations.list().stream()
                        .skip(Problems.MAX_SHOWN - 1)
                        .map(Violation::message)
                        .toList());
    }
}
