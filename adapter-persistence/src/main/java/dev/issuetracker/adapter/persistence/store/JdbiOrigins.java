package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.ListColumn;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import dev.issuetracker.adapter.persistence.sql.NewRows.Column;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.application.importing.done.LastImport;
import dev.issuetracker.application.importing.done.Origin;
import dev.issuetracker.application.importing.done.Origins;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Where issues came from, in the table {@code issue_origins}. */
public final class JdbiOrigins implements Origins {
    private static final int AT_ONCE = 500;

    /** The statements on the table {@code issue_origins}. */
    interface Table {
        @SqlQuery("""
                SELECT o.issue_id, o.source, o.source_key, o.url, o.author, o.assignee FROM issue_origins o
                WHERE o.issue_id = :issueId AND NOT EXISTS (
                    SELECT 1 FROM issue_origins later JOIN issues i ON i.id = later.issue_id
                    WHERE later.source = o.source AND later.source_key = o.source_key AND later.turn > o.turn
                      AND i.deleted_at IS NULL)
                """)
        Optional<Origin> find(long issueId);

        @SqlQuery("""
                SELECT o.source_key, o.issue_id, o.turn, i.deleted_at
                FROM issue_origins o JOIN issues i ON i.id = o.issue_id
                WHERE o.source = :source AND o.source_key IN (<keys>)
                ORDER BY o.turn
                """)
        List<Turn> turns(String source, @BindList List<String> keys);

        @SqlUpdate("UPDATE issue_origins SET version = :version WHERE issue_id IN (<issueIds>)")
        void setVersion(@BindList List<Long> issueIds, long version);

        @SqlQuery("""
                SELECT issue_id, source, source_key, url, author, assignee FROM issue_origins
                WHERE issue_id IN (<issueIds>)
                ORDER BY issue_id
                """)
        List<Origin> findAll(@BindList List<Long> issueIds);

        @SqlBatch("""
                UPDATE issue_origins SET url = :url, author = :author, assignee = :assignee WHERE issue_id = :issueId
                """)
        void save(@BindMethods List<Origin> origins);

        @SqlQuery("""
                SELECT issue_id, version, edited, comments, taken_back FROM issue_origins
                WHERE issue_id IN (<issueIds>)
                """)
        @KeyColumn("issue_id")
        Map<Long, LastImport> lastImports(@BindList List<Long> issueIds);

        @SqlBatch("""
                UPDATE issue_origins
                SET version = :version, edited = :edited, comments = :comments, taken_back = :takenBack
                WHERE issue_id = :issueId
                """)
        void setLastImports(@BindMethods List<Stored> imports);
    }

    /** Which one an issue is of those to which a key of a source was given, one after the other. */
    record Turn(String key, long issueId, long turn, boolean deleted) {}

    /** How an issue was when a row of it last came in, as its columns have it. */
    public record Stored(
            long issueId,
            long version,
            String edited,
            @Nullable String comments,
            String takenBack) {
        static Stored of(long issueId, LastImport last) {
            Set<String> comments = last.comments();
            Set<String> takenBack =
                    last.takenBack().stream().map(Object::toString).collect(Collectors.toSet());
            return new Stored(
                    issueId,
                    last.version(),
                    packed(last.edited()),
                    comments == null ? null : packed(comments),
                    packed(takenBack));
        }
    }

    static final class Row implements RowMapper<Origin> {
        @Override
        public Origin map(ResultSet row, StatementContext context) throws SQLException {
            return new Origin(
                    row.getLong("issue_id"),
                    row.getString("source"),
                    row.getString("source_key"),
                    row.getString("url"),
                    row.getString("author"),
                    row.getString("assignee"));
        }
    }

    /** How an issue was when a row of it last came in. */
    static final class LastImportRow implements RowMapper<LastImport> {
        @Override
        public LastImport map(ResultSet row, StatementContext context) throws SQLException {
            String comments = row.getString("comments");
            return new LastImport(
                    row.getLong("version"),
                    words(row.getString("edited")),
                    comments == null ? null : words(comments),
                    words(row.getString("taken_back")).stream()
                            .map(Long::valueOf)
                            .collect(Collectors.toSet()));
        }

        private static Set<String> words(String packed) {
            return ListColumn.records(packed).stream().map(record -> record[0]).collect(Collectors.toSet());
        }
    }

