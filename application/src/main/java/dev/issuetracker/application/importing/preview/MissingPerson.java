package dev.issuetracker.application.importing.preview;

import org.jspecify.annotations.Nullable;

/**
 * Somebody in a file who has no account of this name.
 *
 * @param name as the first row that has it writes it, shortened
 * @param rows how many rows have it
 * @param account the username of the only account that has the name, or what is between {@code <} and {@code >} at its
 *     end, as its e-mail address; null when there is none, or for those who may not see addresses
 */
public record MissingPerson(
        String name, long rows, @Nullable String account) {}
