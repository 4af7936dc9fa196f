package dev.issuetracker.application.importing.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The first good rows of a file that is only checked, in its order, as they are found out batch by batch. */
public final class FirstRows {
    private final List<FirstRow> rows = new ArrayList<>();
    private int taken;
    private int sorted;

    /** Begins with none. */
    public FirstRows() {}

    /** Takes a place for the next row, if one is left. */
    public boolean take() {
        if (taken == ImportReport.MAX_FIRST_ROWS) {
            return false;
        }
        taken++;
        return true;
    }

    /** Adds a row that has a place. */
    public void add(FirstRow row) {
        rows.add(row);
    }

    /** After a batch of one file: its rows come in their order, whether they make issues or update some. */
    public void sort() {
        rows.subList(sorted, rows.size())
                .sort(Comparator.comparingLong(row -> row.place().row()));
        sorted = rows.size();
    }

    /** Those that were added. */
    public List<FirstRow> list() {
        return List.copyOf(rows);
    }
}
