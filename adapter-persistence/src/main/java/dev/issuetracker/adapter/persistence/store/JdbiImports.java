package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.ListColumn;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import dev.issuetracker.adapter.persistence.sql.NewRows.Column;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.application.importing.done.EditedMeanwhile;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.done.ImportUpdate;
import dev.issuetracker.application.importing.done.ImportUpdate.Added;
import dev.issuetracker.application.importing.done.ImportUpdate.Kind;
import dev.issuetracker.application.importing.done.ImportUpdate.Moved;
import dev.issuetracker.application.importing.done.Imports;
import dev.issuetracker.application.importing.done.Undone;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Imports in the table {@code imports}, the ids of the issues that they made as ranges in {@code import_ranges}, and
 * what they changed of others in {@code import_updates}.
 */
public final class JdbiImports implements Imports {
    private static final String SELECT = """
            SELECT i.id, i.file_name, i.by_id, u.username, i.at, i.created, i.updated, i.first_id, i.last_id,
                   i.undone_by_id, v.username AS undone_by, i.undone_at, i.undone_kept
            FROM imports i JOIN users u ON u.id = i.by_id LEFT JOIN users v ON v.id = i.undone_by_id
            """;

    /** One that has begun and not ended has made and changed nothing yet. */
    private static final String ENDED = "(i.created > 0 OR i.updated > 0)";

    /**
     * What the row of an import says of the issues that it made.
     *
     * @param firstId the lowest of their ids; null when there are none
     */
    public record Made(
            long created, @Nullable Long firstId, @Nullable Long lastId) {
        static Made of(List<IdRange> issues) {
            Optional<IdRange> around = IdRange.around(issues);
            return new Made(
                    IdRange.count(issues),
                    around.map(IdRange::first).orElse(null),
                    around.map(IdRange::last).orElse(null));
        }
    }

    /** The statements on the tables {@code imports}, {@code import_ranges} and {@code import_updates}. */
    interface Table {
        @SqlQuery("""
                INSERT INTO imports (id, file_name, by_id, at, created, first_id, last_id)
                VALUES (<id>, :fileName, :by, :at, :created, :firstId, :lastId)
                RETURNING id
                """)
        long insert(@Define String id, String fileName, long by, long at, @BindMethods Made made);

        @SqlUpdate("""
                UPDATE imports
                SET created = :created, first_id = :firstId, last_id = :lastId,
                    updated = (SELECT count(*) FROM import_updates WHERE import_id = :id)
                WHERE id = :id
                """)
        void end(long id, @BindMethods Made made);

        @SqlUpdate("UPDATE imports SET undone_by_id = :by, undone_at = :at, undone_kept = :kept WHERE id = :id")
        void undone(long id, long by, long at, long kept);

        @SqlQuery(SELECT + "WHERE i.id = :id AND " + ENDED)
        Optional<Import> find(long id);

        @SqlQuery("SELECT first_id, last_id FROM import_ranges WHERE import_id = :id ORDER BY first_id")
        List<IdRange> ranges(long id);

        @SqlQuery("""
                SELECT issue_id, before_version, after_version, edited, added FROM import_updates
                WHERE import_id = :id AND issue_id > :after
                ORDER BY issue_id LIMIT :most
                """)
        List<ImportUpdate> updates(long id, long after, int most);

        @SqlQuery("""
                SELECT issue_id, before_version, after_version, edited, added FROM import_updates
                WHERE import_id = :id AND issue_id IN (<issueIds>)
                """)
        List<ImportUpdate> updatesOf(long id, @BindList List<Long> issueIds);

        @SqlUpdate("DELETE FROM import_updates WHERE import_id = :id AND issue_id IN (<issueIds>)")
        void removeUpdates(long id, @BindList List<Long> issueIds);

        @SqlUpdate("DELETE FROM import_updates WHERE import_id = :id")
        void forgetUpdates(long id);

        @SqlUpdate("DELETE FROM import_ranges WHERE import_id = :id")
        void forgetRanges(long id);

        @SqlUpdate("DELETE FROM imports WHERE id = :id")
        void forget(long id);

        @SqlUpdate("UPDATE import_jobs SET kept = :ids, kept_total = :total WHERE id = :id")
        void keep(long id, String ids, long total);

        @SqlBatch("UPDATE import_updates SET after_version = :to WHERE issue_id = :issueId AND after_version = :from")
        void moveUpdates(@BindMethods List<Moved> moved);
    }

    /** What an import changed of an issue. */
    static final class UpdateRow implements RowMapper<ImportUpdate> {
        @Override
        public ImportUpdate map(ResultSet row, StatementContext context) throws SQLException {
            return new ImportUpdate(
                    row.getLong("issue_id"),
                    row.getLong("before_version"),
                    row.getLong("after_version"),
                    ListColumn.records(row.getString("edited")).stream()
                            .map(record -> record[0])
                            .collect(Collectors.toSet()),
                    ListColumn.records(row.getString("added")).stream()
                            .map(UpdateRow::added)
                            .toList());
        }

        private static Added added(String[] record) {
            Kind kind = Kind.valueOf(record[0].toUpperCase(Locale.ROOT));
            return new Added(kind, Long.parseLong(record[1]), record[2]);
        }

