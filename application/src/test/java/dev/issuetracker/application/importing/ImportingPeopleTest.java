package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportComment;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.preview.MissingPerson;
import dev.issuetracker.application.importing.report.ImportRejectedException;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.contract.Rejections;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.AccountRules;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserFilter;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** People whom a file names and who have no account. */
class ImportingPeopleTest extends ImportServiceFixture {
    private static final ImportPlan CREATING =
            new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.REJECT, null, Set.of(Creatable.USERS));

    private List<User> placeholders() {
        return store.in(() -> store.users().list(UserFilter.all().placeholder(true), PageRequest.first(100)))
                .items();
    }

    private List<String> namesOfPlaceholders() {
        return placeholders().stream().map(User::username).toList();
    }

    private Field addTesters() {
        return store.in(() -> store.fields().add("Tester", FieldType.USER, "", List.of(), NOON));
    }

    private ImportReport imported() {
        return service.run(jane, FILE, CREATING);
    }

    private static List<String> notes(ImportReport report) {
        return report.unknownValues().stream()
                .map(value -> value.column() + " " + value.value() + " " + value.code() + " " + value.rows())
                .toList();
    }

    @Test
    void missingAssigneeGetsAPlaceholder() {
        file(HEADER, List.of(row("a", "", "open", "", "Kim Doe"), row("b", "", "open", "", "KIM DOE")));
        ImportReport report = imported();
        assertEquals(List.of("Kim Doe"), namesOfPlaceholders());
        UserRef kim = placeholders().get(0).ref();
        assertEquals(
                List.of(kim, kim),
                stored().stream().map(issue -> issue.assignee()).toList());
        assertEquals(List.of("assignee Kim Doe user_created 1", "assignee KIM DOE user_created 1"), notes(report));
    }

    @Test
    void nextFileFindsThePlaceholderWhateverItIsCalledNow() {
        file(HEADER, List.of(row("a", "", "open", "", "Kim Doe")));
        imported();
        store.run(() -> store.users().save(placeholders().get(0).withUsername("kim.doe")));
        run(ImportMode.ALL_OR_NOTHING);
        imported();
        assertEquals(List.of("kim.doe"), namesOfPlaceholders());
        UserRef kim = placeholders().get(0).ref();
        assertEquals(
                List.of(kim, kim, kim),
                stored().stream().map(issue -> issue.assignee()).toList());
    }

    @Test
    void accountComesBeforeThePlaceholderWhoseNameItTook() {
        file(HEADER, List.of(row("a", "", "open", "", "kim")));
        imported();
        UserRef kim = given.user("kim");
        imported();
        assertEquals(kim, stored().get(1).assignee());
    }

    @Test
    void personOfAFieldGetsAPlaceholder() {
        Field tester = addTesters();
        file(HEADER, List.of(row("a", "", "open", "", "", "Kim Doe")));
        assertEquals(List.of("Tester Kim Doe user_created 1"), notes(imported()));
        assertEquals(placeholders().get(0).ref(), only().values().get(AddedFields.user(tester.ref())));
    }

    @Test
    void authorsOfAnotherProgramsFileGetPlaceholders() {
        ImportPast past = ImportPast.NONE
                .withKey("PM-1")
                .withAuthor("lee")
                .withTimes(NOON, NOON, null)
                .withComments(List.of(new ImportComment("Ana", Instant.EPOCH, "First")));
        Map<IssueField<?>, ImportValue> values =
                Map.of(IssueField.TITLE, ImportValue.of("Title"), IssueField.STATUS, ImportValue.of("open"));
        ImportService elsewhere = new ImportService(
                store.issuePorts(new SettableClock(NOON)),
                (file, fields, sink) -> {
                    sink.columns(new ImportColumns(null, 1, "jira", List.of("Summary"), "error", List.of()));
                    sink.row(new ImportRow(2, values, past, List.of(), List.of()));
                    return FACTS;
                },
                store.importPorts());
        elsewhere.run(jane, FILE, CREATING);
        assertEquals(List.of("Ana", "lee"), namesOfPlaceholders());
        assertEquals("lee", only().createdBy().username());
        Comment comment = store.in(() -> store.comments().list(only().id(), PageRequest.first(10)))
                .items()
                .get(0);
        assertEquals(List.of("Ana", "First"), List.of(comment.author().username(), comment.body()));
        assertEquals(null, elsewhere.origin(jane, only().id()).author());
    }

    @Test
    void dryRunSaysWhoWouldGetOne() {
        addTesters();
        file(HEADER, List.of(row("a", "", "open", "", "Kim"), row("b", "", "open", "", "kim", "Lee")));
        ImportReport report = service.check(jane, FILE, CREATING);
        assertEquals(List.of(2L, 0L), List.of(report.created(), report.errorsTotal()));
        assertEquals(
                List.of(new MissingPerson("Kim", 2, null), new MissingPerson("Lee", 1, null)),
                report.missing().people());
        assertEquals(
                List.of("assignee Kim user_created 1", "assignee kim user_created 1", "Tester Lee user_created 1"),
                notes(report));
        assertEquals(List.of(), placeholders());
    }

    @Test
    void dryRunOfAnAdminSaysWhoseAddressANameIs() {
        addressed("lee", "Lee@Example.org");
        addressed("ana", "team@example.org");
        addressed("ben", "team@example.org");
        file(
                HEADER,
                List.of(
                        row("a", "", "open", "", "lee@example.org"),
                        row("a2", "", "open", "", "Lee Ho <lee@example.org>"),
                        row("b", "", "open", "", "team@example.org"),
                        row("c", "", "open", "", "nobody@example.org")));
        List<MissingPerson> named = List.of(
                new MissingPerson("lee@example.org", 1, "lee"),
                new MissingPerson("Lee Ho <lee@example.org>", 1, "lee"),
                new MissingPerson("team@example.org", 1, null),
                new MissingPerson("nobody@example.org", 1, null));
        assertEquals(named, service.check(jane, FILE, CREATING).missing().people());
        assertEquals(named, check().missing().people());
        assertEquals(
                List.of(),
                service
                        .check(
                                Callers.of(store.in(
                                        () -> store.users().find(john.id()).orElseThrow())),
                                FILE,
                                ImportPlan.of(ImportMode.ALL_OR_NOTHING))
                        .missing()
                        .people()
                        .stream()
                        .filter(person -> person.account() != null)
                        .toList());
    }

    private void addressed(String name, String email) {
        store.in(() -> store.users().add(name, email, "hash", NOON));
    }

    @Test
    void rejectedFileMakesNone() {
        file(HEADER, List.of(row("a", "", "open", "", "Kim"), bad("b")));
        assertThrows(ImportRejectedException.class, this::imported);
        assertEquals(List.of(), placeholders());
    }

    @Test
    void nameThatNobodyCanHaveStaysUnknown() {
        file(
                HEADER,
                List.of(
                        row("a", "", "open", "", "me"),
                        row("b", "", "open", "", "None"),
                        row("c", "", "open", "", "x".repeat(AccountRules.MAX_PLACEHOLDER + 1))));
        ImportReport report =
                assertThrows(ImportRejectedException.class, this::imported).report();
        assertEquals(List.of("assignee unknown_user", "assignee unknown_user", "assignee unknown_user"), codes(report));
    }

    @Test
    void onlyAdminsMakeThem() {
        file(HEADER, List.of(good("a")));
        Rejections.assertRejected(
                ErrorCode.FORBIDDEN, () -> service.run(Callers.of(given.account("max")), FILE, CREATING));
        Rejections.assertRejected(
                ErrorCode.FORBIDDEN, () -> service.check(Callers.of(given.account("mia")), FILE, CREATING));
    }

    @Test
    void everyOneIsRecordedInTheAuditLog() {
        file(HEADER, List.of(row("a", "", "open", "", "Kim Doe")));
        imported();
        AuditEntry entry = store.audited().get(0);
        assertEquals(AuditEvent.PLACEHOLDER_MADE, entry.event());
        assertEquals("Kim Doe", entry.detail());
    }
}
