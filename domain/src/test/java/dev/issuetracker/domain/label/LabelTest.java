package dev.issuetracker.domain.label;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {
    private final Violations violations = new Violations();

    private List<String> violations() {
        return violations.list().stream().map(Violation::code).toList();
    }

    @Test
    void nameIsStripped() {
        assertEquals("bug", Label.name(" bug ", violations));
    }

    @Test
    void nameWithACommaIsRejected() {
        Label.name("a,b", violations);
        assertEquals(List.of("comma"), violations());
    }

    @Test
    void blankNameIsRejected() {
        Label.name(" ", violations);
        assertEquals(List.of("blank"), violations());
    }

    @Test
    void longNameIsRejected() {
        Label.name("x".repeat(Label.MAX_NAME + 1), violations);
        assertEquals(List.of("too_long"), violations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"d73a4a", "D73A4A", "#d73a4a", "#D73a4A"})
    void colorIsStoredInOneForm(String color) {
        assertEquals("d73a4a", Label.color(color, violations));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "red",
                "d73a4",
                "d73a4a0",
                "##d73a4",
                "g73a4a",
                " d73a4a",
                "\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11"
            })
    void otherColorsAreRejected(String color) {
        Label.color(color, violations);
        assertEquals(List.of("invalid_color"), violations());
    }

    @Test
    void descriptionMayBeEmpty() {
        Label.description("", violations);
        assertEquals(List.of(), violations());
    }

    @Test
    void longDescriptionIsRejected() {
        Label.description("x".repeat(Label.MAX_DESCRIPTION + 1), violations);
        assertEquals(List.of("too_long"), violations());
    }
}
