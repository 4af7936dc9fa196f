package dev.issuetracker.application.importing.file;

import java.util.List;

/**
 * What a row says of one field.
 *
 * @param text as the file has it, to be shown when it is wrong
 * @param words what that means in the tracker's words: one, or any number of different ones where a field holds several
 * @param assumed whether the file has nothing that could say it; then only a new issue gets the value
 */
public record ImportValue(String text, List<String> words, boolean assumed) {
    static final ImportValue NONE = new ImportValue("", List.of());

    public ImportValue {
        words = List.copyOf(words);
    }

    /** What a file says. */
    public ImportValue(String text, List<String> words) {
        this(text, words, false);
    }

    /** What a new issue gets because the file has nothing that could say it. */
    public static ImportValue assumed(String word) {
        return new ImportValue("", List.of(word), true);
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
