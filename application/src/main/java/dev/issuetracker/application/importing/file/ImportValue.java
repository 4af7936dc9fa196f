package dev.issuetracker.application.importing.file;

import java.util.List;

/**
 * What a row says of one field.
 *
 * @param text as the file has it, to be shown when it is wrong
 * @param words what that means in the tracker's words: one, or any number of different ones where a field holds several
 */
public record ImportValue(String text, List<String> words) {
    static final ImportValue NONE = new ImportValue("", List.of());

    public ImportValue {
        words = List.copyOf(words);
    }

    /** A text that means what it says. */
    public static ImportValue of(String text) {
        return new ImportValue(text, List.of(text));
    }

    /** The one word of a field that holds a single value; empty when there is none. */
    public String word() {
        return words.isEmpty() ? "" : words.get(0);
    }
}
