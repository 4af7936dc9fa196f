package dev.issuetracker.adapter.importing.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * A row of a table as its file has it.
 *
 * @param line the line of the file on which the row begins, from 1; for a spreadsheet the number of its row
 * @param cells in the order of the columns, as they are shown; cells missing at the end are left out or empty
 * @param errorCells the cells that hold an error of a formula instead of a value: their places in {@code cells} and
 *     what the spreadsheet calls them, such as {@code B7}
 * @param values by their places what cells hold that may show it in a form with several meanings
 * @param exact whether no spreadsheet is for it: its texts have no guards against being taken for formulas, and its
 *     numbers have a point before their decimals
 */
public record FileRow(
        long line, List<String> cells, Map<Integer, String> errorCells, Map<Integer, CellValue> values, boolean exact) {
    public FileRow(long line, List<String> cells) {
        this(line, cells, Map.of(), Map.of(), false);
    }

    /** A row of a spreadsheet. */
    public FileRow(long line, List<String> cells, Map<Integer, String> errorCells, Map<Integer, CellValue> values) {
        this(line, cells, errorCells, values, false);
    }

    /** A row of a file that no spreadsheet wrote. */
    public static FileRow exact(long line, List<String> cells) {
        return new FileRow(line, cells, Map.of(), Map.of(), true);
    }

    /**
     * The row with other cells.
     *
     * @param place where a cell of this row is in the other
     */
    public FileRow moved(List<String> other, IntUnaryOperator place) {
        return new FileRow(line, other, moved(errorCells, place), moved(values, place), exact);
    }

    private static <T> Map<Integer, T> moved(Map<Integer, T> cells, IntUnaryOperator place) {
        Map<Integer, T> moved = new HashMap<>();
        cells.forEach((from, cell) -> moved.put(place.applyAsInt(from), cell));
        return moved;
    }

    boolean blank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
