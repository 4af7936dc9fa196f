package dev.issuetracker.application.importing;

import dev.issuetracker.application.importing.ImportReport.RowError;
import dev.issuetracker.domain.text.TextRules;
import java.util.ArrayList;
import java.util.List;

/** What was wrong with a file: the first {@value ImportReport#MAX_ERRORS} errors, and how many there were. */
final class RowErrors {
    private static final int SHOWN = 200;

    private final List<RowError> first = new ArrayList<>();
    private long total;

    /** @param row the data row, from 1; 0 for the header */
    void add(long row, long line, ImportProblem problem) {
        total++;
        if (first.size() < ImportReport.MAX_ERRORS) {
            String value = problem.value();
            first.add(new RowError(
                    row,
                    line,
                    problem.column(),
                    value == null ? null : shown(value),
                    problem.code(),
                    problem.message()));
        }
    }

    boolean any() {
        return total > 0;
    }

    List<RowError> first() {
        return first;
    }

    long total() {
        return total;
    }

    /** As much of a text as a person needs to find it in the file. */
    static String shown(String text) {
        return TextRules.shortened(text, SHOWN);
    }
}
