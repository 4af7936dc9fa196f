package dev.issuetracker.adapter.persistence.sqlite;

import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says why an SQLite file cannot be opened, and what to do about it. */
final class OpenFailure {
    private OpenFailure() {}

    /** What to throw instead; the exception itself when nothing better is known. */
    static RuntimeException of(RuntimeException exception, Path file) {
        return Stream.iterate((Throwable) exception, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> sentence(cause, file).stream())
                .findFirst()
                .<RuntimeException>map(sentence -> new UnusableDatabaseException(sentence, exception))
                .orElse(exception);
    }

    private static Optional<String> sentence(Throwable cause, Path file) {
        if (cause instanceof SQLiteException sqlite) {
            return SqlFailure.of(sqlite) == SqlFailure.FULL
                    ? Optional.of("There is no space left for " + file + ": free some space on its disk.")
                    : ofCode(SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff), file);
        }
        if (cause instanceof NativeLibraryNotFoundException || cause instanceof UnsatisfiedLinkError) {
            String folder = System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir"));
            return Optional.of("The native library of SQLite cannot be loaded from " + folder
                    + ": that folder may be mounted noexec, or there is no library for this machine. Start Java with"
                    + " -Dorg.sqlite.tmpdir= and a folder from which libraries may be loaded.");
        }
        return Optional.empty();
    }

    private static Optional<String> ofCode(SQLiteErrorCode code, Path file) {
        return switch (code) {
            case SQLITE_NOTADB ->
                Optional.of(file + " is not an SQLite database: move it away, or set DB_NAME or DATA_DIR to another"
                        + " file.");
            case SQLITE_CORRUPT -> Optional.of(DamageCheck.damaged(file));
            case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH, SQLITE_IOERR ->
                Optional.of(file + " cannot be read and written: let the account of the server write the file and its"
                        + " folder.");
            case SQLITE_BUSY, SQLITE_LOCKED ->
                Optional.of(file + " is locked by another program: stop that program first.");
            default -> Optional.empty();
        };
    }
}
