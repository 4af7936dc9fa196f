package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.source.WrittenNumber.Shows;
import dev.issuetracker.application.importing.file.DecimalSign;
import dev.issuetracker.application.importing.file.FileFacts.ColumnDecimal;
import dev.issuetracker.application.importing.file.FileViolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, for each column of a file, whether a point or a comma is before the decimals of its numbers. One number of
 * a column that can be read in one way only says how those are read that can be read in two.
 */
final class DecimalSigns {
    private final @Nullable DecimalSign chosen;
    private final boolean programmed;
    private final SeenForms<Shows> seen = new SeenForms<>(Shows.class);

    /**
     * Begins with nothing seen.
     *
     * @param chosen what the file's sender names; null to find it out
     * @param programmed whether numbers have a point before their decimals, since no person formats them
     */
    DecimalSigns(@Nullable DecimalSign chosen, boolean programmed) {
        this.chosen = chosen;
        this.programmed = programmed;
    }

    /** Whether the rows have to be read to know it. */
    boolean needed(Column column) {
        return chosen == null && column.numbered();
    }

    void look(Column column, FileRow row, int place, String line) {
        String cell =
                row.values().containsKey(place) ? "" : row.cells().get(place).strip();
        WrittenNumber.shows(cell)
                .map(shows -> shows == Shows.EITHER && pointed(row, cell) ? Shows.POINT : shows)
                .ifPresent(shows -> seen.add(column, shows, cell, line));
    }

    /** Whether a program wrote a number that has a point and no thousands. */
    private boolean pointed(FileRow row, String cell) {
        return (programmed || row.exact()) && cell.indexOf('.') >= 0;
    }

    /** The number of a cell in this column; empty when it is none. */
    @Nullable
    DecimalSign of(Column column, FileRow row, String cell) {
        if (chosen == null && pointed(row, cell)) {
            return DecimalSign.POINT;
        }
        return of(column);
    }

    private @Nullable DecimalSign of(Column column) {
        if (chosen != null) {
            return chosen;
        }
        return seen.only(column, Shows.POINT, Shows.COMMA)
                .map(shows -> shows == Shows.POINT ? DecimalSign.POINT : DecimalSign.COMMA)
                .orElse(null);
    }

    /** The columns that have such a sign, where it is known. */
    List<ColumnDecimal> known() {
        List<ColumnDecimal> known = new ArrayList<>();
        for (Column column : seen.columns()) {
            DecimalSign sign = of(column);
            if (sign != null) {
                known.add(new ColumnDecimal(column.word(), sign));
            }
        }
        return known;
    }

    /** A violation for each of some columns with numbers that nobody can know. */
    List<FileViolation> violations(Collection<Column> columns) {
        return seen.columns().stream()
                .filter(column -> columns.contains(column) && seen.has(column, Shows.EITHER) && of(column) == null)
                .map(this::violation)
                .toList();
    }

    private FileViolation violation(Column column) {
        String why = seen.has(column, Shows.POINT)
                ? "Some have a point before their decimals and others a comma"
                : "The sign may be before decimals or between thousands";
        return seen.violation(column, "ambiguous_numbers", "numbers", why, "decimal=point or decimal=comma");
    }
}
