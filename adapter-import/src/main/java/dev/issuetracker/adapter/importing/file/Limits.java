package dev.issuetracker.adapter.importing.file;

/**
 * What a file may cost.
 *
 * @param columns filled cells of one row
 * @param rowCharacters UTF-16 units of one row, in CSV with its quotes and delimiters
 * @param unpackedBytes bytes that a workbook's parts may unpack to, all that are read together
 */
public record Limits(int columns, int rowCharacters, long unpackedBytes) {
    /** A row holds a description of the greatest length even when each of its characters takes two units. */
    public static final Limits DEFAULT = new Limits(1_000, 4_000_000, 1L << 30);
}
