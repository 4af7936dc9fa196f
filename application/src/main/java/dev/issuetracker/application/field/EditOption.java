package dev.issuetracker.application.field;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the list of options that a caller asks for. Nothing is checked; what is null was not mentioned.
 *
 * @param id of an option that the field has; null names one by its name, or a new one
 */
public record EditOption(
        @Nullable Long id, @Nullable String name, @Nullable String color) {
    /** The option of this name, or a new one. */
    public static EditOption named(String name) {
        return new EditOption(null, name, null);
    }
}
