package dev.issuetracker.application.saved;

import dev.issuetracker.domain.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a saved text, or for a change of one: {@code new EditSavedText().name("bugs").text("label:bug")}. Nothing is
 * checked; what is null was not mentioned.
 *
 * @param text in the language of searches, or whatever its kind says
 * @param shared whether others see it
 * @param version the version that must be current; null takes whatever version is
 * @param shape what is wrong with the request that the command was read from; nothing when code made it
 */
public record EditSavedText(
        @Nullable String name,
        @Nullable String text,
        @Nullable Boolean shared,
        @Nullable Long version,
        List<Violation> shape) {
    public EditSavedText {
        shape = List.copyOf(shape);
    }

    /** Mentions nothing yet. */
    public EditSavedText() {
        this(null, null, null, null, List.of());
    }

    public EditSavedText name(@Nullable String wanted) {
        return new EditSavedText(wanted, text, shared, version, shape);
    }

    public EditSavedText text(@Nullable String wanted) {
        return new EditSavedText(name, wanted, shared, version, shape);
    }

    public EditSavedText shared(@Nullable Boolean wanted) {
        return new EditSavedText(name, text, wanted, version, shape);
    }

    /** Only if this version is current; null takes whatever version is. */
    public EditSavedText onVersion(@Nullable Long current) {
        return new EditSavedText(name, text, shared, current, shape);
    }

    /** The command, read from a request with these violations of its shape. */
    public EditSavedText withShape(List<Violation> violations) {
        return new EditSavedText(name, text, shared, version, violations);
    }
}
