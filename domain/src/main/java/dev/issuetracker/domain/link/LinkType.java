package dev.issuetracker.domain.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a link says of its two issues. */
public enum LinkType {
    /** The first must be resolved before the second. */
    BLOCKS,
    /** The first says what the second says already. */
    DUPLICATES,
    /** They have something to do with each other, both alike. */
    RELATES;

    /** The name in stores, such as {@code blocks}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a name, exactly as {@link #code()} writes it; empty when there is none. */
    public static Optional<LinkType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }
}
