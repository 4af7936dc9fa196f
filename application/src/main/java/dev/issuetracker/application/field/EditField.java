package dev.issuetracker.application.field;

import dev.issuetracker.domain.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a field, or for a change of one: {@code new EditField().name("Priority").type("select").options(options)}.
 * Nothing is checked; what is null was not mentioned.
 *
 * @param type the code of a type
 * @param options all that the field is to have, in this order
 * @param replaceWith the name of the option that issues get in place of those that are removed, or {@code none} when
 *     they are to be without
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record EditField(
        @Nullable String name,
        @Nullable String type,
        @Nullable String description,
        @Nullable List<EditOption> options,
        @Nullable String replaceWith,
        List<Violation> shape) {
    public EditField {
        options = options == null ? null : List.copyOf(options);
        shape = List.copyOf(shape);
    }

    /** Mentions nothing yet. */
    public EditField() {
        this(null, null, null, null, null, List.of());
    }

    public EditField name(@Nullable String wanted) {
        return new EditField(wanted, type, description, options, replaceWith, shape);
    }

    /** The code of a type, which only a new field gets. */
    public EditField type(@Nullable String code) {
        return new EditField(name, code, description, options, replaceWith, shape);
    }

    public EditField description(@Nullable String wanted) {
        return new EditField(name, type, wanted, options, replaceWith, shape);
    }

    /** All options that the field is to have, in this order. */
    public EditField options(@Nullable List<EditOption> wanted) {
        return new EditField(name, type, description, wanted, replaceWith, shape);
    }

    /** What issues get in place of options that are removed: the name of one that stays, or {@code none}. */
    public EditField replaceWith(@Nullable String option) {
        return new EditField(name, type, description, options, option, shape);
    }

    /** The command, read from a request with these violations of its shape. */
    public EditField withShape(List<Violation> violations) {
        return new EditField(name, type, description, options, replaceWith, violations);
    }
}
