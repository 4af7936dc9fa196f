package dev.issuetracker.adapter.importing.writing;

import dev.issuetracker.application.exporting.TableWriter;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.text.TextRules;
import java.util.List;

/** Finds out whether a sheet of a workbook has room for rows. It takes them as {@link XlsxTable} does. */
public final class SheetRoom implements TableWriter {
    private static final int MAX_ROWS = 1_048_576;
    private static final int MAX_TEXT = 32_767;
    private static final int SHOWN = 60;

    private int rows;
    private List<String> header = List.of();

    @Override
    public void write(List<String> cells) {
        if (rows == 0) {
            header = List.copyOf(cells);
        } else if (rows == MAX_ROWS) {
            throw impossible("A sheet has at most " + MAX_ROWS + " rows. Ask for fewer, or for another format.");
        }
        rows++;
        for (int i = 0; i < cells.size(); i++) {
            int length = SheetText.length(cells.get(i));
            if (length >= MAX_TEXT) {
                throw impossible("A cell of a workbook holds less than " + MAX_TEXT + " characters, and the row with "
                        + name(0) + " " + TextRules.shortened(cells.get(0), SHOWN) + " has " + length + " in "
                        + name(i) + ". Ask for another format.");
            }
        }
    }

    /** How many rows the sheet has had room for. */
    int rows() {
        return rows;
    }

    private String name(int place) {
        return place < header.size() ? header.get(place) : "column " + (place + 1);
    }

    private static TrackerException impossible(String message) {
        return new TrackerException(ErrorCode.EXPORT_IMPOSSIBLE, message);
    }

    @Override
    public void end() {
        // Nothing was written.
    }

    @Override
    public void close() {
        // Nothing was taken.
    }
}
