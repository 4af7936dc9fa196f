package dev.issuetracker.application.importing.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is before the decimals of a number. */
public enum DecimalSign {
    /** As in 1,234.5. */
    POINT,
    /** As in 1.234,5. */
    COMMA;

    /** The name on the wire, such as {@code point}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The sign of a name, exactly as {@link #code()} writes it; empty when there is none. */
    public static Optional<DecimalSign> of(String code) {
        return Arrays.stream(values()).filter(sign -> sign.code().equals(code)).findFirst();
    }
}
