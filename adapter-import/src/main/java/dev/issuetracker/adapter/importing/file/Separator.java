package dev.issuetracker.adapter.importing.file;

import java.util.List;

/**
 * What separates the cells of a row.
 *
 * @param words how a message names several of them
 */
public record Separator(char character, String words) {
    public static final Separator COMMA = new Separator(',', "commas");

    /** Those that are looked for, the likeliest first. */
    public static final List<Separator> USUAL = List.of(
            COMMA, new Separator(';', "semicolons"), new Separator('\t', "tabs"), new Separator('|', "vertical bars"));

    /** The separator of this character. */
    public static Separator of(char character) {
        return USUAL.stream()
                .filter(separator -> separator.character == character)
                .findFirst()
                .orElseGet(() -> new Separator(character, "the character " + character));
    }
}
