package dev.issuetracker.adapter.persistence.sql;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a failed statement means to the tracker, whichever database it failed on. */
public enum SqlFailure {
    /** A unique constraint was violated. */
    TAKEN,
    /** A foreign key was violated: the row that it names does not exist, or is still named by another. */
    DANGLING,
    /**
     * The database undid this work for the sake of other work (serialization failure, deadlock). Tried again, it may
     * pass.
     */
    RACED,
    /** Others hold a lock or the connections that the work needs. Trying again helps. */
    BUSY,
    /** The database takes no writes: it is a standby, or was made read-only. */
    READ_ONLY,
    /** The statement was stopped before its end: its time was over, or an operator stopped it. */
    STOPPED,
    /** There is no room left to write. */
    FULL,
    /** The database does not answer, or does not let us in. */
    UNREACHABLE,
    /** The database file is damaged. */
    DAMAGED,
    /** Anything else: a bug of the tracker. */
    OTHER;

    /**
     * Classes of states with which PostgreSQL rejects a commit before it stored anything; see its documentation,
     * appendix A.
     */
    private static final Set<String> REJECTIONS = Set.of("22", "23", "25", "40", "42", "P0");

    private static final String COMPLETION_UNKNOWN = "40003";

    public static SqlFailure of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
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
     * Whether the database itself rejected a commit, so that nothing was stored. After any other failure of a commit it
     * may be stored or not.
     */
    public static boolean rejectedCommit(JdbiException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException) {
                return of(cause) != UNREACHABLE;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                return REJECTIONS.contains(state.substring(0, 2)) && !state.equals(COMPLETION_UNKNOWN);
            }
        }
        return false;
    }

    /** The exception for callers. What only a bug of the tracker can cause stays as it is. */
    public static RuntimeException translated(JdbiException failure) {
        return switch (of(failure)) {
            case RACED, BUSY ->
                new TrackerException(ErrorCode.STORE_BUSY, "The database is busy; try again shortly.", failure);
            case READ_ONLY ->
                new TrackerException(
                        ErrorCode.STORE_UNAVAILABLE,
                        "The database cannot be written at the moment; try again shortly.",
                        failure);
            case STOPPED ->
                new TrackerException(
                        ErrorCode.TOO_EXPENSIVE,
                        "This took the database longer than it may, and was stopped. Narrow it by a status, a label,"
                                + " an assignee or a time, or search for longer words.",
                        failure);
            case FULL ->
                new TrackerException(
                        ErrorCode.STORE_FULL,
                        "The disk of the database is full, and nothing was stored. Reading still works; writing"
                                + " will work again when space has been freed.",
                        failure);
            case UNREACHABLE ->
                new TrackerException(
                        ErrorCode.STORE_UNAVAILABLE,
                        "The database cannot be reached at the moment; try again shortly.",
                        failure);
            case DAMAGED ->
                new TrackerException(
                        ErrorCode.STORE_UNAVAILABLE,
                        "The database file is damaged: an operator has to stop the server and restore a backup.",
                        failure);
            case TAKEN, DANGLING, OTHER -> failure;
        };
    }

    /** See sqlite.org/rescode.html; the low byte of an extended code is its primary code. */
    private static SqlFailure ofSqlite(SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY -> TAKEN;
            case SQLITE_CONSTRAINT_FOREIGNKEY -> DANGLING;
            // The index of the log could not grow.
            case SQLITE_IOERR_SHMSIZE -> FULL;
            default ->
                switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
                    case SQLITE_BUSY, SQLITE_LOCKED -> BUSY;
                    case SQLITE_READONLY -> READ_ONLY;
                    case SQLITE_INTERRUPT -> STOPPED;
                    case SQLITE_FULL -> FULL;
                    case SQLITE_IOERR, SQLITE_CANTOPEN -> UNREACHABLE;
                    case SQLITE_CORRUPT, SQLITE_NOTADB -> DAMAGED;
                    default -> OTHER;
                };
        };
    }

    /** See PostgreSQL's documentation, appendix A. */
    public static SqlFailure ofState(String state) {
        return switch (state) {
            case "23505" -> TAKEN;
            case "23503" -> DANGLING;
            case "25006" -> READ_ONLY;
            case "57014" -> STOPPED;
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
