package dev.issuetracker.application.importing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a row whose issue came in from the same source before. */
public enum OnExisting {
    /** It is rejected. */
    REJECT,
    /** It is passed over, and the issue stays as it is. */
    SKIP,
    /** The issue becomes what the row says, but for what was edited here since. */
    UPDATE,
    /** The issue becomes what the row says. */
    OVERWRITE;

    /** Whether the row changes its issue. */
    public boolean updates() {
        return this == UPDATE || this == OVERWRITE;
    }

    /** The name on the wire, such as {@code skip}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The choice of a name, exactly as {@link #code()} writes it; empty when there is none. */
    public static Optional<OnExisting> of(String code) {
        return Arrays.stream(values())
                .filter(choice -> choice.code().equals(code))
                .findFirst();
    }
}
