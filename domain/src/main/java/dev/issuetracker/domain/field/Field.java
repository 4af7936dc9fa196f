package dev.issuetracker.domain.field;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The definition of a field that a team added to its issues.
 *
 * @param name one line of at most {@value FieldRules#MAX_NAME} characters, unique whatever the case
 * @param description at most {@value FieldRules#MAX_DESCRIPTION} characters, may be empty
 * @param options what its values can be, in the team's order; empty when its type has none
 */
public record Field(
        long id,
        String name,
        FieldType type,
        String description,
        List<FieldOption> options,
        Instant createdAt,
        Instant updatedAt) {
    public Field {
        options = List.copyOf(options);
    }

    public FieldRef ref() {
        return new FieldRef(id, name, type);
    }

    /** The option with this name, whatever the case. */
    public Optional<FieldOption> option(String wanted) {
        return options.stream().filter(option -> option.is(wanted)).findFirst();
    }

    /** The option with this id. */
    public Optional<FieldOption> option(long wanted) {
        return options.stream().filter(option -> option.id() == wanted).findFirst();
    }

    /** The field with other words and options; the same field when they are its own. */
    public Field edit(String newName, String newDescription, List<FieldOption> newOptions, Instant at) {
        Field edited = new Field(id, newName, type, newDescription, newOptions, createdAt, updatedAt);
        // A clock that was set back must not make a field's times run backwards.
        Instant time = at.isBefore(updatedAt) ? updatedAt : at;
        return edited.equals(this) ? this : new Field(id, newName, type, newDescription, newOptions, createdAt, time);
    }
}
