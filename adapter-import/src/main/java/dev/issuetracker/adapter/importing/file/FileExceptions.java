package dev.issuetracker.adapter.importing.file;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import org.jspecify.annotations.Nullable;

/** The exceptions that end the reading of a file. Their messages say what to change in the file. */
public final class FileExceptions {
    private FileExceptions() {}

    public static TrackerException unreadable(String message) {
        return unreadable(message, null);
    }

    public static TrackerException unreadable(String message, @Nullable Throwable cause) {
        return new TrackerException(ErrorCode.FILE_UNREADABLE, message, cause);
    }

    public static TrackerException noRoom(Throwable cause) {
        return new TrackerException(
                ErrorCode.STORE_FULL,
                "The server has no disk space for the texts of this workbook; try again later.",
                cause);
    }

    public static TrackerException tooLarge(String message) {
        return new TrackerException(ErrorCode.FILE_TOO_LARGE, message);
    }

    public static TrackerException tooManyColumns(long line, Limits limits) {
        return tooLarge("The row on line " + line + " has more than " + limits.columns() + " cells; remove the"
                + " columns that are not needed.");
    }

    public static TrackerException rowTooLong(long line, Limits limits, String hint) {
        return tooLarge("The row that begins on line " + line + " has more than " + limits.rowCharacters()
                + " characters; " + hint + ".");
    }
}
