package dev.issuetracker.adapter.importing.xlsx;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.Limits;

/**
 * How much text a workbook's cells may hold together. A text that is in the file once may be what thousands of cells
 * refer to, so that neither the size of the file nor what it unpacks to says how much comes out of it.
 */
final class CellTexts {
    /** Enough for a thousand rows that share a form of 16,000 characters. */
    private static final long FREELY_REFERRED = 16L << 20;

    /** What a cell that refers to a text takes, packed, is a few bytes; the text is a line. */
    private static final long PER_PACKED_BYTE = 100;

    private final long maxReferred;
    private final long max;
    private long referred;
    private long all;

    /** @param fileSize of the workbook, in bytes */
    CellTexts(long fileSize, Limits limits) {
        this.maxReferred = Math.max(FREELY_REFERRED, fileSize * PER_PACKED_BYTE);
        this.max = limits.textCharacters();
    }

    /** Counts what a cell holds. */
    void add(int characters) {
        all += characters;
        check(all, max);
    }

    /** Counts what a cell refers to. */
    void refer(int characters) {
        referred += characters;
        check(referred, maxReferred);
    }

    private static void check(long characters, long limit) {
        if (characters > limit) {
            throw FileExceptions.tooLarge("The cells of the workbook have more than " + limit
                    + " characters together, many of them the same text; split the file or shorten that text.");
        }
    }
}
