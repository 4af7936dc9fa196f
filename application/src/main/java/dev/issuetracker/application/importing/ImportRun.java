package dev.issuetracker.application.importing;

import dev.issuetracker.application.importing.ImportReport.RowError;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueDraft;
import dev.issuetracker.domain.issue.IssueRules;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.Status;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import dev.issuetracker.domain.user.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One file on its way in: checks each row, stores the good ones in batches, remembers what was wrong. */
final class ImportRun implements RowReader.Sink {
    private static final int BATCH = 500;
    private static final int KNOWN_NAMES = 10_000;
    private static final int SHOWN_VALUE = 200;

    private enum Column {
        TITLE(true),
        DESCRIPTION(true),
        STATUS(true),
        LABELS(true),
        ASSIGNEE(false);

        private final boolean required;

        Column(boolean required) {
            this.required = required;
        }

        String header() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Column> of(String header) {
            for (Column column : values()) {
                if (column.header().equals(header.strip().toLowerCase(Locale.ROOT))) {
                    return Optional.of(column);
                }
            }
            return Optional.empty();
        }
    }

    private final Issues issues;
    private final UserRef by;
    private final Instant at;
    private final @Nullable ImportMode mode;
    private final Function<String, Optional<LabelRef>> labelNamed;
    private final Function<String, Optional<UserRef>> userNamed;

    private final Map<Column, Integer> positions = new EnumMap<>(Column.class);
    private final List<String> ignoredColumns = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();
    private final List<IssueDraft> batch = new ArrayList<>(BATCH);
    private long errorsTotal;
    private long rows;
    private long good;
    private final List<IdRange> stored = new ArrayList<>();
    private int width;

    /** @param mode null stores nothing */
    ImportRun(Issues issues, Labels labels, Users users, UserRef by, Instant at, @Nullable ImportMode mode) {
        this.issues = issues;
        this.by = by;
        this.at = at;
        this.mode = mode;
        this.labelNamed = remembering(
                name -> labels.findNamed(List.of(name)).stream().findFirst().map(Label::ref));
        this.userNamed = remembering(
                name -> users.findNamed(List.of(name)).stream().findFirst().map(User::ref));
    }

