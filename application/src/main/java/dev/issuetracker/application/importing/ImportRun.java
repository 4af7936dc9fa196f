package dev.issuetracker.application.importing;

import dev.issuetracker.application.field.Accounts;
import dev.issuetracker.application.field.FieldInput;
import dev.issuetracker.application.field.GivenValue;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueInput;
import dev.issuetracker.domain.issue.value.IssueRules;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way in: checks the rows and stores the good ones, a batch at a time, and remembers what was wrong.
 */
final class ImportRun implements RowReader.Sink {
    /** The fields that a file fills with names, which have to be looked up, or not at all. */
    private static final Set<IssueField<?>> NAMED = Set.of(IssueField.LABELS, IssueField.ASSIGNEE, IssueField.PARENT);

    private final Issues issues;
    private final ImportNames names;
    private final UserRef by;
    private final Instant at;
    private final ImportGoal goal;

    private final RowErrors errors = new RowErrors();
    private final RowBatch batch;
    private final List<IdRange> stored = new ArrayList<>();
    private long rows;
    private long good;

    ImportRun(Issues issues, ImportNames names, UserRef by, Instant at, ImportGoal goal) {
        this.issues = issues;
        this.names = names;
        this.batch = new RowBatch(names.people());
        this.by = by;
        this.at = at;
        this.goal = goal;
    }

    /** The fields that a team added, of which a column may bear the name. */
    List<Field> fields() {
        return names.fields();
    }

    @Override
    public void columns(ImportColumns columns) {
        columns.problems().forEach(problem -> errors.add(0, columns.line(), problem));
        if (errors.any()) {
            throw new ImportRejectedException(report(null, null));
        }
    }

    @Override
    public void row(ImportRow row) {
        batch.add(row);
        if (batch.full()) {
            flush();
        }
    }

    /**
     * Stores what is left, and the record of the import; the transaction must not commit when this throws.
     *
     * @throws ImportRejectedException when no row was good
     * @throws ImportAbandonedException when one was not, and the goal wants all
     */
    Import finish(Imports imports, String fileName) {
        flush();
        checkAnyRows();
        if (good == 0) {
            throw new ImportRejectedException(report(null, null));
        }
        return imports.add(fileName, by, at, stored);
    }

    /** Reports what storing would do, after a file of which nothing was stored. */
    ImportReport checked(FileFacts file) {
        flush();
        checkAnyRows();
        return report(null, file);
    }

    private void checkAnyRows() {
        if (rows == 0) {
            errors.add(0, 1, new ImportProblem("title", null, "no_rows", "The file has no rows below its header."));
        }
    }

    /**
     * Reports what was done.
     *
     * @param made null when nothing was stored
     * @param file null when it was not read to its end
     */
    ImportReport report(@Nullable Import made, @Nullable FileFacts file) {
        return new ImportReport(
                made == null ? null : Long.valueOf(made.id()),
                rows,
                made != null || goal == ImportGoal.CHECK ? good : 0,
                rows - good,
                made == null ? null : Long.valueOf(made.firstId()),
                made == null ? null : Long.valueOf(made.lastId()),
                file,
                errors.first(),
                errors.total());
    }

    private void flush() {
        names.learn(batch);
        List<IssueDraft> drafts = new ArrayList<>();
        for (ImportRow row : batch.rows()) {
            draft(row).filter(draft -> goal.stores()).ifPresent(drafts::add);
        }
        batch.clear();
        if (!drafts.isEmpty()) {
            for (Issue added : issues.add(drafts, by, at)) {
                IdRange.append(stored, added.id());
            }
        }
    }

    /**
     * The issue that a row describes; empty when something is wrong with it.
     *
     * @throws ImportAbandonedException when something is, and nothing will be stored because of it
     */
    private Optional<IssueDraft> draft(ImportRow row) {
        rows++;
        List<ImportProblem> unknown = new ArrayList<>();
        IssueInput input = written(row);
        setLabels(input, row.value(IssueField.LABELS), unknown);
        input.set(IssueField.ASSIGNEE, assignee(row.value(IssueField.ASSIGNEE), unknown));
        List<Violation> violations = input.violations().list();
        setFields(input, row, unknown);
        if (violations.isEmpty() && unknown.isEmpty() && row.problems().isEmpty()) {
            good++;
            return Optional.of(input.draft());
        }
        if (goal == ImportGoal.STORE_ALL_OR_NOTHING) {
            throw new ImportAbandonedException();
        }
        violations.stream()
                .filter(violation -> row.problems().isEmpty() || row.values().containsKey(field(violation)))
                .forEach(violation -> errors.add(rows, row.line(), problem(violation, row)));
        unknown.forEach(problem -> errors.add(rows, row.line(), problem));
        row.problems().forEach(problem -> errors.add(rows, row.line(), problem));
        return Optional.empty();
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

    /** Sets the labels that a row names. When there are too many, nobody needs to know which of them exist. */
    private void setLabels(IssueInput input, ImportValue value, List<ImportProblem> unknown) {
        IssueRules.labelCount(value.words().size(), input.violations());
        if (input.violations().has("labels")) {
            return;
        }
        List<LabelRef> found = new ArrayList<>();
        for (String name : value.words()) {
            names.labels()
                    .find(name)
                    .map(Label::ref)
                    .ifPresentOrElse(found::add, () -> unknown.add(unknownLabel(name)));
        }
        input.set(IssueField.LABELS, found);
    }

    private static ImportProblem unknownLabel(String name) {
        return new ImportProblem(
                "labels",
                name,
                "unknown_label",
                "There is no label named " + RowErrors.shown(name) + "; create it first or correct the name.");
    }

    private @Nullable UserRef assignee(ImportValue value, List<ImportProblem> unknown) {
        String name = value.word();
        if (name.isEmpty()) {
            return null;
        }
        Optional<UserRef> found = user(name);
        if (found.isEmpty()) {
            unknown.add(new ImportProblem(
                    "assignee",
                    name,
                    "unknown_user",
                    "There is no user named " + RowErrors.shown(name) + "; correct the name or leave it empty."));
        }
        return found.orElse(null);
    }

    private Optional<UserRef> user(String name) {
        return names.users().find(name).map(User::ref);
    }

    /** Sets the fields that a team added and that the row says something of. */
    private void setFields(IssueInput input, ImportRow row, List<ImportProblem> problems) {
        Accounts accounts = new Accounts(this::user, id -> Optional.empty());
        for (Field field : names.fields()) {
            ImportValue value = row.value(AddedFields.of(field.ref()));
            if (value.text().isEmpty()) {
                continue;
            }
            int before = input.violations().list().size();
            new FieldInput(field, IssueField.ADDED + field.name(), accounts, input.violations())
                    .set(given(field, value), input);
            input.violations().list().stream()
                    .skip(before)
                    .map(violation ->
                            new ImportProblem(field.name(), value.text(), violation.code(), violation.message()))
                    .forEach(problems::add);
        }
    }

    private static GivenValue given(Field field, ImportValue value) {
        return field.type() == FieldType.MULTI_SELECT
                ? GivenValue.several(
                        value.words().stream().map(GivenValue::text).toList())
                : GivenValue.written(field.type(), value.word());
    }
}
