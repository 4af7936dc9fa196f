package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.field.Accounts;
import dev.issuetracker.application.field.FieldInput;
import dev.issuetracker.application.field.GivenValue;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.application.importing.preview.MissingNames;
import dev.issuetracker.application.importing.preview.RowPlace;
import dev.issuetracker.application.importing.report.MadeName;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.NewIssue;
import dev.issuetracker.domain.issue.value.AddedFields;
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

/** Checks one row of a file by the rules of an issue, and looks up what it names. */
public final class RowCheck {
    /** The fields that a file fills with names, which have to be looked up, or not at all. */
    private static final Set<IssueField<?>> NAMED = Set.of(IssueField.LABELS, IssueField.ASSIGNEE, IssueField.PARENT);

    private final ImportNames names;
    private final MissingNames missingNames;
    private final UserRef by;
    private final Instant now;
    private final boolean foreign;
    private final List<FileViolation> violations = new ArrayList<>();
    private final List<FileViolation> notes = new ArrayList<>();
    private final List<MadeName> made = new ArrayList<>();

    /**
     * Begins.
     *
     * @param missingNames takes the names that mean nothing here
     * @param by who imports
     * @param foreign whether another program wrote the file, so that its people may be nobody here
     */
    public RowCheck(ImportNames names, MissingNames missingNames, UserRef by, Instant now, boolean foreign) {
        this.names = names;
        this.missingNames = missingNames;
        this.by = by;
        this.now = now;
        this.foreign = foreign;
    }

    public CheckedRow check(ImportRow row, RowPlace place) {
        IssueInput input = written(row);
        setLabels(input, row.value(IssueField.LABELS));
        String assigneeName = row.value(IssueField.ASSIGNEE).word();
        Optional<UserRef> assignee = assignee(assigneeName);
        input.set(IssueField.ASSIGNEE, assignee.orElse(null));
        List<Violation> ofValues = input.violations().list();
        setFields(input, row);
        PastCheck past = new PastCheck(this::person, by, now);
        String assigneeElsewhere = assignee.isPresent() || assigneeName.isEmpty() ? null : assigneeName;
        checkOnlyOne(row);
        past.check(row.past(), foreign ? allAssignees(row, assigneeElsewhere) : null);
        violations.addAll(past.violations());
        notes.addAll(row.notes());
        List<FileViolation> all = new ArrayList<>();
        ofValues.stream()
                .filter(violation -> row.violations().isEmpty() || row.values().containsKey(field(violation)))
                .forEach(violation -> all.add(inFile(violation, row)));
        all.addAll(violations);
        row.violations().stream()
                .filter(violation -> !violations.contains(violation))
                .forEach(all::add);
        return new CheckedRow(
                place,
                row,
                all.isEmpty() ? issue(input, past.author(), row.past()) : null,
                made,
                past.authorName(),
                new CheckedRow.Assigned(assigneeElsewhere, allAssignees(row, assigneeElsewhere)),
                past.comments(),
                all,
                notes);
    }

    /** An issue has one assignee. */
    private void checkOnlyOne(ImportRow row) {
        ImportValue value = row.value(IssueField.ASSIGNEE);
        if (value.words().size() > 1 && foreign) {
            notes.add(new FileViolation(
                    "assignee",
                    value.text(),
                    "several_assignees",
                    "An issue has one assignee, which is the first of these; all of them are kept as text in its"
                            + " origin."));
        } else if (value.words().size() > 1) {
            violations.add(new FileViolation(
                    "assignee",
                    value.text(),
                    "several_assignees",
                    "An issue has one assignee; leave one of these names."));
        }
    }

    /** To whom the issue was assigned in its source, where an issue here cannot say it; null otherwise. */
    private static @Nullable String allAssignees(ImportRow row, @Nullable String elsewhere) {
        ImportValue value = row.value(IssueField.ASSIGNEE);
        return value.words().size() > 1 ? String.join(", ", value.words()) : elsewhere;
    }

