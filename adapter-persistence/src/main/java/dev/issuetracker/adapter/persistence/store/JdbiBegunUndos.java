package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.application.importing.done.BegunUndo;
import dev.issuetracker.application.importing.done.BegunUndos;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Which imports are being taken back piece by piece, in the table {@code begun_undos}. */
public final class JdbiBegunUndos implements BegunUndos {
    /** Taking back so few issues keeps nobody waiting for a second. */
    private static final int AT_ONCE = 500;

    private static final String SELECT = """
            SELECT b.import_id, b.by_id, u.username, b.forced, b.deleted, b.reverted
            FROM begun_undos b JOIN users u ON u.id = b.by_id
            """;

    /** The statements on the table {@code begun_undos}. */
    interface Table {
        @SqlUpdate("""
                INSERT INTO begun_undos (import_id, by_id, forced, deleted, reverted)
                VALUES (:importId, :by, :forced, :deleted, :reverted)
                ON CONFLICT (import_id) DO UPDATE SET by_id = excluded.by_id, forced = excluded.forced
                """)
        void begin(long importId, long by, int forced, long deleted, long reverted);

        @SqlQuery(SELECT + "WHERE b.import_id > :after ORDER BY b.import_id LIMIT 1")
        Optional<BegunUndo> next(long after);

        @SqlQuery(SELECT + "WHERE b.import_id = :importId")
        Optional<BegunUndo> find(long importId);

        @SqlUpdate("""
                UPDATE begun_undos SET deleted = deleted + :deleted, reverted = reverted + :reverted
                WHERE import_id = :importId
                """)
        void add(long importId, long deleted, long reverted);

        @SqlUpdate("DELETE FROM begun_undos WHERE import_id = :importId")
        void end(long importId);
    }

    /** An undo that has begun. */
    static final class Row implements RowMapper<BegunUndo> {
        @Override
        public BegunUndo map(ResultSet row, StatementContext context) throws SQLException {
            return new BegunUndo(
                    row.getLong("import_id"),
                    new UserRef(row.getLong("by_id"), row.getString("username")),
                    row.getInt("forced") == 1,
                    row.getLong("deleted"),
                    row.getLong("reverted"));
        }
    }

    private final UnitOfWork work;
    private final Dialect dialect;

    public JdbiBegunUndos(UnitOfWork work, Dialect dialect) {
        this.work = work;
        this.dialect = dialect;
    }

    @Override
    public boolean needed(long issues) {
        return issues > AT_ONCE && dialect.oneWriter() && !work.running();
    }

    @Override
    public void begin(BegunUndo undo) {
        table().begin(undo.importId(), undo.by().id(), undo.forced() ? 1 : 0, undo.deleted(), undo.reverted());
    }

    @Override
    public Optional<BegunUndo> next(long after) {
        return table().next(after);
    }

    @Override
    public Optional<BegunUndo> lock(long importId) {
        dialect.lockRow(work.handle(), "begun_undos", "import_id", importId);
        return table().find(importId);
    }

    @Override
    public void add(long importId, long deleted, long reverted) {
        table().add(importId, deleted, reverted);
    }

    @Override
    public void end(long importId) {
        table().end(importId);
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}
