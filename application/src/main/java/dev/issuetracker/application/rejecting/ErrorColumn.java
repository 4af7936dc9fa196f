package dev.issuetracker.application.rejecting;

import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.preview.RowPlace;
import dev.issuetracker.domain.text.TextRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The column of a table of rejected rows that says what is wrong with them. A file that has been mended and has it
 * still gets no second one.
 *
 * @param header the names of all columns
 * @param place of this one among them
 * @param added whether the file did not have it
 */
record ErrorColumn(List<String> header, int place, boolean added) {
    /** Enough to mend a row, and little beside it when there are millions. */
    private static final int MAX_CHARACTERS = 1_000;

    /**
     * Finds its place.
     *
     * @param names of the file's columns
     * @param name of this one, which fills nothing when it is sent again
     */
    static ErrorColumn of(List<String> names, String name) {
        for (int place = 0; place < names.size(); place++) {
            if (names.get(place).strip().equalsIgnoreCase(name)) {
                return new ErrorColumn(names, place, false);
            }
        }
        List<String> header = new ArrayList<>(names);
        header.add(name);
        return new ErrorColumn(header, names.size(), true);
    }

    /** A row with this column. What a row has behind the last column of the file stays behind. */
    List<String> row(RowPlace where, List<String> cells, List<FileViolation> violations) {
        List<String> row = new ArrayList<>(cells);
        while (row.size() < header.size() - (added ? 1 : 0)) {
            row.add("");
        }
        if (added) {
            row.add(place, text(where, violations));
        } else {
            row.set(place, text(where, violations));
        }
        return row;
    }

    /** Nobody finds a row again by its place among those of several files. */
    private static String text(RowPlace where, List<FileViolation> violations) {
        String place = where.file() == null ? "" : where.file() + ", line " + where.line() + ": ";
        return TextRules.shortened(
                place
                        + violations.stream()
                                .map(violation -> violation.column() + ": " + violation.message())
                                .collect(Collectors.joining(" ")),
                MAX_CHARACTERS);
    }
}
