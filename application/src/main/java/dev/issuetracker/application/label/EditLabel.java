package dev.issuetracker.application.label;

import dev.issuetracker.domain.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a label, or for a change of one: {@code new EditLabel().name("bug").color("d73a4a")}. Nothing is checked;
 * what is null was not mentioned.
 *
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record EditLabel(
        @Nullable String name,
        @Nullable String color,
        @Nullable String description,
        List<Violation> shape) {
    public EditLabel {
        shape = List.copyOf(shape);
    }

    /** Mentions nothing yet. */
    public EditLabel() {
        this(null, null, null, List.of());
    }

    public EditLabel name(@Nullable String wanted) {
        return new EditLabel(wanted, color, description, shape);
    }

    public EditLabel color(@Nullable String wanted) {
        return new EditLabel(name, wanted, description, shape);
    }

    public EditLabel description(@Nullable String wanted) {
        return new EditLabel(name, color, wanted, shape);
    }

    /** The command, read from a request with these violations of its shape. */
    public EditLabel withShape(List<Violation> violations) {
        return new EditLabel(name, color, description, violations);
    }
}
