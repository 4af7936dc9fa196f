package dev.issuetracker.application.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.importing.report.ImportReport.RowError;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.Fields.NewOption;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.AddedFields;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an import makes of the columns that bear names of added fields. */
class ImportingFieldsTest extends ImportServiceFixture {
    private final Field priority = define("Priority", FieldType.SELECT, "high", "low");
    private final Field systems = define("Systems", FieldType.MULTI_SELECT, "api", "web");
    private final Field dueDate = define("Due date", FieldType.DATE);
    private final Field milestone = define("Milestone", FieldType.TEXT);
    private final Field estimate = define("Estimate", FieldType.NUMBER);
    private final Field reviewer = define("Reviewer", FieldType.USER);

    private Field define(String name, FieldType type, String... options) {
        List<NewOption> all = Stream.of(options)
                .map(option -> new NewOption(option, "ededed"))
                .toList();
        return store.in(() -> store.fields().add(name, type, "", all, Given.NOON));
    }

    /** A file with one row that has these cells for the added fields. */
    private void with(String... cells) {
        file(
                HEADER,
                List.of(Stream.concat(good("Title").stream(), Stream.of(cells)).toList()));
    }

    private Issue imported() {
        run(ImportMode.ALL_OR_NOTHING);
        return only();
    }

    private static OptionRef option(Field field, String name) {
        return field.option(name).orElseThrow().ref();
    }

    @Test
    void eachTypeIsReadFromItsCell() {
        with("HIGH", "web, API", "2026-12-01", "1.0", "2.50", "JOHN");
        Issue issue = imported();
        assertEquals(option(priority, "high"), issue.get(AddedFields.select(priority.ref())));
        assertEquals(
                List.of(option(systems, "api"), option(systems, "web")),
                issue.get(AddedFields.multiSelect(systems.ref())));
        assertEquals(LocalDate.of(2026, 12, 1), issue.get(AddedFields.date(dueDate.ref())));
        assertEquals("1.0", issue.get(AddedFields.text(milestone.ref())));
        assertEquals(new BigDecimal("2.5"), issue.get(AddedFields.number(estimate.ref())));
        assertEquals(john, issue.get(AddedFields.user(reviewer.ref())));
    }

    @Test
    void emptyCellsAreNoValues() {
        with("", "", "", "", "", "");
        assertEquals(List.of(), imported().values().added());
    }

    @Test
    void eachTypeHasItsViolations() {
        with("hihg", "api, db", "1.12.2026", "x".repeat(1_001), "3,5", "nobody");
        assertEquals(
                List.of(
                        "Priority unknown_option",
                        "Systems unknown_option",
                        "Due date invalid_date",
                        "Milestone too_long",
                        "Estimate wrong_type",
                        "Reviewer unknown_user"),
                codes(rejected(ImportMode.ALL_OR_NOTHING)));
    }

    @Test
    void violationSaysWhereItIsAndWhatTheFileHasThere() {
        with("high", "api, db");
        assertEquals(
                List.of(new RowError(
                        1,
                        2,
                        "Systems",
                        "api, db",
                        "unknown_option",
                        "fields.Systems[1] must be one of api, web, not \"db\"."
                                + " create_missing=options makes it, and the part mapping says what a word means.")),
                rejected(ImportMode.ALL_OR_NOTHING).errors());
    }

    @Test
    void numberOutOfRangeIsAViolationOfItsColumn() {
        with("", "", "", "", "1e30");
        assertEquals(List.of("Estimate out_of_range"), codes(rejected(ImportMode.ALL_OR_NOTHING)));
    }

    @Test
    void goodRowsAreStoredWithoutTheBadOnes() {
        file(
                HEADER,
                List.of(
                        Stream.concat(good("Bad").stream(), Stream.of("hihg")).toList(),
                        Stream.concat(good("Good").stream(), Stream.of("high")).toList()));
        assertEquals(1, run(ImportMode.PARTIAL).created());
    }
}