    @Override
    public void header(long line, List<String> names) {
        width = names.size();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Optional<Column> column = Column.of(name);
            if (column.isPresent()) {
                if (positions.putIfAbsent(column.get(), i) != null) {
                    String header = column.get().header();
                    error(
                            0,
                            line,
                            header,
                            name,
                            "duplicate_column",
                            "The header names " + header + " twice; keep one.");
                }
            } else if (!name.isBlank()) {
                ignoredColumns.add(name.strip());
            }
        }
        for (Column column : Column.values()) {
            if (column.required && !positions.containsKey(column)) {
                error(
                        0,
                        line,
                        column.header(),
                        null,
                        "missing_column",
                        "The header has no column " + column.header()
                                + "; wanted are title, description, status, labels and, if you like, assignee.");
            }
        }
        if (errorsTotal > 0) {
            throw new ImportRejectedException(report(null));
        }
    }

    @Override
    public void row(long line, List<String> cells) {
        rows++;
        Violations faults = new Violations();
        String title = IssueRules.title(cell(cells, Column.TITLE), faults);
        String description = IssueRules.description(cell(cells, Column.DESCRIPTION), faults);
        Status status = IssueRules.status(cell(cells, Column.STATUS), faults);
        List<Violation> unknown = new ArrayList<>();
        List<LabelRef> labels = IssueRules.labels(labels(cell(cells, Column.LABELS), unknown), faults);
        UserRef assignee = assignee(cell(cells, Column.ASSIGNEE), unknown);
        boolean tooWide = cells.size() > width
                && cells.subList(width, cells.size()).stream().anyMatch(cell -> !cell.isBlank());
        if (!faults.any() && unknown.isEmpty() && !tooWide) {
            good++;
            accept(new IssueDraft(title, description, status, assignee, labels));
            return;
        }
        for (Violation fault : faults.list()) {
            Column column = Column.of(fault.field()).orElseThrow();
            error(rows, line, fault.field(), cell(cells, column), fault.code(), fault.message());
        }
        for (Violation fault : unknown) {
            Column column = fault.code().equals("unknown_label") ? Column.LABELS : Column.ASSIGNEE;
            error(rows, line, column.header(), fault.field(), fault.code(), fault.message());
        }
        if (tooWide) {
            error(
                    rows,
                    line,
                    "column " + (width + 1),
                    cells.get(width),
                    "too_many_cells",
                    "The row has " + cells.size() + " cells, the header " + width
                            + "; put a cell that holds a comma or a line break in double quotes.");
        }
    }

    /** Stores what is left and tells what was done; the transaction must not commit when this throws. */
    ImportReport finish(Imports imports, String fileName) {
        checkAnyRows();
        boolean refused = errorsTotal > 0 && mode == ImportMode.ALL_OR_NOTHING;
        if (refused || good == 0) {
            throw new ImportRejectedException(report(null));
        }
        flush();
        return report(imports.add(fileName, by, at, stored));
    }

    /** Tells what storing would do, after a file of which nothing was stored. */
    ImportReport checked() {
        checkAnyRows();
        return report(null);
    }

    private void checkAnyRows() {
        if (rows == 0) {
            error(0, 1, "title", null, "no_rows", "The file has no data rows.");
        }
    }

    /** @param made null when nothing was stored */
    private ImportReport report(@Nullable Import made) {
        return new ImportReport(
                made == null ? null : Long.valueOf(made.id()),
                rows,
                made != null || mode == null ? good : 0,
                rows - good,
                made == null ? null : Long.valueOf(made.firstId()),
                made == null ? null : Long.valueOf(made.lastId()),
                ignoredColumns,
                errors,
                errorsTotal);
    }

    private void accept(IssueDraft draft) {
        boolean doomed = mode == ImportMode.ALL_OR_NOTHING && errorsTotal > 0;
        if (mode == null || doomed) {
            return;
        }
        batch.add(draft);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        for (Issue added : issues.add(batch, by, at)) {
            IdRange.append(stored, added.id());
        }
        batch.clear();
    }

    private String cell(List<String> cells, Column column) {
        Integer position = positions.get(column);
        if (position == null || position >= cells.size()) {
            return "";
        }
        String cell = cells.get(position).strip();
        return guarded(cell) ? cell.substring(1) : cell;
    }

    /** Whether the cell begins with the quote that spreadsheets' users put before what would be read as a formula. */
    private static boolean guarded(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@\t\r".indexOf(cell.charAt(1)) >= 0;
    }

    private List<LabelRef> labels(String cell, List<Violation> unknown) {
        List<LabelRef> found = new ArrayList<>();
        for (String part : cell.split(",", -1)) {
            String name = part.strip();
            if (!name.isEmpty()) {
                labelNamed
                        .apply(name)
                        .ifPresentOrElse(
                                found::add,
                                () -> unknown.add(new Violation(
                                        name,
                                        "unknown_label",
                                        "There is no label named " + name + "; create it first or correct the name.")));
            }
        }
        return found;
    }

    private @Nullable UserRef assignee(String name, List<Violation> unknown) {
        if (name.isEmpty()) {
            return null;
        }
        Optional<UserRef> found = userNamed.apply(name);
        if (found.isEmpty()) {
            unknown.add(new Violation(
                    name, "unknown_user", "There is no user named " + name + "; correct the name or leave it empty."));
        }
        return found.orElse(null);
    }

    private void error(long row, long line, String column, @Nullable String value, String code, String message) {
        errorsTotal++;
        if (errors.size() < ImportReport.MAX_ERRORS) {
            errors.add(new RowError(row, line, column, shown(value), code, message));
        }
    }

    private static @Nullable String shown(@Nullable String value) {
        if (value == null || value.codePointCount(0, value.length()) <= SHOWN_VALUE) {
            return value;
        }
        return value.substring(0, value.offsetByCodePoints(0, SHOWN_VALUE)) + "…";
    }

    /** Remembers the last names asked for, found or not; bounded, so that a file full of strange names costs no memory. */
    private static <T> Function<String, Optional<T>> remembering(Function<String, Optional<T>> find) {
        Map<String, Optional<T>> known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Optional<T>> eldest) {
                return size() > KNOWN_NAMES;
            }
        };
        return name -> {
            String key = CaseFolding.fold(name);
            Optional<T> answer = known.get(key);
            if (answer == null) {
                answer = find.apply(name);
                known.put(key, answer);
            }
            return answer;
        };
    }
}
