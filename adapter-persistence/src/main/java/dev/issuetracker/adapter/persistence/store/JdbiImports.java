package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import dev.issuetracker.adapter.persistence.sql.NewRows.Column;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.done.Imports;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Imports in the table {@code imports}, and the ids of their issues as ranges in {@code import_ranges}. */
public final class JdbiImports implements Imports {
    /** The statements on the tables {@code imports} and {@code import_ranges}. */
    interface Table {
        @SqlQuery("""
                INSERT INTO imports (id, file_name, by_id, at, created, first_id, last_id)
                VALUES (<id>, :fileName, :by, :at, :created, :firstId, :lastId)
                RETURNING id
                """)
        long insert(@Define String id, String fileName, long by, long at, long created, long firstId, long lastId);

        @SqlQuery("""
                SELECT i.id, i.file_name, i.by_id, u.username, i.at, i.created, i.first_id, i.last_id
                FROM imports i JOIN users u ON u.id = i.by_id
                WHERE i.id = :id
                """)
        Optional<Import> find(long id);

        @SqlQuery("SELECT first_id, last_id FROM import_ranges WHERE import_id = :id ORDER BY first_id")
        List<IdRange> ranges(long id);
    }

    static final class RangeRow implements RowMapper<IdRange> {
        @Override
        public IdRange map(ResultSet row, StatementContext context) throws SQLException {
            return new IdRange(row.getLong("first_id"), row.getLong("last_id"));
        }
    }

    static final class Row implements RowMapper<Import> {
        @Override
        public Import map(ResultSet row, StatementContext context) throws SQLException {
            return new Import(
                    row.getLong("id"),
                    row.getString("file_name"),
                    new UserRef(row.getLong("by_id"), row.getString("username")),
                    Micros.read(row, "at"),
                    row.getLong("created"),
                    row.getLong("first_id"),
                    row.getLong("last_id"));
        }
    }

    private final UnitOfWork work;
    private final Dialect dialect;

    public JdbiImports(UnitOfWork work, Dialect dialect) {
        this.work = work;
        this.dialect = dialect;
    }

    @Override
    public Import add(String fileName, UserRef by, Instant at, List<IdRange> issues) {
        return insert(dialect.nextImportId(), fileName, by, at, issues);
    }

    @Override
    public Import addUnder(long id, String fileName, UserRef by, Instant at, List<IdRange> issues) {
        return insert(Long.toString(id), fileName, by, at, issues);
    }

    /** @param idSql the id, or an expression that gives one */
    private Import insert(String idSql, String fileName, UserRef by, Instant at, List<IdRange> issues) {
        long created = issues.stream().mapToLong(IdRange::size).sum();
        long firstId = issues.get(0).first();
        long lastId = issues.get(issues.size() - 1).last();
        long id = table().insert(idSql, fileName, by.id(), Micros.of(at), created, firstId, lastId);
        NewRows ranges = new NewRows(
                "import_ranges",
                List.of(Column.number("import_id"), Column.number("first_id"), Column.number("last_id")));
        issues.forEach(range -> ranges.add(id, range.first(), range.last()));
        dialect.insert(work.handle(), ranges);
        dialect.grown(work.handle());
        return new Import(id, fileName, by, at, created, firstId, lastId);
    }

    @Override
    public Optional<Import> find(long id) {
        return table().find(id);
    }

    @Override
    public Page<Import, Long> list(PageRequest<Long> request) {
        Keyset page = Keyset.of(request, true, List.of("i.id"), List.of("key"));
        Query query = work.handle().createQuery("""
                SELECT i.id, i.file_name, i.by_id, u.username, i.at, i.created, i.first_id, i.last_id
                FROM imports i JOIN users u ON u.id = i.by_id
                WHERE <condition>
                <tail>
                """);
        List<Import> found =
                page.define(query).bind("key", request.key()).map(new Row()).list();
        return Page.of(request, found, Import::id);
    }

    @Override
    public List<IdRange> issues(long id) {
        return table().ranges(id);
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}
