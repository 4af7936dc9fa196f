package dev.issuetracker.domain.text;

import java.util.List;

/** Characters that nobody sees, for tests of what people name and write. */
public final class Unseen {
    /**
     * Zero width, no break, byte order mark, joiners, soft hyphen, directions, wide, line break, Braille and Hangul.
     */
    public static final List<String> CHARACTERS = List.of(
            "\u200B", "\u00A0", "\uFEFF", "\u2060", "\u00AD", "\u202E", "\u2003", "\u3000", "\u0085", "\u2028",
            "\u200D", "\u180E", "\u2800", "\u3164", "\uFFA0");

    private Unseen() {}
}
