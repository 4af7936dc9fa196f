package dev.issuetracker.application.importing;

import dev.issuetracker.application.importing.ImportReport.RowError;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueDraft;
import dev.issuetracker.domain.issue.IssueField;
import dev.issuetracker.domain.issue.IssueInput;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import dev.issuetracker.domain.user.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One file on its way in: checks each row, stores the good ones in batches, remembers what was wrong. */
final class ImportRun implements RowReader.Sink {
    private static final int BATCH = 500;
    private static final int KNOWN_NAMES = 10_000;
    private static final int SHOWN_VALUE = 200;
    /** The fields whose values a file names, so that they have to be looked up. */
    private static final Set<IssueField<?>> NAMED = Set.of(IssueField.LABELS, IssueField.ASSIGNEE);

    private final Issues issues;
    private final UserRef by;
    private final Instant at;
    private final ImportGoal goal;
    private final Function<String, Optional<LabelRef>> labelNamed;
    private final Function<String, Optional<UserRef>> userNamed;

    private final List<String> ignoredColumns = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();
    private final List<IssueDraft> batch = new ArrayList<>(BATCH);
    private long errorsTotal;
    private long rows;
    private long good;
    private final List<IdRange> stored = new ArrayList<>();

    ImportRun(Issues issues, Labels labels, Users users, UserRef by, Instant at, ImportGoal goal) {
        this.issues = issues;
        this.by = by;
        this.at = at;
        this.goal = goal;
        this.labelNamed = remembering(
                name -> labels.findNamed(List.of(name)).stream().findFirst().map(Label::ref));
        this.userNamed = remembering(
                name -> users.findNamed(List.of(name)).stream().findFirst().map(User::ref));
    }

    @Override
    public void columns(ImportColumns columns) {
        ignoredColumns.addAll(columns.ignored());
        columns.problems().forEach(problem -> error(0, columns.line(), problem));
        if (errorsTotal > 0) {
            throw new ImportRejectedException(report(null));
        }
    }

    @Override
    public void row(ImportRow row) {
        rows++;
        List<ImportProblem> unknown = new ArrayList<>();
        IssueInput input = written(row)
                .set(IssueField.LABELS, labels(row.value(IssueField.LABELS), unknown))
                .set(IssueField.ASSIGNEE, assignee(row.value(IssueField.ASSIGNEE), unknown));
        List<Violation> violations = input.violations().list();
        if (violations.isEmpty() && unknown.isEmpty() && row.problems().isEmpty()) {
            good++;
            accept(input.draft());
            return;
        }
        violations.stream()
                .filter(violation -> row.problems().isEmpty() || row.values().containsKey(field(violation)))
                .forEach(violation -> error(rows, row.line(), problem(violation, row)));
        unknown.forEach(problem -> error(rows, row.line(), problem));
        row.problems().forEach(problem -> error(rows, row.line(), problem));
    }

    /** The values that the row writes as texts, without those that it names. */
    private static IssueInput written(ImportRow row) {
        IssueInput input = new IssueInput(new Violations());
        for (IssueField<?> field : IssueField.ALL) {
            if (!NAMED.contains(field)) {
                input.read(field, row.value(field).word());
            }
        }
        return input;
    }

    private static IssueField<?> field(Violation violation) {
        return IssueField.of(violation.field()).orElseThrow();
    }

    private static ImportProblem problem(Violation violation, ImportRow row) {
        String text = row.value(field(violation)).text();
        return new ImportProblem(violation.field(), text, violation.code(), violation.message());
    }

    /** Stores what is left and reports what was done; the transaction must not commit when this throws. */
    ImportReport finish(Imports imports, String fileName) {
        checkAnyRows();
        boolean refused = errorsTotal > 0 && goal == ImportGoal.STORE_ALL_OR_NOTHING;
        if (refused || good == 0) {
            throw new ImportRejectedException(report(null));
        }
        flush();
        return report(imports.add(fileName, by, at, stored));
    }

    /** Reports what storing would do, after a file of which nothing was stored. */
    ImportReport checked() {
        checkAnyRows();
        return report(null);
    }

    private void checkAnyRows() {
        if (rows == 0) {
            error(0, 1, new ImportProblem("title", null, "no_rows", "The file has no data rows."));
        }
    }

    /** @param made null when nothing was stored */
    private ImportReport report(@Nullable Import made) {
        return new ImportReport(
                made == null ? null : Long.valueOf(made.id()),
                rows,
                made != null || goal == ImportGoal.CHECK ? good : 0,
                rows - good,
                made == null ? null : Long.valueOf(made.firstId()),
                made == null ? null : Long.valueOf(made.lastId()),
                ignoredColumns,
                errors,
                errorsTotal);
    }

    private void accept(IssueDraft draft) {
        boolean doomed = goal == ImportGoal.STORE_ALL_OR_NOTHING && errorsTotal > 0;
        if (goal == ImportGoal.CHECK || doomed) {
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

    private List<LabelRef> labels(ImportValue names, List<ImportProblem> unknown) {
        List<LabelRef> found = new ArrayList<>();
        for (String name : names.words()) {
            labelNamed
                    .apply(name)
                    .ifPresentOrElse(
                            found::add,
                            () -> unknown.add(new ImportProblem(
                                    "labels",
                                    name,
                                    "unknown_label",
                                    "There is no label named " + name + "; create it first or correct the name.")));
        }
        return found;
    }

    private @Nullable UserRef assignee(ImportValue value, List<ImportProblem> unknown) {
        String name = value.word();
        if (name.isEmpty()) {
            return null;
        }
        Optional<UserRef> found = userNamed.apply(name);
        if (found.isEmpty()) {
            unknown.add(new ImportProblem(
                    "assignee",
                    name,
                    "unknown_user",
                    "There is no user named " + name + "; correct the name or leave it empty."));
        }
        return found.orElse(null);
    }

    private void error(long row, long line, ImportProblem problem) {
        errorsTotal++;
        if (errors.size() < ImportReport.MAX_ERRORS) {
            errors.add(new RowError(
                    row, line, problem.column(), shown(problem.value()), problem.code(), problem.message()));
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