        static String packed(Set<String> edited) {
            return edited.stream().sorted().collect(Collectors.joining(ListColumn.RECORD));
        }

        static String packed(List<Added> added) {
            return added.stream()
                    .map(each -> each.kind().name().toLowerCase(Locale.ROOT)
                            + ListColumn.FIELD
                            + each.id()
                            + ListColumn.FIELD
                            + each.digest())
                    .collect(Collectors.joining(ListColumn.RECORD));
        }
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
            String undoneBy = row.getString("undone_by");
            Undone undone = undoneBy == null
                    ? null
                    : new Undone(
                            new UserRef(row.getLong("undone_by_id"), undoneBy),
                            Micros.read(row, "undone_at"),
                            row.getLong("undone_kept"));
            boolean made = row.getLong("created") > 0;
            return new Import(
                    row.getLong("id"),
                    row.getString("file_name"),
                    new UserRef(row.getLong("by_id"), row.getString("username")),
                    Micros.read(row, "at"),
                    row.getLong("created"),
                    row.getLong("updated"),
                    made ? Long.valueOf(row.getLong("first_id")) : null,
                    made ? Long.valueOf(row.getLong("last_id")) : null,
                    undone);
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
        long id = table().insert(idSql, fileName, by.id(), Micros.of(at), Made.of(issues));
        insertRanges(id, issues);
        return Import.of(id, fileName, by, at, issues, 0);
    }

    private void insertRanges(long id, List<IdRange> issues) {
        NewRows ranges = new NewRows(
                "import_ranges",
                List.of(Column.number("import_id"), Column.number("first_id"), Column.number("last_id")));
        issues.forEach(range -> ranges.add(id, range.first(), range.last()));
        dialect.insert(work.handle(), ranges);
        dialect.grown(work.handle());
    }

    @Override
    public long begin(@Nullable Long id, String fileName, UserRef by, Instant at) {
        String idSql = id == null ? dialect.nextImportId() : id.toString();
        return table().insert(idSql, fileName, by.id(), Micros.of(at), Made.of(List.of()));
    }

    @Override
    public int addUpdates(long id, List<ImportUpdate> updates) {
        List<Long> issueIds = updates.stream().map(ImportUpdate::issueId).toList();
        if (issueIds.isEmpty()) {
            return 0;
        }
        Map<Long, ImportUpdate> before = table().updatesOf(id, issueIds).stream()
                .collect(Collectors.toMap(ImportUpdate::issueId, update -> update));
        removeUpdates(id, before.keySet());
        insert(
                id,
                updates.stream()
                        .map(update -> {
                            ImportUpdate first = before.get(update.issueId());
                            return first == null ? update : first.then(update);
                        })
                        .toList());
        return updates.size() - before.size();
    }

    private void insert(long id, List<ImportUpdate> updates) {
        NewRows rows = new NewRows(
                "import_updates",
                List.of(
                        Column.number("import_id"),
                        Column.number("issue_id"),
                        Column.number("before_version"),
                        Column.number("after_version"),
                        Column.text("edited"),
                        Column.text("added")));
        updates.forEach(update -> rows.add(
                id,
                update.issueId(),
                update.before(),
                update.after(),
                UpdateRow.packed(update.edited()),
                UpdateRow.packed(update.added())));
        dialect.insert(work.handle(), rows);
    }

    @Override
    public void addIssues(long id, List<IdRange> issues) {
        insertRanges(id, issues);
    }

    @Override
    public Import end(long id, List<IdRange> issues) {
        table().end(id, Made.of(issues));
        table().forgetRanges(id);
        if (!issues.isEmpty()) {
            insertRanges(id, issues);
        }
        return find(id).orElseThrow();
    }

    @Override
    public void forget(long id, EditedMeanwhile kept) {
        table().forgetUpdates(id);
        table().forgetRanges(id);
        table().forget(id);
        table().keep(id, JdbiImportJobs.packed(kept.first()), kept.total());
    }

    @Override
    public List<ImportUpdate> updates(long id, long after, int most) {
        return table().updates(id, after, most);
    }

    @Override
    public void removeUpdates(long id, Collection<Long> issueIds) {
        if (!issueIds.isEmpty()) {
            table().removeUpdates(id, List.copyOf(issueIds));
        }
    }

    @Override
    public List<ImportUpdate> updates(long id, Collection<Long> issueIds) {
        return issueIds.isEmpty() ? List.of() : table().updatesOf(id, List.copyOf(issueIds));
    }

    @Override
    public void moveUpdates(List<Moved> moved) {
        if (!moved.isEmpty()) {
            table().moveUpdates(moved);
        }
    }

    @Override
    public void undone(long id, Undone undone) {
        table().undone(id, undone.by().id(), Micros.of(undone.at()), undone.kept());
    }

    @Override
    public Optional<Import> find(long id) {
        return table().find(id);
    }

    @Override
    public Page<Import, Long> list(PageRequest<Long> request) {
        Keyset page = Keyset.of(request, true, List.of("i.id"), List.of("key"));
        Query query = work.handle().createQuery(SELECT + "WHERE " + ENDED + " AND <condition> <tail>");
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
