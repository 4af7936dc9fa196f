package dev.issuetracker.domain.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.error.Violations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldRulesTest {
    private final Violations violations = new Violations();

    private List<String> found() {
        return violations.list().stream()
                .map(violation -> violation.field() + " " + violation.code())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "Status", "ASSIGNEE", "id", "parent", "Due.from", "due.To"})
    void nameThatMeansSomethingElseIsRejected(String name) {
        FieldRules.name(name, violations);
        assertEquals(List.of("name reserved_name"), found());
    }

    @Test
    void nameOfTheGreatestLengthIsAccepted() {
        assertEquals("x".repeat(FieldRules.MAX_NAME), FieldRules.name("x".repeat(FieldRules.MAX_NAME), violations));
        assertEquals(List.of(), found());
    }

    @Test
    void selectNeedsAnOption() {
        FieldRules.options(FieldType.SELECT, List.of(), violations);
        assertEquals(List.of("options required"), found());
    }

    @Test
    void textHasNoOptions() {
        FieldRules.options(FieldType.TEXT, List.of("one"), violations);
        assertEquals(List.of("options not_accepted"), found());
    }

    @Test
    void optionsWhoseNamesDifferOnlyInCaseAreRejected() {
        FieldRules.options(FieldType.MULTI_SELECT, List.of("High", "low", "HIGH"), violations);
        assertEquals(List.of("options[2].name duplicate"), found());
    }

    @Test
    void moreOptionsThanAFieldHasAreRejected() {
        List<String> names = IntStream.rangeClosed(0, FieldRules.MAX_OPTIONS)
                .mapToObj(String::valueOf)
                .toList();
        FieldRules.options(FieldType.SELECT, names, violations);
        assertEquals(List.of("options too_many"), found());
    }

    @ParameterizedTest
    @CsvSource({"'a,b', comma", "None, reserved_name", "'', blank"})
    void optionNameThatCannotBeWrittenElsewhereIsRejected(String name, String code) {
        FieldRules.optionName("options[0].name", name, violations);
        assertEquals(List.of("options[0].name " + code), found());
    }

    @ParameterizedTest
    @CsvSource({
        "1.50, 1.5",
        "-0.0, 0",
        "1E+3, 1000",
        "99999999999999999999.9999999999, 99999999999999999999.9999999999",
        "1.00000000000000000000000, 1"
    })
    void numberIsKeptExactly(String sent, String kept) {
        assertEquals(
                kept,
                FieldRules.number("fields.Estimate", new BigDecimal(sent), violations)
                        .toPlainString());
        assertEquals(List.of(), found());
    }

    @ParameterizedTest
    @ValueSource(strings = {"100000000000000000000", "0.00000000001", "1E+999999999", "1E-999999999"})
    void numberWithMoreDigitsIsRejected(String sent) {
        FieldRules.number("fields.Estimate", new BigDecimal(sent), violations);
        assertEquals(List.of("fields.Estimate out_of_range"), found());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-01", "0000-12-31", "-0001-01-01"})
    void dateOfAnotherYearIsRejected(String sent) {
        FieldRules.date("fields.Due", LocalDate.parse(sent), violations);
        assertEquals(List.of("fields.Due out_of_range"), found());
    }

    @Test
    void longerTextIsRejected() {
        FieldRules.text("fields.Milestone", "x".repeat(FieldRules.MAX_TEXT + 1), violations);
        assertEquals(List.of("fields.Milestone too_long"), found());
    }
}
