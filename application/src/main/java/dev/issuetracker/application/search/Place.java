package dev.issuetracker.application.search;

import dev.issuetracker.domain.error.Mismatch;
import java.util.List;

/**
 * A part of a search.
 *
 * @param column where it begins, from 1
 * @param written the part, with its quotes and signs; empty at the end of the search
 */
record Place(int column, String written) {
    /** What is wrong here, when these may be in its place. */
    Mismatch instead(List<String> expected) {
        return new Mismatch(column, written, expected);
    }
}
