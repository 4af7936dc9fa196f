package dev.issuetracker.application.search;

import java.util.List;

/**
 * How a search may go on.
 *
 * @param from where the part begins that a suggestion replaces, from 0 in UTF-16 code units
 * @param to where it ends; not included
 * @param texts what may be in its place
 */
public record Suggestions(int from, int to, List<String> texts) {
    /** How many are given at once. */
    public static final int MAX = 20;

    public Suggestions {
        texts = List.copyOf(texts);
    }
}
