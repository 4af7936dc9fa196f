package dev.issuetracker.adapter.importing.file;

/**
 * What a cell of a spreadsheet holds, whatever it shows.
 *
 * @param text in a form that can be read in one way only
 */
public record CellValue(Kind kind, String text) {
    /** What it is. */
    public enum Kind {
        /** A number, with a point before its decimals. */
        NUMBER,
        /** A day such as {@code 2026-12-31}, or a moment such as {@code 2026-12-31 23:59:00}. */
        MOMENT,
        /** How many hours a duration has, with a point before the decimals. */
        HOURS
    }
}
