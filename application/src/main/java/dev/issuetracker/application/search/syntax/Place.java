package dev.issuetracker.application.search.syntax;

import dev.issuetracker.domain.error.Mismatch;
import java.util.List;

/**
 * A part of a search.
 *
 * @param column where it begins, from 1
 * @param written the part, with its quotes and signs; empty at the end of the search
 */
public record Place(int column, String written) {
    /** What is wrong here, when these may be in its place. */
    public Mismatch instead(List<String> expected) {
        return new Mismatch(column, written, expected);
    }
}
