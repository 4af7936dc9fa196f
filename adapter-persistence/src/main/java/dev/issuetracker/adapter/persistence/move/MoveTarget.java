package dev.issuetracker.adapter.persistence.move;

import dev.issuetracker.adapter.persistence.copy.CopyTarget;
import dev.issuetracker.adapter.persistence.copy.EmptyTracker;
import dev.issuetracker.adapter.persistence.postgresql.Fitness;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlDialect;
import dev.issuetracker.adapter.persistence.postgresql.PostgresqlPools;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Sqlite;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import dev.issuetracker.adapter.persistence.sqlite.EmbeddedDatabase;
import dev.issuetracker.adapter.persistence.sqlite.SqliteDialect;
import dev.issuetracker.adapter.persistence.store.RowMappers;
import dev.issuetracker.adapter.persistence.unit.FencingEpoch;
import dev.issuetracker.adapter.persistence.unit.JdbiTransactions;
import dev.issuetracker.adapter.persistence.unit.ReadBudgets;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.domain.error.TrackerException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The tracker that everything moves into: empty, and filled in one transaction. Its schema is made when missing. */
public final class MoveTarget {
    private final DatabaseSettings settings;

    /** @param settings of PostgreSQL its primary is filled */
    public MoveTarget(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** What fills a tracker. */
    public interface Filling {
        void fill(Handle handle, Dialect dialect) throws SQLException;

        /** The highest id that the former tracker gave of a table, also when its row is gone; 0 when unknown. */
        default long highestId(String table) {
            return 0;
        }
    }

    /**
     * Keeps all that the filling stores, or nothing when it fails.
     *
     * @throws UnusableDatabaseException when the tracker is no fit one, or has no room
     */
    public void fill(Filling filling) throws SQLException {
        try {
            if (settings instanceof Sqlite sqlite) {
                fill(sqlite, filling);
            } else {
                fill(((Postgresql) settings).primary(), filling);
            }
        } catch (SQLException | JdbiException | TrackerException failure) {
            if (SqlFailure.of(failure) == SqlFailure.FULL) {
                throw new UnusableDatabaseException(
                        "There is no space left for " + this + ": free some space on its disk, and try again.",
                        failure);
            }
            throw failure;
        }
    }

    private static void fill(Sqlite settings, Filling filling) throws SQLException {
        Dialect dialect = new SqliteDialect();
        try (EmbeddedDatabase database = EmbeddedDatabase.open(settings, dialect, new RowMappers())) {
            UnitOfWork work = new UnitOfWork();
            new JdbiTransactions(database, work, dialect, ReadBudgets.of(settings.readers(), settings.patience()))
                    .run(() -> {
                        try {
                            EmptyTracker.require(
                                    work.handle().getConnection(),
                                    settings.file().toString());
                            filling.fill(work.handle(), dialect);
                            keepIds(work.handle(), filling);
                        } catch (SQLException failure) {
                            throw new FillingException(failure);
                        }
                    });
        } catch (FillingException exception) {
            throw exception.failure;
        }
    }

    /** SQLite goes on after the highest id that is there, unless it knows of a higher one. */
    private static void keepIds(Handle handle, Filling filling) {
        for (String table : handle.createQuery("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")
                .mapTo(String.class)
                .list()) {
            long highest = filling.highestId(table);
            if (highest > 0) {
                handle.execute("DELETE FROM sqlite_sequence WHERE name = ? AND seq < ?", table, highest);
                handle.execute("""
                        INSERT INTO sqlite_sequence (name, seq)
                        SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?)
                        """, table, highest, table);
            }
        }
    }

    private static void fill(Node node, Filling filling) throws SQLException {
        DataSource source = PostgresqlPools.unpooled(node, new FencingEpoch());
        Dialect dialect = new PostgresqlDialect();
        Fitness.require(node, source);
        Migrations.run(source, dialect, node.toString());
        try (Connection connection = source.getConnection()) {
            CopyTarget target = new CopyTarget(connection, node.toString());
            try {
                target.lockEmpty();
                filling.fill(
                        Jdbi.create(connection).installPlugin(new RowMappers()).open(), dialect);
                target.restartIds(filling::highestId);
                target.checkConstraints();
                target.analyze();
                target.commit();
            } finally {
                target.rollBack();
            }
        }
    }

    /** Carries a failure out of a unit of work. */
    private static final class FillingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final SQLException failure;

        FillingException(SQLException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /** The database, for people. */
    @Override
    public String toString() {
        return settings instanceof Sqlite sqlite
                ? sqlite.file().toString()
                : ((Postgresql) settings).primary().toString();
    }
}
