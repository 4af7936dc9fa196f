package dev.issuetracker.adapter.persistence.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.audit.AuditFilter;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.importing.Creatable;
import dev.issuetracker.application.importing.ImportMode;
import dev.issuetracker.application.importing.ImportPlan;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.importing.OnExisting;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.importing.relation.KeyedRelations;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.Fields.NewOption;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Large imports that make what their files name: labels, people, fields and options. */
class StagedNamesTest extends StagingFixture {
    private static final int ROWS = 1_200;
    private static final int MIDDLE = 700;
    private static final int KINDS = 3;
    private static final ImportFile FILE = new ImportFile("issues.csv", Path.of("issues.csv"));
    private static final ImportPlan PLAN =
            new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.REJECT, null, Set.of(Creatable.values()));
    private static final List<String> TABLES = List.of("labels", "users", "fields", "field_options", "staged_names");

    private final Rows sent = new Rows();
    private Caller caller;
    private ImportService imports;

    /** A file whose rows name three labels, people, priorities and systems each, all of them in its first rows. */
    private static final class Rows implements RowReader {
        private int readings;
        /** Runs in the middle of the second reading. */
        private Runnable meanwhile = () -> {};
        /** The label of the last row; empty when it has one that others have too. */
        private String late = "";

        @Override
        public FileFacts read(ImportFile file, List<Field> fields, Sink sink) {
            readings++;
            sink.columns(new ImportColumns(null, 1, "jira", List.of(), "error", List.of()));
            for (int row = 1; row <= ROWS; row++) {
                if (row == MIDDLE && readings == 2) {
                    meanwhile.run();
                }
                sink.row(row(row, fields));
            }
            return new FileFacts("jira", FileFacts.Form.NONE, FileFacts.Times.NONE, FileFacts.Columns.NONE, List.of());
        }

        private ImportRow row(int number, List<Field> fields) {
            String kind = Integer.toString(number % KINDS);
            Map<IssueField<?>, ImportValue> values = new HashMap<>();
            values.put(IssueField.TITLE, ImportValue.of("Row " + number));
            values.put(IssueField.DESCRIPTION, ImportValue.of("Text"));
            values.put(IssueField.STATUS, ImportValue.of("open"));
            String label = number == ROWS && !late.isEmpty() ? late : "label " + kind;
            values.put(IssueField.LABELS, new ImportValue(label, List.of(label)));
            values.put(IssueField.ASSIGNEE, ImportValue.of("person " + kind));
            for (Field field : fields) {
                if (List.of("Priority", "System").contains(field.name())) {
                    values.put(AddedFields.of(field.ref()), ImportValue.of(field.name() + " " + kind));
                }
            }
            ImportPast past = new ImportPast(
                    "KEY-" + number, null, "author " + kind, null, null, null, List.of(), KeyedRelations.NONE);
            return new ImportRow(number + 1L, values, past, List.of(), List.of());
        }
    }

    @BeforeEach
    void serve() {
        caller = Callers.of(new User(jane.id(), jane.username(), jane.email(), Role.ADMIN, AT, null));
        imports = service(database);
        database.transactions()
                .run(() -> database.fields()
                        .add("System", FieldType.SELECT, "", List.of(new NewOption("system 0", "ededed")), AT));
    }

    private ImportService service(Database store) {
        return new ImportService(store.issuePorts(Clock.fixed(AT, ZoneOffset.UTC)), sent, store.importPorts());
    }

    private Map<String, Long> names(Path of) throws SQLException {
        Map<String, Long> rows = new TreeMap<>(rows(of));
        for (String table : TABLES) {
            rows.put(table, number(of, "SELECT count(*) FROM " + table));
        }
        return rows;
    }

    private void stopAfter(Runnable deed) {
        sent.meanwhile = () -> {
            deed.run();
            imports.stop();
        };
        assertEquals(
                ErrorCode.SHUTTING_DOWN,
                assertThrows(TrackerException.class, () -> imports.run(caller, FILE, PLAN))
                        .code());
    }

    private void startAgain() {
        database.close();
        database = Database.open(DatabaseSettings.sqlite(file));
    }

    /** Everything that the import should have made, as everybody sees it. */
    private static List<String> seen(Database store) {
        return store.transactions().reading(() -> {
            List<String> all = new ArrayList<>();
            for (String number : List.of("KEY-1", "KEY-2", "KEY-600", "KEY-" + ROWS)) {
                long id = store.origins().ids("jira", List.of(number)).getOrDefault(number, 0L);
                Issue issue = store.issues().find(id).orElseThrow();
                all.add(issue.toString());
                all.add(store.issues().history(id, PageRequest.first(5)).items().toString());
            }
            all.add(store.labels().list(PageRequest.first(9)).items().toString());
            all.add(store.fields().all().toString());
            all.add(store.imports().list(PageRequest.first(9)).items().toString());
            return all;
        });
    }

    private static List<String> audited(Database store) {
        return store.transactions()
                .reading(() -> store.auditLog().list(AuditFilter.all(), PageRequest.first(99)).items().stream()
                        .map(recorded -> recorded.entry().event())
                        .map(Enum::name)
                        .sorted()
                        .toList());
    }

    @Test
    void othersWriteWhileMissingNamesAreMade() throws SQLException {
        sent.meanwhile = () -> add("Meanwhile");

        ImportReport report = imports.run(caller, FILE, PLAN);

        assertEquals(ROWS, report.created());
        assertEquals(ROWS + 2, titles(database).size());
        assertEquals(KINDS, report.missing().labels().size());
        assertEquals(0, number(file, "SELECT count(*) FROM staged_names"));
    }

    @Test
    void resultIsThatOfOneTransaction() {
        ImportReport report = imports.run(caller, FILE, PLAN);
        List<String> inStages = seen(database);
        List<String> audited = audited(database);
        database.close();
        file = folder.resolve("other.db");
        database = Database.open(DatabaseSettings.sqlite(file));
        jane = database.transactions().in(() -> database.users().add("jane", "jane@example.org", "hash", AT));
        database.transactions().run(() -> database.labels().add("bug", "d73a4a", "", AT));
        add("Before");
        serve();

        ImportReport atOnce = database.transactions().in(() -> imports.run(caller, FILE, PLAN));

        assertEquals(atOnce, report);
        assertEquals(seen(database), inStages);
        assertEquals(audited(database), audited);
    }

    @Test
    void nothingIsLeftOfAnImportThatIsStopped() throws SQLException {
        Map<String, Long> before = names(file);
        List<String> audited = audited(database);

        stopAfter(() -> assertEquals(
                KINDS,
                database.transactions().reading(() -> database.labels().list(PageRequest.first(9))).items().stream()
                        .filter(label -> label.name().startsWith("label"))
                        .count()));
        startAgain();
        awaitNothingStaged(file);

        assertEquals(before, names(file));
        assertEquals(audited, audited(database));
        assertEquals(
                List.of("System [system 0]"),
                database.transactions().reading(() -> database.fields().all()).stream()
                        .map(field -> field.name()
                                + " "
                                + field.options().stream()
                                        .map(FieldOption::name)
                                        .toList())
                        .toList());
    }

    @Test
    void nothingIsLeftOfAnImportThatIsNotStored() throws SQLException {
        Map<String, Long> before = names(file);

        imports.prepare(caller, FILE, PLAN).close();

        assertEquals(before, names(file));
    }

    @Test
    void nothingIsLeftWhenTheUnitOfWorkIsUndoneThatWasToStoreIt() throws SQLException {
        Map<String, Long> before = names(file);

        undoTheWorkThatStores(() -> imports.prepare(caller, FILE, PLAN));

        assertEquals(before, names(file));
    }

    @Test
    void whatOthersUseByThenStaysAndNothingElse() throws SQLException {
        stopAfter(() -> database.transactions().run(this::useSomeNames));
        startAgain();
        awaitNothingStaged(file);

        assertEquals(List.of("Before", "Meanwhile"), titles(database));
        assertEquals(
                List.of("bug", "label 1"),
                database.transactions().reading(() -> database.labels().list(PageRequest.first(9))).items().stream()
                        .map(Label::name)
                        .sorted()
                        .toList());
        assertEquals(
                Set.of("person 2", "author 0"),
                database
                        .transactions()
                        .reading(() -> database.placeholders()
                                .byNames(List.of("person 0", "person 1", "person 2", "author 0", "author 1")))
                        .values()
                        .stream()
                        .map(User::username)
                        .collect(Collectors.toSet()));
        assertEquals(
                List.of("system 0", "System 2"),
                database.transactions().reading(() -> database.fields().all()).get(0).options().stream()
                        .map(FieldOption::name)
                        .toList());
        assertEquals(0, number(file, "SELECT count(*) FROM pragma_foreign_key_check"));
    }

    /** An issue with a label, a person and an option, and a comment, all of which are there for an import only. */
    private void useSomeNames() {
        Label label = database.labels().findNamed(List.of("label 1")).get(0);
        Field system = database.fields().all().get(0);
        IssueDraft draft = IssueDraft.of("Meanwhile", "")
                .with(IssueField.LABELS, List.of(label.ref()))
                .with(IssueField.ASSIGNEE, placeholder("person 2"))
                .with(
                        AddedFields.select(system.ref()),
                        system.option("System 2").orElseThrow().ref());
        Issue issue = database.issues().add(List.of(draft), jane.ref(), AT).get(0);
        database.comments().add(issue.id(), "Text", placeholder("author 0"), AT);
    }

    private UserRef placeholder(String name) {
        return database.placeholders()
                .byNames(List.of(name))
                .values()
                .iterator()
                .next()
                .ref();
    }

    @Test
    void serverThatDiesInTheMiddleLeavesNothingAndTheFileCanBeImportedAgain() throws SQLException {
        Map<String, Long> before = names(file);
        Path dead = folder.resolve("dead.db");
        sent.meanwhile = () -> copyAsADeathLeavesIt(dead);
        imports.run(caller, FILE, PLAN);

        assertTrue(number(dead, "SELECT count(*) FROM staged_names") > 0);
        try (Database next = Database.open(DatabaseSettings.sqlite(dead))) {
            Await.until("what was left behind is gone", () -> {
                try {
                    return names(dead).equals(before);
                } catch (SQLException failure) {
                    throw new AssertionError(failure);
                }
            });
            assertEquals(ROWS, service(next).run(caller, FILE, PLAN).created());
        }
    }

    @Test
    void labelThatSomebodyElseMakesMeanwhileIsTaken() throws SQLException {
        sent.late = "Late";
        sent.meanwhile =
                () -> database.transactions().run(() -> database.labels().add("LATE", "ededed", "", AT));

        assertEquals(ROWS, imports.run(caller, FILE, PLAN).created());

        assertEquals(1, number(file, "SELECT count(*) FROM labels WHERE name_key = 'late'"));
    }
}
