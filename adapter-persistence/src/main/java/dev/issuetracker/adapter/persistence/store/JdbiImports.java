package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import dev.issuetracker.adapter.persistence.sql.NewRows.Column;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.application.importing.IdRange;
import dev.issuetracker.application.importing.Import;
import dev.issuetracker.application.importing.Imports;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

public final class JdbiImports implements Imports {
    private static final String SELECT = """
            SELECT i.id, i.file_name, i.by_id, u.username, i.at, i.created, i.first_id, i.last_id
            FROM imports i JOIN users u ON u.id = i.by_id
            """;

    private static final class Row implements RowMapper<Import> {
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
        long created = issues.stream().mapToLong(IdRange::size).sum();
        long firstId = issues.get(0).first();
        long lastId = issues.get(issues.size() - 1).last();
        long id = work.handle()
                .createQuery("""
                        INSERT INTO imports (file_name, by_id, at, created, first_id, last_id)
                        VALUES (:fileName, :by, :at, :created, :firstId, :lastId)
                        RETURNING id
                        """)
                .bind("fileName", fileName)
                .bind("by", by.id())
                .bind("at", Micros.of(at))
                .bind("created", created)
                .bind("firstId", firstId)
                .bind("lastId", lastId)
                .mapTo(Long.class)
                .one();
        NewRows ranges = new NewRows(
                "import_ranges", Column.number("import_id"), Column.number("first_id"), Column.number("last_id"));
        issues.forEach(range -> ranges.add(id, range.first(), range.last()));
        dialect.insert(work.handle(), ranges);
        return new Import(id, fileName, by, at, created, firstId, lastId);
    }

    @Override
    public Optional<Import> find(long id) {
        return work.handle()
                .createQuery(SELECT + "WHERE i.id = :id")
                .bind("id", id)
                .map(new Row())
                .findOne();
    }

    @Override
    public Page<Import, Long> list(PageRequest<Long> request) {
        Keyset page = Keyset.of(request, true, List.of("i.id"), List.of("key"));
        List<Import> found = work.handle()
                .createQuery(SELECT + "WHERE " + page.condition() + "\n" + page.tail())
                .bind("key", request.key())
                .map(new Row())
                .list();
        return Page.of(request, found, Import::id);
    }

    @Override
    public List<IdRange> issues(long id) {
        return work.handle()
                .createQuery("SELECT first_id, last_id FROM import_ranges WHERE import_id = :id ORDER BY first_id")
                .bind("id", id)
                .map((row, context) -> new IdRange(row.getLong("first_id"), row.getLong("last_id")))
                .list();
    }
}
