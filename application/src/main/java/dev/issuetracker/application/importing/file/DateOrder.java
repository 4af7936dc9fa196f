package dev.issuetracker.application.importing.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which comes first in a date of three numbers that ends with the year. */
public enum DateOrder {
    /** The day, as in 31/12/2026. */
    DMY,
    /** The month, as in 12/31/2026. */
    MDY;

    /** The name on the wire, such as {@code dmy}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The order of a name, exactly as {@link #code()} writes it; empty when there is none. */
    public static Optional<DateOrder> of(String code) {
        return Arrays.stream(values())
                .filter(order -> order.code().equals(code))
                .findFirst();
    }
}
