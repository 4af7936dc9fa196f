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
 */
public record FileRow(long line, List<String> cells, Map<Integer, String> errorCells) {
    public FileRow(long line, List<String> cells) {
        this(line, cells, Map.of());
    }

    boolean blank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
