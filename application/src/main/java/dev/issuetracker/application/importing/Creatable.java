package dev.issuetracker.application.importing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an import can make where its file names it and it does not exist. */
public enum Creatable {
    LABELS,
    /** People who have no account get placeholders. */
    USERS,
    /** Columns of fields that the tracker does not have get them. */
    FIELDS,
    /** Words of a field that are none of its options become options. */
    OPTIONS;

    /** The name on the wire, such as {@code labels}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a name, exactly as {@link #code()} writes it; empty when there is none. */
    public static Optional<Creatable> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
