package dev.issuetracker.application.field;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent.FieldCreated;
import dev.issuetracker.application.event.TrackerEvent.FieldEdited;
import dev.issuetracker.application.event.TrackerEvent.FieldRemoved;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.field.Fields.NewOption;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.text.Names;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields that a team adds to its issues: their definitions. */
public final class FieldService {
    private final Transactions transactions;
    private final Fields fields;
    private final Issues issues;
    private final Events events;
    private final Clock clock;

    /**
     * Takes the ports it works with.
     *
     * @param events the units of work, which say what they changed
     * @param clock gives its time in the steps in which stores keep it
     */
    public FieldService(Events events, Fields fields, Issues issues, Clock clock) {
        this.transactions = events;
        this.events = events;
        this.fields = fields;
        this.issues = issues;
        this.clock = clock;
    }

    /** Every field, in the order in which they were made. */
    public List<Field> list(Caller by) {
        by.demand(Permission.READ);
        return transactions.reading(fields::all);
    }

    /**
     * A field.
     *
     * @throws TrackerException {@code NOT_FOUND}
     */
    public Field get(Caller by, long id) {
        by.demand(Permission.READ);
        return transactions.reading(() -> existing(id));
    }

    /**
     * Makes a field.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations, {@code FIELD_TAKEN}, or
     *     {@code TOO_MANY_FIELDS}
     */
    public Field create(Caller by, EditField command) {
        by.demand(Permission.MANAGE_FIELDS);
        Violations violations = Violations.of(command.shape());
        String name = FieldRules.name(command.name(), violations);
        Optional<FieldType> type = type(command.type(), violations);
        String description =
                command.description() == null ? "" : FieldRules.description(command.description(), violations);
        List<EditOption> wanted = Objects.requireNonNullElse(command.options(), List.of());
        List<NewOption> options = OptionPlan.ofNew(type.orElse(null), wanted, violations);
        violations.throwIfAny();
        NewField field = new NewField(name, type.orElseThrow(), description, options);
        return transactions.in(() -> {
            Field added = add(by, field);
            requireRoom();
            return added;
        });
    }

    private static Optional<FieldType> type(@Nullable String code, Violations violations) {
        if (code == null) {
            violations.add("type", "required", "type is required.");
            return Optional.empty();
        }
        Optional<FieldType> type = FieldType.of(code);
        if (type.isEmpty()) {
            String types =
                    Arrays.stream(FieldType.values()).map(FieldType::code).collect(Collectors.joining(", "));
            violations.add("type", "invalid_choice", "type must be one of " + types + ".");
        }
        return type;
    }

    /** Counts once the new ones are there: what others add at the same time waits until then. */
    private void requireRoom() {
        FieldRules.requireRoom(fields.all().size());
    }

    private Field add(Caller by, NewField field) {
        Instant at = clock.instant();
        Field added = fields.add(field.name(), field.type(), field.description(), field.options(), at);
        events.publish(new FieldCreated(Cause.of(by, at), added));
        return added;
    }

    /**
     * Edits a field; what the command does not mention is kept. Issues that have an option that is removed get the
     * option that the command names for them, or none, by a revision with history; also deleted issues.
     *
     * @throws TrackerException {@code NOT_FOUND}, {@code VALIDATION_FAILED} with all violations, {@code FIELD_TAKEN},
     *     or {@code OPTION_IN_USE} naming each option that issues have, when the command does not say what they get
     */
    public Field edit(Caller by, long id, EditField command) {
        by.demand(Permission.MANAGE_FIELDS);
        return transactions.in(() -> {
            fields.lock(id);
            Field current = existing(id);
            Violations violations = Violations.of(command.shape());
            String name = Names.edited(current.name(), command.name(), sent -> FieldRules.name(sent, violations));
            checkType(current, command.type(), violations);
            String description = command.description() == null
                    ? current.description()
                    : FieldRules.description(command.description(), violations);
            OptionPlan plan = OptionPlan.of(current, command.options(), violations);
            checkReplacement(plan, command.replaceWith(), violations);
            violations.throwIfAny();
            Instant at = clock.instant();
            RemovedValues values = new RemovedValues(issues, by.ref(), at);
            if (command.replaceWith() == null) {
                values.requireUnused(current, plan.removed());
            }
            List<FieldOption> options = plan.options(fields, id);
            values.replace(current, plan.removed(), replacement(options, command.replaceWith()));
            Field edited = current.edit(name, description, options, at);
            if (!edited.equals(current)) {
                fields.save(edited);
                events.publish(new FieldEdited(Cause.of(by, at), current, edited));
            }
            return edited;
        });
    }

    private static void checkType(Field current, @Nullable String code, Violations violations) {
        if (code != null && !code.equals(current.type().code())) {
            violations.add(
                    "type",
                    "read_only",
                    "type cannot be edited: the field is of type "
                            + current.type().code() + "; make another one.");
        }
    }

    private static void checkReplacement(OptionPlan plan, @Nullable String replaceWith, Violations violations) {
        if (replaceWith != null && !FieldRules.isNone(replaceWith) && !plan.has(replaceWith)) {
            violations.add(
                    "replace_with",
                    "unknown_option",
                    "replace_with must be the name of an option that stays, or none, which leaves issues without a"
                            + " value.");
        }
    }

    /** The option that issues get; null when they are to be without. */
    private static @Nullable FieldOption replacement(List<FieldOption> options, @Nullable String replaceWith) {
        return options.stream()
                .filter(option -> option.is(Objects.requireNonNullElse(replaceWith, FieldRules.NONE)))
                .findFirst()
                .orElse(null);
    }

    /**
     * Removes a field. Every issue that has a value of it, also a deleted one, loses it by a revision with history.
     *
     * @throws TrackerException {@code NOT_FOUND}
     */
    public void remove(Caller by, long id) {
        by.demand(Permission.MANAGE_FIELDS);
        transactions.run(() -> {
            fields.lock(id);
            Field field = existing(id);
            Instant at = clock.instant();
            new RemovedValues(issues, by.ref(), at).clear(field);
            fields.remove(id);
            events.publish(new FieldRemoved(Cause.of(by, at), field));
        });
    }

    /**
     * Makes those fields of a preset that are missing, by their names.
     *
     * @throws TrackerException {@code NOT_FOUND} when there is no such preset, or {@code TOO_MANY_FIELDS}
     */
    public AppliedPreset applyPreset(Caller by, String code) {
        by.demand(Permission.MANAGE_FIELDS);
        FieldPreset preset = FieldPreset.of(code)
                .orElseThrow(() -> new TrackerException(
                        ErrorCode.NOT_FOUND,
                        "There is no preset of this name; there are: " + FieldPreset.codes() + "."));
        while (true) {
            try {
                return transactions.in(() -> apply(by, preset));
            } catch (TrackerException raced) {
                // Somebody else made one of the fields meanwhile, so the next round has fewer to make, and this ends.
                if (raced.code() != ErrorCode.FIELD_TAKEN) {
                    throw raced;
                }
            }
        }
    }

    private AppliedPreset apply(Caller by, FieldPreset preset) {
        FieldNames names = new FieldNames(fields.all());
        List<NewField> missing = new ArrayList<>();
        List<Field> kept = new ArrayList<>();
        for (NewField field : preset.fields()) {
            names.find(field.name()).ifPresentOrElse(kept::add, () -> missing.add(field));
        }
        List<Field> added = missing.stream().map(field -> add(by, field)).toList();
        requireRoom();
        return new AppliedPreset(added, kept);
    }

    private Field existing(long id) {
        return fields.find(id).orElseThrow(() -> TrackerException.notFound("field", id));
    }
}