    static final class TurnRow implements RowMapper<Turn> {
        @Override
        public Turn map(ResultSet row, StatementContext context) throws SQLException {
            return new Turn(
                    row.getString("source_key"),
                    row.getLong("issue_id"),
                    row.getLong("turn"),
                    row.getObject("deleted_at") != null);
        }
    }

    private static String packed(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining(ListColumn.RECORD));
    }

    private final UnitOfWork work;
    private final Dialect dialect;

    public JdbiOrigins(UnitOfWork work, Dialect dialect) {
        this.work = work;
        this.dialect = dialect;
    }

    @Override
    public void add(List<Origin> origins, Map<Long, Set<String>> comments) {
        Map<String, List<Origin>> bySource = origins.stream().collect(Collectors.groupingBy(Origin::source));
        bySource.forEach((source, all) -> add(source, all, comments));
    }

    private void add(String source, List<Origin> origins, Map<Long, Set<String>> comments) {
        Map<String, Turn> last = new HashMap<>();
        for (Turn turn : turns(source, origins.stream().map(Origin::key).toList())) {
            if (!turn.deleted()) {
                throw keyTaken(null);
            }
            last.put(turn.key(), turn);
        }
        try {
            dialect.insert(work.handle(), rows(origins, comments, last));
        } catch (JdbiException failure) {
            if (SqlFailure.of(failure) == SqlFailure.TAKEN) {
                throw keyTaken(failure);
            }
            throw failure;
        }
    }

    private static NewRows rows(List<Origin> origins, Map<Long, Set<String>> comments, Map<String, Turn> last) {
        NewRows rows = new NewRows(
                "issue_origins",
                List.of(
                        Column.number("issue_id"),
                        Column.text("source"),
                        Column.text("source_key"),
                        Column.text("url"),
                        Column.text("author"),
                        Column.text("assignee"),
                        Column.text("comments"),
                        Column.number("turn")));
        for (Origin origin : origins) {
            Turn before = last.get(origin.key());
            rows.add(
                    origin.issueId(),
                    origin.source(),
                    origin.key(),
                    origin.url(),
                    origin.author(),
                    origin.assignee(),
                    packed(comments.getOrDefault(origin.issueId(), Set.of())),
                    before == null ? 1 : before.turn() + 1);
        }
        return rows;
    }

    private static TrackerException keyTaken(@Nullable Exception cause) {
        return new TrackerException(
                ErrorCode.STORE_BUSY,
                "Another import has just stored issues with the same keys; send the file again.",
                cause);
    }

    @Override
    public Optional<Origin> find(long issueId) {
        return table().find(issueId);
    }

    @Override
    public List<Origin> findAll(Collection<Long> issueIds) {
        return chunks(List.copyOf(issueIds)).stream()
                .flatMap(chunk -> table().findAll(chunk).stream())
                .toList();
    }

    @Override
    public void save(List<Origin> origins) {
        if (!origins.isEmpty()) {
            table().save(origins);
        }
    }

    @Override
    public Map<String, Long> ids(String source, Collection<String> keys) {
        Map<String, Long> ids = new HashMap<>();
        turns(source, List.copyOf(keys)).stream()
                .filter(turn -> !turn.deleted())
                .forEach(turn -> ids.put(turn.key(), turn.issueId()));
        return ids;
    }

    /** The turns of these keys, of each one after the other. */
    private List<Turn> turns(String source, List<String> keys) {
        return chunks(keys).stream()
                .flatMap(chunk -> table().turns(source, chunk).stream())
                .toList();
    }

    @Override
    public void setVersion(Collection<Long> issueIds, long version) {
        chunks(List.copyOf(issueIds)).forEach(chunk -> table().setVersion(chunk, version));
    }

    @Override
    public Map<Long, LastImport> lastImports(Collection<Long> issueIds) {
        Map<Long, LastImport> imports = new HashMap<>();
        chunks(List.copyOf(issueIds)).forEach(chunk -> imports.putAll(table().lastImports(chunk)));
        return imports;
    }

    @Override
    public void setLastImports(Map<Long, LastImport> imports) {
        // In one order, so that two that set the same never wait for each other.
        List<Stored> stored = imports.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> Stored.of(each.getKey(), each.getValue()))
                .toList();
        if (!stored.isEmpty()) {
            table().setLastImports(stored);
        }
    }

    private static <T> List<List<T>> chunks(List<T> keys) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            chunks.add(keys.subList(from, Math.min(from + AT_ONCE, keys.size())));
        }
        return chunks;
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}
