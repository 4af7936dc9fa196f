package dev.issuetracker.adapter.persistence.django;

import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyProgress;
import dev.issuetracker.adapter.persistence.copy.Copies.CopyProgress.Step;
import dev.issuetracker.adapter.persistence.move.MoveTarget;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Sqlite;
import dev.issuetracker.adapter.persistence.settings.DjangoSettings;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import dev.issuetracker.adapter.persistence.store.TrackerRows;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteException;

/**
 * Moves the Django tracker that this one replaces: accounts with their passwords and tokens, labels, issues, comments.
 * The way into this room.
 *
 * <p>The tables are read twice, as they are at one moment: to check everything, and to store it. Neither pass holds
 * more than accounts, labels and some rows.
 */
public final class DjangoMove {
    private final DatabaseSettings from;
    private final DjangoSettings settings;
    private final String hashOfNobody;
    private final Instant at;
    private final Consumer<CopyProgress> progress;

    /**
     * Prepares a move.
     *
     * @param from the database of the Django tracker, of PostgreSQL its primary; it is only read
     * @param hashOfNobody the hash of a password that nobody knows, for accounts without a password
     * @param at the time of the move
     * @param progress is called every so many rows, and at each table's end
     */
    public DjangoMove(
            DatabaseSettings from,
            DjangoSettings settings,
            String hashOfNobody,
            Instant at,
            Consumer<CopyProgress> progress) {
        this.from = from;
        this.settings = settings;
        this.hashOfNobody = hashOfNobody;
        this.at = at;
        this.progress = progress;
    }

    /**
     * A table of this tracker that was filled.
     *
     * @param rows how many there were to move
     */
    public record MovedTable(String table, long rows) {}

    /**
     * Checks everything and stores nothing.
     *
     * @return what would be moved, table by table
     * @throws CopyException when something cannot be moved, naming it, or anything fails on the way
     */
    public List<MovedTable> check() {
        return moving(source -> {
            List<MovedTable> checked = check(source, DjangoSchema.of(source, settings));
            source.requireUnchanged();
            return checked;
        });
    }

    /**
     * Moves everything, or nothing.
     *
     * @param to an empty tracker, of PostgreSQL its primary; the schema is made when it is missing
     * @return what was moved, table by table
     * @throws CopyException when something cannot be moved, naming it, the tracker holds data already, or anything
     *     fails on the way
     */
    public List<MovedTable> into(DatabaseSettings to) {
        MoveTarget target = new MoveTarget(to);
        return moving(source -> {
            DjangoSchema schema = DjangoSchema.of(source, settings);
            List<MovedTable> checked = check(source, schema);
            target.fill((handle, dialect) -> {
                RowBatches rows = new RowBatches(new TrackerRows(handle, dialect));
                read(source, schema, Step.COPYING, rows);
                rows.finish();
                requireArrived(handle, checked);
                source.requireUnchanged();
            });
            return checked;
        });
    }

    private List<MovedTable> check(DjangoSource source, DjangoSchema schema) throws SQLException {
        return read(source, schema, Step.CHECKING, new DjangoTracker.Sink() {});
    }

    private List<MovedTable> read(DjangoSource source, DjangoSchema schema, Step step, DjangoTracker.Sink sink)
            throws SQLException {
        RowViolations violations = new RowViolations();
        Reading reading = new Reading(source, schema, settings, at, violations, step, progress);
        List<MovedTable> read = DjangoTracker.read(reading, hashOfNobody, sink);
        if (violations.any()) {
            throw new CopyException(violations.toString(), null);
        }
        return read;
    }

    private static void requireArrived(Handle handle, List<MovedTable> expected) {
        for (MovedTable table : expected) {
            long rows = handle.createQuery("SELECT count(*) FROM " + table.table())
                    .mapTo(Long.class)
                    .one();
            if (rows != table.rows()) {
                throw new CopyException(
                        "Nothing was moved: of " + table.rows() + " rows for the table " + table.table() + ", " + rows
                                + " arrived.",
                        null);
            }
        }
    }

    /** What is done with the source while it is open. */
    private interface Work {
        List<MovedTable> on(DjangoSource source) throws SQLException;
    }

    private List<MovedTable> moving(Work work) {
        try (DjangoSource source = DjangoSource.open(from)) {
            return work.on(source);
        } catch (SQLiteException failure) {
            // What fails in a target that is SQLite has been translated already.
            throw new CopyException("Nothing was moved. " + unreadable(failure), failure);
        } catch (SQLException | JdbiException | FlywayException | UnusableDatabaseException failure) {
            throw new CopyException("Nothing was moved. " + failure.getMessage(), failure);
        }
    }

    private String unreadable(SQLiteException failure) {
        String file = from instanceof Sqlite sqlite ? sqlite.file().toString() : "A file";
        return switch (SqlFailure.of(failure)) {
            case DAMAGED ->
                file + " is damaged, or no SQLite file: name the file of the Django tracker, or a sound copy of it.";
            case UNREACHABLE -> file + " cannot be read: let this account read the file and its folder.";
            default -> String.valueOf(failure.getMessage());
        };
    }
}
