package dev.issuetracker.application.importing;

import org.jspecify.annotations.Nullable;

/**
 * What the sender of a file says of it. What is left out is found out from the file.
 *
 * @param encoding the name of the character encoding of a text, as IANA registers it; null to find it out
 */
public record FileChoices(@Nullable String encoding) {
    /** Nothing is said. */
    public static final FileChoices NONE = new FileChoices(null);
}
