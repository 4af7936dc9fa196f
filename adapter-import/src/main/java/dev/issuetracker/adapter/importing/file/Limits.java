package dev.issuetracker.adapter.importing.file;

/**
 * What a file may cost.
 *
 * @param columns filled cells of one row
 * @param rowCharacters UTF-16 units of one row, in CSV with its quotes and delimiters
 * @param unpackedBytes bytes that a workbook's parts may unpack to, all that are read together
 * @param textCharacters UTF-16 units that the cells of a workbook may hold together, or bytes that the files of an
 *     archive may unpack to
 */
public record Limits(int columns, int rowCharacters, long unpackedBytes, long textCharacters) {
    private static final int COLUMNS = 1_000;
    /** A description of the greatest length, even when each of its characters takes two units. */
    private static final int ROW_CHARACTERS = 4_000_000;

    private static final long UNPACKED_BYTES = 1L << 30;

    /**
     * The limits of a server.
     *
     * @param fileBytes the largest file; no workbook or archive may hold more than that, however well it is packed
     */
    public static Limits forFilesOf(long fileBytes) {
        return new Limits(COLUMNS, ROW_CHARACTERS, UNPACKED_BYTES, fileBytes);
    }

    /** Bytes that the files of an archive may unpack to together. */
    public long archiveBytes() {
        return textCharacters;
    }
}
