package dev.issuetracker.adapter.persistence;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a database's refusal means to the tracker. */
final class SqlFaults {
    private SqlFaults() {}

    /** Whether a unique constraint refused the write. */
    static boolean taken(JdbiException fault) {
        return code(fault)
                .filter(code -> code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                        || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY)
                .isPresent();
    }

    /** Whether a foreign key refused the write: what it points at is not there, or is still pointed at. */
    static boolean dangling(JdbiException fault) {
        return code(fault)
                .filter(code -> code == SQLiteErrorCode.SQLITE_CONSTRAINT_FOREIGNKEY)
                .isPresent();
    }

    /** The fault as callers are told of it; those that only a mistake of ours can cause stay as they are. */
    static RuntimeException translated(JdbiException fault) {
        if (cause(fault, SQLTransientConnectionException.class).isPresent()) {
            return new TrackerException(ErrorCode.STORE_BUSY, "The database is busy; try again shortly.", fault);
        }
        return code(fault)
                .map(code -> switch (code.code & 0xff) {
                    case 5, 6 -> // SQLITE_BUSY and SQLITE_LOCKED, in whatever extended form
                        new TrackerException(ErrorCode.STORE_BUSY, "The database is busy; try again shortly.", fault);
                    case 13 -> // SQLITE_FULL
                        new TrackerException(
                                ErrorCode.STORE_UNAVAILABLE,
                                "The database's disk is full: reading goes on, writing waits for room.",
                                fault);
                    case 8, 10, 14 -> // SQLITE_READONLY, SQLITE_IOERR, SQLITE_CANTOPEN
                        new TrackerException(
                                ErrorCode.STORE_UNAVAILABLE, "The database cannot be reached just now.", fault);
                    default -> fault;
                })
                .orElse(fault);
    }

    private static Optional<SQLiteErrorCode> code(JdbiException fault) {
        return cause(fault, SQLiteException.class).map(SQLiteException::getResultCode);
    }

    private static <T extends SQLException> Optional<T> cause(Throwable fault, Class<T> type) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
