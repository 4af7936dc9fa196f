package dev.issuetracker.adapter.persistence.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class OpenFailureTest {
    private static final Path FILE = Path.of("tracker.db");

    private static String message(SQLiteErrorCode code) {
        RuntimeException failure = new IllegalStateException(new SQLiteException(code.message, code));
        return String.valueOf(OpenFailure.of(failure, FILE).getMessage());
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"})
    void fullDiskIsNotTakenForAFileOfSomebodyElse(SQLiteErrorCode code) {
        assertEquals("There is no space left for tracker.db: free some space on its disk.", message(code));
        assertEquals(SqlFailure.FULL, SqlFailure.of(new SQLiteException(code.message, code)));
    }

    @Test
    void fileOfSomebodyElseIsNamed() {
        assertEquals(
                "tracker.db cannot be read and written: let the account of the server write the file and its folder.",
                message(SQLiteErrorCode.SQLITE_IOERR_READ));
    }
}
