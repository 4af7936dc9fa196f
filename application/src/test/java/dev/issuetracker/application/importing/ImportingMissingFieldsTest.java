package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.preview.MissingField;
import dev.issuetracker.application.importing.preview.MissingOption;
import dev.issuetracker.application.importing.report.ImportRejectedException;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.domain.contract.Rejections;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.Fields.NewOption;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.AddedFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Fields and options that a file names and that do not exist. */
class ImportingMissingFieldsTest extends ImportServiceFixture {
    private static ImportPlan creating(Creatable... kinds) {
        return new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.REJECT, null, Set.of(kinds));
    }

    private List<Field> fields() {
        return store.in(() -> store.fields().all());
    }

    private static List<String> options(Field field) {
        return field.options().stream().map(FieldOption::name).toList();
    }

    private Field define(String name, FieldType type, String... options) {
        List<NewOption> all = Stream.of(options)
                .map(option -> new NewOption(option, "ededed"))
                .toList();
        return store.in(() -> store.fields().add(name, type, "", all, NOON));
    }

    /** A row with cells for the added fields. */
    private static List<String> with(String... cells) {
        return Stream.concat(good("Title").stream(), Stream.of(cells)).toList();
    }

    private ImportReport imported(Creatable... kinds) {
        return service.run(jane, FILE, creating(kinds));
    }

    private List<String> audited() {
        return store.audited().stream().map(AuditEntry::event).map(Enum::name).toList();
    }

    @Test
    void fieldIsMadeWhenARowHasAValueOfIt() {
        file(HEADER, List.of(with("high"), with("", "", "2026-12-01"), with("Blocker")));
        imported(Creatable.FIELDS);
        assertEquals(
                List.of("Priority", "Due date"),
                fields().stream().map(Field::name).toList());
        Field priority = fields().get(0);
        assertEquals(List.of("urgent", "high", "medium", "low", "Blocker"), options(priority));
        assertEquals(
                List.of("high", "Blocker"),
                stored().stream()
                        .map(issue -> issue.get(AddedFields.select(priority.ref())))
                        .filter(value -> value != null)
                        .map(value -> value.name())
                        .toList());
        assertEquals(List.of("FIELD_MADE", "FIELD_MADE"), audited());
    }

    @Test
    void typesThatAreSaidWin() {
        ImportFile file = FILE.with(FileChoices.NONE.withColumns(Map.of("Other", "fields.Other")));
        file(HEADER, List.of(with("", "", "", "", "", "", "", "", "", "", "", "a", "b, c")));
        Map<String, FieldType> types = Map.of("Priority", FieldType.TEXT, "Tags", FieldType.MULTI_SELECT);
        service.run(jane, file, creating(Creatable.FIELDS).withNewFields(types));
        assertEquals(
                List.of("Other text []", "Tags multi_select [b, c]"),
                fields().stream()
                        .map(field -> field.name() + " " + field.type().code() + " " + options(field))
                        .toList());
    }

    @Test
    void wordsBecomeOptionsInTheOrderOfTheirFirstRows() {
        Field severity = define("Severity", FieldType.SELECT, "low");
        Field systems = define("Systems", FieldType.MULTI_SELECT, "web");
        file(HEADER, List.of(with("major", "db, WEB"), with("LOW", "api,db"), with("Major")));
        ImportReport report = imported(Creatable.OPTIONS);
        assertEquals(
                List.of(List.of("low", "major"), List.of("web", "db", "api")),
                fields().stream().map(ImportingMissingFieldsTest::options).toList());
        assertEquals("ededed", fields().get(0).options().get(1).color());
        Issue first = stored().get(0);
        OptionRef major = fields().get(0).options().get(1).ref();
        List<OptionRef> named = List.of(
                fields().get(1).options().get(1).ref(),
                fields().get(1).options().get(0).ref());
        assertEquals(major, first.get(AddedFields.select(severity.ref())));
        assertEquals(named, first.get(AddedFields.multiSelect(systems.ref())));
        assertEquals(
                List.of(
                        new MissingOption("Severity", "major", 2),
                        new MissingOption("Systems", "db", 2),
                        new MissingOption("Systems", "api", 1)),
                report.missing().options());
        assertEquals(List.of("FIELD_EDITED", "FIELD_EDITED"), audited());
    }

    @Test
    void withoutItMissingOptionsKeepRowsOut() {
        define("Severity", FieldType.SELECT, "low");
        file(HEADER, List.of(with("major")));
        ImportReport report = rejected(ImportMode.ALL_OR_NOTHING);
        assertEquals(List.of("Severity unknown_option"), codes(report));
        assertEquals(
                List.of(new MissingOption("Severity", "major", 1)),
                report.missing().options());
    }

    @Test
    void dryRunSaysWhatWouldBeMade() {
        Field severity = define("Severity", FieldType.SELECT, "low");
        file(HEADER, List.of(with("major", "high", "bug"), with("major", "P1")));
        ImportReport report = service.check(jane, FILE, creating(Creatable.FIELDS, Creatable.OPTIONS));
        assertEquals(List.of(2L, 0L), List.of(report.created(), report.errorsTotal()));
        assertEquals(
                List.of(new MissingField("Priority", "select", 2), new MissingField("Type", "select", 1)),
                report.missing().fields());
        assertEquals(
                List.of(new MissingOption("Severity", "major", 2), new MissingOption("Priority", "P1", 1)),
                report.missing().options());
        assertEquals(List.of(severity), fields());
    }

    @Test
    void rejectedFileMakesNone() {
        Field severity = define("Severity", FieldType.SELECT, "low");
        file(HEADER, List.of(with("major", "high"), bad("b")));
        assertThrows(ImportRejectedException.class, () -> imported(Creatable.FIELDS, Creatable.OPTIONS));
        assertEquals(List.of(severity), fields());
    }

    @Test
    void fieldHasNoMoreOptionsThanItMay() {
        define(
                "Severity",
                FieldType.SELECT,
                IntStream.range(1, FieldRules.MAX_OPTIONS)
                        .mapToObj(i -> "o" + i)
                        .toArray(String[]::new));
        file(HEADER, List.of(with("last"), with("more")));
        ImportReport report = assertThrows(ImportRejectedException.class, () -> imported(Creatable.OPTIONS))
                .report();
        assertEquals(List.of("Severity unknown_option"), codes(report));
        assertEquals(2, report.errors().get(0).row());
        assertHint("A field has at most 200 options; the part mapping says what it means.", report);
    }

    @Test
    void nameThatNoOptionCanHaveKeepsItsRowOut() {
        define("Severity", FieldType.SELECT, "low");
        file(HEADER, List.of(with("a, b")));
        ImportReport report = assertThrows(ImportRejectedException.class, () -> imported(Creatable.OPTIONS))
                .report();
        assertEquals(List.of("Severity unknown_option"), codes(report));
        assertHint(
                "None can be called so: option must not hold a comma: it separates options in import files; the part"
                        + " mapping says what it means.",
                report);
    }

    private static void assertHint(String hint, ImportReport report) {
        String message = report.errors().get(0).message();
        assertTrue(message.endsWith(". " + hint), message);
    }

    @Test
    void trackerHasNoMoreFieldsThanItMay() {
        for (int i = 0; i < FieldRules.MAX_FIELDS; i++) {
            define("f" + i, FieldType.TEXT);
        }
        List<String> cells = new ArrayList<>(good("Title"));
        IntStream.range(0, FieldRules.MAX_FIELDS).forEach(i -> cells.add(""));
        cells.add("high");
        file(HEADER, List.of(cells));
        Rejections.assertRejected(ErrorCode.TOO_MANY_FIELDS, () -> imported(Creatable.FIELDS));
        Rejections.assertRejected(
                ErrorCode.TOO_MANY_FIELDS, () -> service.check(jane, FILE, creating(Creatable.FIELDS)));
        assertEquals(FieldRules.MAX_FIELDS, fields().size());
    }

    @Test
    void onlyAdminsMakeFieldsAndOptions() {
        file(HEADER, List.of(with("high")));
        for (Creatable kind : List.of(Creatable.FIELDS, Creatable.OPTIONS)) {
            Rejections.assertRejected(
                    ErrorCode.FORBIDDEN,
                    () -> service.check(Callers.of(given.account("member" + kind)), FILE, creating(kind)));
        }
    }
}
