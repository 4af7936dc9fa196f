package dev.issuetracker.domain.field;

import dev.issuetracker.domain.error.TrackerException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores the definitions of fields. There are at most {@value FieldRules#MAX_FIELDS}. Names are compared by
 * {@link dev.issuetracker.domain.text.CaseFolding}.
 */
public interface Fields {
    /**
     * Adds a definition.
     *
     * @param options without ids; the store gives them, in this order
     * @throws TrackerException {@code FIELD_TAKEN} when the name is taken
     */
    Field add(String name, FieldType type, String description, List<NewOption> options, Instant at);

    /** An option that has no id yet. */
    record NewOption(String name, String color) {}

    /** Every definition, in the order in which they were added. */
    List<Field> all();

    Optional<Field> find(long id);

    /**
     * Keeps others from changing the definition, and from giving an issue a value of it, until the unit of work ends.
     * Where writers never run side by side there is nothing to do.
     */
    void lock(long id);

    /** Adds an option at the end of a field's list. */
    FieldOption addOption(long fieldId, NewOption option);

    /**
     * Stores name, description, and the words and order of the options. Options that the field no longer has are
     * removed.
     *
     * @throws TrackerException {@code FIELD_TAKEN} when another field bears the name, {@code NOT_FOUND} when it is gone
     * @throws IllegalStateException when an issue still has an option that is to go, so that none can lose a value
     *     without history
     */
    void save(Field field);

    /**
     * Removes a definition. History keeps what issues had of it.
     *
     * @throws IllegalStateException when an issue still has a value of it, so that none can lose a value without
     *     history
     */
    void remove(long id);
}