    private NewIssue issue(IssueInput input, UserRef author, ImportPast past) {
        return foreign
                ? NewIssue.made(input.draft(), author, past.created(), past.updated(), past.resolved(), now)
                : NewIssue.of(input.draft(), by, now);
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

    private static FileViolation inFile(Violation violation, ImportRow row) {
        String text = row.value(field(violation)).text();
        String hint =
                violation.code().equals("invalid_status") ? " status.WORD= says what a word of the file means." : "";
        return new FileViolation(violation.field(), text, violation.code(), violation.message() + hint);
    }

    /** Sets the labels that a row names. When there are too many, nobody needs to know which of them exist. */
    private void setLabels(IssueInput input, ImportValue value) {
        IssueRules.labelCount(value.words().size(), input.violations());
        if (input.violations().has("labels")) {
            return;
        }
        List<LabelRef> found = new ArrayList<>();
        for (String name : value.words()) {
            boolean isMade = names.labels().makes(name);
            Optional<Label> label = names.labels().find(name);
            label.map(Label::ref).ifPresent(found::add);
            if (isMade || label.isEmpty()) {
                missingNames.label(name);
            }
            if (isMade) {
                made.add(new MadeName(IssueField.LABELS.code(), name));
                notes.add(
                        new FileViolation("labels", name, "label_created", "There was no such label; it is created."));
            } else if (label.isEmpty()) {
                violations.add(unknownLabel(name));
            }
        }
        input.set(IssueField.LABELS, found);
    }

    private FileViolation unknownLabel(String name) {
        return new FileViolation("labels", name, "unknown_label", Remedies.label(name, names.labels()));
    }

    private Optional<UserRef> assignee(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (foreign) {
            return person("assignee", name);
        }
        Optional<UserRef> found = user("assignee", "assignee", name);
        if (unknown(found, name)) {
            violations.add(new FileViolation(
                    "assignee",
                    name,
                    "unknown_user",
                    "There is no user named " + RowErrors.shown(name) + "; correct the name or leave it empty. "
                            + Remedies.person(name)));
        }
        return found;
    }

    /** Somebody of another program, who may be nobody here. */
    private Optional<UserRef> person(String column, String name) {
        Optional<UserRef> found = user(column, column.equals("author") ? MadeName.AUTHOR : column, name);
        if (unknown(found, name)) {
            notes.add(new FileViolation(
                    column,
                    name,
                    "unknown_user",
                    "There is no user of this name; the name is kept as text. " + Remedies.person(name)));
        }
        return found;
    }

    /** Whether somebody is nobody here; who is made for a file that is only checked is not found, and yet known. */
    private boolean unknown(Optional<UserRef> found, String name) {
        return found.isEmpty() && !names.users().makes(name);
    }

    private Optional<UserRef> user(String column, String fills, String name) {
        Optional<UserRef> found = names.users().find(name).map(User::ref);
        boolean isMade = names.users().makes(name);
        if (isMade || found.isEmpty()) {
            missingNames.person(name);
        }
        if (isMade) {
            made.add(new MadeName(fills, name));
            notes.add(new FileViolation(
                    column, name, "user_created", "There was no user of this name; a placeholder is created."));
        }
        return found;
    }

    /** Sets the fields that a team added and that the row says something of. */
    private void setFields(IssueInput input, ImportRow row) {
        for (Field field : names.fields().known()) {
            row.violations().stream()
                    .filter(violation -> violation.column().equals(field.name()))
                    .forEach(violations::add);
            ImportValue value = row.value(AddedFields.of(field.ref()));
            if (value.text().isEmpty()) {
                continue;
            }
            noteMissing(field, value);
            String fills = IssueField.ADDED + field.name();
            if (field.type() == FieldType.USER && nobodyYet(value.word())) {
                // There is no account that the field could have, and yet nothing is wrong.
                user(field.name(), fills, value.word());
                continue;
            }
            Accounts accounts = new Accounts(name -> user(field.name(), fills, name), id -> Optional.empty());
            int before = input.violations().list().size();
            new FieldInput(field, IssueField.ADDED + field.name(), accounts, input.violations())
                    .set(given(field, value), input);
            input.violations().list().stream()
                    .skip(before)
                    .map(violation -> new FileViolation(
                            field.name(), value.text(), violation.code(), hinted(violation, field, value)))
                    .forEach(violations::add);
        }
    }

    /** The message of a violation, with what mends it in a file. */
    private static String hinted(Violation violation, Field field, ImportValue value) {
        return switch (violation.code()) {
            case "unknown_option" -> violation.message() + " " + Remedies.option(field, value);
            case "unknown_user" -> violation.message() + " " + Remedies.person(value.word());
            default -> violation.message();
        };
    }

    /** Notes that the field or an option did not exist before the file. */
    private void noteMissing(Field field, ImportValue value) {
        if (names.fields().makes(field)) {
            missingNames.field(field.name(), field.type());
        }
        if (!field.type().hasOptions()) {
            return;
        }
        for (String word : value.words()) {
            String option = word.strip();
            if (names.fields().makes(field, option)) {
                missingNames.option(field.name(), option);
                notes.add(new FileViolation(
                        field.name(), option, "option_created", "There was no such option; it is created."));
            } else if (!option.isEmpty() && field.option(option).isEmpty()) {
                missingNames.option(field.name(), option);
            }
        }
    }

    /** Whether this is somebody who would be made for a file that is only checked. */
    private boolean nobodyYet(String name) {
        return names.users().makes(name) && names.users().find(name).isEmpty();
    }

    private static GivenValue given(Field field, ImportValue value) {
        return field.type() == FieldType.MULTI_SELECT
                ? GivenValue.several(
                        value.words().stream().map(GivenValue::text).toList())
                : GivenValue.written(field.type(), value.word());
    }
}
