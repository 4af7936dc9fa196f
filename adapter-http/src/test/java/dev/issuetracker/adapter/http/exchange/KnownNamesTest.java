package dev.issuetracker.adapter.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownNamesTest {
    private static final Set<String> KNOWN = Set.of("title", "description", "status");

    @ParameterizedTest
    @CsvSource({
        "titel, title",
        "tile, title",
        "descriptoin, description",
        "description_, description",
        "Status, status",
        "state, status"
    })
    void nearestNameIsNamed(String name, String meant) {
        assertEquals(
                "There is no field filter." + name + "; did you mean filter." + meant
                        + "? There are: description, status, title.",
                KnownNames.unknown("field", "filter.", name, KNOWN));
    }

    @ParameterizedTest
    @CsvSource({"x", "prio", "assignee", "descriptiondescriptiondescriptiondescription"})
    void nameThatIsFarFromAllGetsTheListOnly(String name) {
        assertEquals(
                "There is no field " + name + ". There are: description, status, title.",
                KnownNames.unknown("field", "", name, KNOWN));
    }

    @Test
    void placeThatTakesNoNamesSaysSo() {
        assertEquals(
                "There is no parameter x; none is accepted here.", KnownNames.unknown("parameter", "", "x", Set.of()));
    }
}
