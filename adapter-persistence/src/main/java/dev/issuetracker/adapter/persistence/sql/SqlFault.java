package dev.issuetracker.adapter.persistence.sql;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a database's refusal means to the tracker. */
public enum SqlFault {
    /** A unique constraint refused the write. */
    TAKEN,
    /** A foreign key refused the write: what it points at is not there, or is still pointed at. */
    DANGLING,
    /** Other work was in the way and this was undone for it (serialization failure, deadlock); the same work may pass now. */
    RACED,
    /** Others hold what the work needs; trying again helps. */
    BUSY,
    /** The database takes no writes: it is a standby, or was made read-only. */
    READ_ONLY,
    /** There is no room left to write. */
    FULL,
    /** The database does not answer, or does not let us in. */
    UNREACHABLE,
    /** Anything else: only a mistake of ours can cause it. */
    OTHER;

    /** Classes of states with which PostgreSQL answers a commit before it stored anything; see its documentation, appendix A. */
    private static final Set<String> REFUSALS = Set.of("22", "23", "25", "40", "42", "P0");

    private static final String COMPLETION_UNKNOWN = "40003";

    public static SqlFault of(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            // A pool says so; with a state when it could not connect, without when all connections are taken.
            if (cause instanceof SQLTransientConnectionException pool && pool.getSQLState() == null) {
                return BUSY;
            }
            if (cause instanceof SQLiteException sqlite) {
                return ofSqlite(sqlite.getResultCode());
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return ofState(sql.getSQLState());
            }
        }
        return OTHER;
    }

    /**
     * Whether the database itself refused a commit, so that surely nothing was stored. Any other fault of a commit leaves open
     * what became of it.
     */
    public static boolean refusedCommit(JdbiException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException) {
                return of(cause) != UNREACHABLE;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                return REFUSALS.contains(state.substring(0, 2)) && !state.equals(COMPLETION_UNKNOWN);
            }
        }
        return false;
    }

    /** The fault as callers are told of it; those that only a mistake of ours can cause stay as they are. */
    public static RuntimeException translated(JdbiException fault) {
        return switch (of(fault)) {
            case RACED, BUSY ->
                new TrackerException(ErrorCode.STORE_BUSY, "The database is busy; try again shortly.", fault);
            case READ_ONLY ->
                new TrackerException(
                        ErrorCode.STORE_UNAVAILABLE,
                        "The database takes no writes just now; try again shortly.",
                        fault);
            case FULL ->
                new TrackerException(
                        ErrorCode.STORE_FULL,
                        "The database's disk is full: nothing was stored. Reading goes on, and writing does once there is room.",
                        fault);
            case UNREACHABLE ->
                new TrackerException(
                        ErrorCode.STORE_UNAVAILABLE,
                        "The database cannot be reached just now; try again shortly.",
                        fault);
            case TAKEN, DANGLING, OTHER -> fault;
        };
    }

    /** See sqlite.org/rescode.html; the low byte of an extended code is its primary code. */
    private static SqlFault ofSqlite(SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY -> TAKEN;
            case SQLITE_CONSTRAINT_FOREIGNKEY -> DANGLING;
            default ->
                switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
                    case SQLITE_BUSY, SQLITE_LOCKED -> BUSY;
                    case SQLITE_READONLY -> READ_ONLY;
                    case SQLITE_FULL -> FULL;
                    case SQLITE_IOERR, SQLITE_CANTOPEN -> UNREACHABLE;
                    default -> OTHER;
                };
        };
    }

    /** See PostgreSQL's documentation, appendix A. */
    public static SqlFault ofState(String state) {
        return switch (state) {
            case "23505" -> TAKEN;
            case "23503" -> DANGLING;
            case "25006" -> READ_ONLY;
            case "53100" -> FULL;
            case "40001", "40P01" -> RACED;
            default ->
                switch (state.substring(0, 2)) {
                    case "40", "53", "55" -> BUSY;
                    case "08", "28", "3D", "57", "58" -> UNREACHABLE;
                    default -> OTHER;
                };
        };
    }
}
