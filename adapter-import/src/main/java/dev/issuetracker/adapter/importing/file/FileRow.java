package dev.issuetracker.adapter.importing.file;

import java.util.List;
import java.util.Map;

/**
 * A row of a table as its file has it.
 *
 * @param line the line of the file on which the row begins, from 1; for a spreadsheet the number of its row
 * @param cells in the order of the columns; cells missing at the end are left out or empty
 * @param errorCells the cells that hold an error of a formula instead of a value: their places in {@code cells} and
 *     what the spreadsheet calls them, such as {@code B7}
 * @param exact whether the cells are what they mean, without what only spreadsheets need
 */
public record FileRow(long line, List<String> cells, Map<Integer, String> errorCells, boolean exact) {
    public FileRow(long line, List<String> cells) {
        this(line, cells, Map.of());
    }

    public FileRow(long line, List<String> cells, Map<Integer, String> errorCells) {
        this(line, cells, errorCells, false);
    }

    /** A row of a file that no spreadsheet wrote. */
    public static FileRow exact(long line, List<String> cells) {
        return new FileRow(line, cells, Map.of(), true);
    }

    boolean blank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
