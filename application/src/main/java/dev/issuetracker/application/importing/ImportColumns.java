package dev.issuetracker.application.importing;

import java.util.List;

/**
 * What the header of a file says.
 *
 * @param line the line of the file on which it begins, from 1
 * @param problems what is wrong with the header; with any, the file is rejected
 */
public record ImportColumns(long line, List<ImportProblem> problems) {
    public ImportColumns {
        problems = List.copyOf(problems);
    }
}
