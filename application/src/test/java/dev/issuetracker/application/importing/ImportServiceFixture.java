package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.FileFacts.IgnoredColumn;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.importing.report.ImportRejectedException;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The service of imports on a store in memory, reading a file that is a list of rows. Its columns are those of
 * {@link #HEADER}, then the added fields in the order in which they were made.
 */
abstract class ImportServiceFixture {
    static final List<String> HEADER = List.of("title", "description", "status", "labels", "assignee");
    private static final List<IssueField<?>> BUILT_IN = List.of(
            IssueField.TITLE, IssueField.DESCRIPTION, IssueField.STATUS, IssueField.LABELS, IssueField.ASSIGNEE);
    static final FileFacts FACTS = new FileFacts(
            "tracker",
            new FileFacts.Form("UTF-8", ",", 1, FileFacts.Sheets.NONE),
            FileFacts.Times.NONE,
            new FileFacts.Columns(List.of(), List.of(new IgnoredColumn("Prio", 2, "high")), List.of(), HEADER),
            List.of());
    static final ImportFile FILE = new ImportFile("issues.csv", Path.of("issues.csv"));

    final InMemoryTracker store = new InMemoryTracker();
    final Given given = new Given(new StoreOf(store));
    final Caller jane = Callers.of(given.account("jane"));
    final UserRef john = given.user("john");
    final LabelRef bug = given.label("bug");
    final LabelRef ui = given.label("UI");
    final Table table = new Table();
    final ImportService service = new ImportService(store.issuePorts(new SettableClock(NOON)), table, importPorts());

    /** The ports of the services under test. */
    ImportPorts importPorts() {
        return store.importPorts();
    }

    /** The same, with which every import is taken back piece by piece. */
    static ImportPorts undoingInPieces(InMemoryTracker store) {
        ImportPorts ports = store.importPorts();
        return new ImportPorts(
                ports.imports(),
                ports.origins(),
                ports.comments(),
                ports.links(),
                ports.placeholders(),
                store.undosInPieces(),
                ports.staged());
    }

    /** A file that is a list of rows; each takes two lines. */
    static final class Table implements RowReader {
        final List<List<String>> rows = new ArrayList<>();
        final List<FileViolation> headerViolations = new ArrayList<>();
        final List<FileViolation> rowViolations = new ArrayList<>();
        final List<IssueField<?>> unread = new ArrayList<>();
        boolean damaged;
        /** Whether the file is gone when it is read; it is removed by this. */
        @Nullable
        Runnable removal;
        /** Runs before each row is handed on. */
        Runnable beforeRow = () -> {};
        /** What happens before the row of this number is read. */
        Map<Integer, Runnable> meanwhile = Map.of();

        @Override
        public FileFacts read(ImportFile file, List<Field> added, Sink sink) {
            if (removal != null) {
                removal.run();
                throw new UncheckedIOException(new NoSuchFileException("issues.csv"));
            }
            List<IssueField<?>> columns = new ArrayList<>(BUILT_IN);
            added.forEach(field -> columns.add(AddedFields.of(field.ref())));
            for (int i = 0; i < rows.size(); i++) {
                meanwhile.getOrDefault(i, () -> {}).run();
                if (i == 0) {
                    sink.columns(new ImportColumns(1, headerViolations));
                } else {
                    beforeRow.run();
                    Map<IssueField<?>, ImportValue> values = values(columns, rows.get(i));
                    values.keySet().removeAll(unread);
                    sink.row(new ImportRow(2L * i, values, rowViolations));
                }
            }
            if (damaged) {
                throw new TrackerException(ErrorCode.FILE_UNREADABLE, "Line 9 is damaged.");
            }
            return FACTS;
        }
    }

    private static Map<IssueField<?>, ImportValue> values(List<IssueField<?>> columns, List<String> cells) {
        Map<IssueField<?>, ImportValue> values = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = i < cells.size() ? cells.get(i).strip() : "";
            IssueField<?> column = columns.get(i);
            values.put(column, list(column) ? new ImportValue(cell, names(cell)) : ImportValue.of(cell));
        }
        return values;
    }

    private static boolean list(IssueField<?> column) {
        return column.equals(IssueField.LABELS)
                || column.added()
                        .filter(field -> field.type() == FieldType.MULTI_SELECT)
                        .isPresent();
    }

    private static List<String> names(String cell) {
        return Arrays.stream(cell.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    void file(List<String> header, List<List<String>> rows) {
        table.rows.add(header);
        table.rows.addAll(rows);
    }

    static List<String> row(String... cells) {
        return List.of(cells);
    }

    static List<String> good(String title) {
        return row(title, "Text", "open", "", "");
    }

    static List<String> bad(String title) {
        return row(title, "Text", "closed", "", "");
    }

    ImportReport run(ImportMode mode) {
        return service.run(jane, FILE, ImportPlan.of(mode));
    }

    ImportReport check() {
        return service.check(jane, FILE, ImportPlan.of(ImportMode.ALL_OR_NOTHING));
    }

    ImportReport rejected(ImportMode mode) {
        return assertThrows(ImportRejectedException.class, () -> run(mode)).report();
    }

    List<Issue> stored() {
        return store.in(() -> store.issues()
                .list(IssueFilter.all(), new IssueSort(IssueSort.By.ID, false), PageRequest.first(10_000))
                .items());
    }

    Issue only() {
        assertEquals(1, stored().size());
        return stored().get(0);
    }

    static List<String> codes(ImportReport report) {
        return report.errors().stream()
                .map(error -> error.column() + " " + error.code())
                .toList();
    }
}
