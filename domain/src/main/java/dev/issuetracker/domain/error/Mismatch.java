package dev.issuetracker.domain.error;

import java.util.List;

/**
 * What a text has where something else may be.
 *
 * @param column where it begins, from 1, in UTF-16 code units, as browsers count
 * @param found what is there, as it is written; empty at the end of the text
 * @param expected what may be in its place; empty when nothing may
 */
public record Mismatch(int column, String found, List<String> expected) {
    public Mismatch {
        expected = List.copyOf(expected);
    }
}
