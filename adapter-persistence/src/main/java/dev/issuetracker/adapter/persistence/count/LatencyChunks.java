package dev.issuetracker.adapter.persistence.count;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Issues whose latency is known, packed, so that a report on all of them need not read the issues. A chunk is out of
 * date until the changes of its issues are added up; who reads takes those issues as they are now instead.
 */
public final class LatencyChunks {
    /** Of more changed issues, a look at all issues is not much slower. */
    private static final int MANY = 5_000;

    /** So many parameters a statement has, so that its text is always the same. */
    private static final int AT_ONCE = 200;

    /** So many chunks are made in a fraction of a second, for which writers of SQLite wait. */
    private static final int MADE_AT_ONCE = 64;

    private static final int FETCHED_AT_ONCE = 500;

    private static final SqlText NOW = new SqlText("""
            SELECT i.id, i.created_at, i.resolved_at, i.assignee_id, i.fields,
                   (SELECT string_agg(CAST(il.label_id AS TEXT), ' ') FROM issue_labels il WHERE il.issue_id = i.id)
                       AS labels
            FROM issues i
            WHERE <conditions> AND i.deleted_at IS NULL AND <resolved_at> > i.created_at
            """);

    private final Handle handle;
    private final Dialect dialect;
    private final SqlText now;

    public LatencyChunks(Handle handle, Dialect dialect) {
        this.handle = handle;
        this.dialect = dialect;
        this.now = NOW.with("resolved_at", dialect.unindexed("i.resolved_at"));
    }

    /**
     * Gives each issue whose latency is known, in no order.
     *
     * @param each gets one cursor again and again, which is at the issue
     * @return false, and gives none, when so much is not packed yet that it is no quicker than to read all issues
     */
    public boolean read(Consumer<LatencyCursor> each) {
        if (missing()) {
            return false;
        }
        List<Long> changes = changed("published_count_changes", "LIMIT " + (MANY + 1));
        if (changes.size() > MANY) {
            return false;
        }
        Set<Long> changed = new HashSet<>(changes);
        SortedMap<Long, LatencyChunk> chunks = chunks(changed);
        handle.createQuery("SELECT chunk, packed FROM latency_chunks")
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> {
                    long number = row.getLong("chunk");
                    LatencyChunk chunk = chunks.get(number);
                    if (chunk == null) {
                        give(number, row.getBytes("packed"), each);
                    } else {
                        chunk.stored(row.getBytes("packed"));
                    }
                    return number;
                })
                .forEach(number -> {});
        addNow(changed, chunks);
        chunks.forEach((number, chunk) -> give(number, chunk.pack(), each));
        return true;
    }

    private static void give(long chunk, byte[] packed, Consumer<LatencyCursor> each) {
        LatencyCursor cursor = new LatencyCursor(chunk, packed);
        while (cursor.next()) {
            each.accept(cursor);
        }
    }

    /** Whether there are chunks that were never made. */
    boolean missing() {
        return handle.createQuery("SELECT EXISTS (SELECT 1 FROM latency_chunks_missing)")
                .mapTo(Boolean.class)
                .one();
    }

    /** The issue of each change before or after which a latency is known. */
    private List<Long> changed(String changes, String limit) {
        return handle.createQuery(
                        "SELECT issue_id FROM " + changes + " changes WHERE resolved_at > created_at " + limit)
                .mapTo(Long.class)
                .list();
    }

    /** The chunks of changed issues, without these. */
    private static SortedMap<Long, LatencyChunk> chunks(Collection<Long> issues) {
        SortedMap<Long, LatencyChunk> chunks = new TreeMap<>();
        issues.forEach(issue -> chunk(chunks, LatencyChunk.of(issue)).remove(issue));
        return chunks;
    }

    /**
     * Brings the chunks of changed issues up to date.
     *
     * @param changes a query in parentheses
     */
    void update(String changes) {
        Set<Long> changed = new HashSet<>(changed(changes, ""));
        SortedMap<Long, LatencyChunk> chunks = chunks(changed);
        inTurn(
                "SELECT chunk, packed FROM latency_chunks WHERE chunk IN (<ids>)",
                chunks.keySet(),
                (row, number) -> chunk(chunks, number).stored(row.getBytes("packed")));
        addNow(changed, chunks);
        store(chunks);
    }

    private void addNow(Set<Long> issues, Map<Long, LatencyChunk> chunks) {
        Set<Long> fields = fields();
        inTurn(
                now.with("conditions", "i.id IN (<ids>)").text(),
                issues,
                (row, issue) -> chunk(chunks, LatencyChunk.of(issue)).add(row, fields));
    }

    private static LatencyChunk chunk(Map<Long, LatencyChunk> chunks, long number) {
        return chunks.computeIfAbsent(number, LatencyChunk::new);
    }

    /** Those whose values are options or accounts. The values of others are not packed. */
    private Set<Long> fields() {
        return handle.createQuery("SELECT id FROM fields WHERE type IN ('select', 'multi_select', 'user')")
                .mapTo(Long.class)
                .set();
    }

    private void store(Map<Long, LatencyChunk> chunks) {
        if (!chunks.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO latency_chunks (chunk, packed) VALUES (:chunk, :packed)
                    ON CONFLICT (chunk) DO UPDATE SET packed = excluded.packed
                    """);
            chunks.forEach((number, chunk) ->
                    batch.bind("chunk", number).bind("packed", chunk.pack()).add());
            batch.execute();
        }
    }

    /** What to do with a row whose first column is a whole number. */
    private interface Row {
        void read(ResultSet row, long first) throws SQLException;
    }

    /** Runs a query for some ids at a time; the last ones are filled up with one of them. */
    private void inTurn(String query, Collection<Long> ids, Row each) {
        List<Long> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Long> some = new ArrayList<>(all.subList(from, Math.min(from + AT_ONCE, all.size())));
            while (some.size() < AT_ONCE) {
                some.add(some.get(0));
            }
            read(handle.createQuery(query).bindList("ids", some), each);
        }
    }

    private static void read(Query query, Row each) {
        query.map((row, context) -> {
                    each.read(row, row.getLong(1));
                    return 0;
                })
                .list();
    }

    /** Makes some chunks of those that are missing. */
    void makeSome() {
        Long next = next();
        if (next == null) {
            return;
        }
        long end = next + MADE_AT_ONCE;
        Map<Long, LatencyChunk> chunks = new HashMap<>();
        Set<Long> fields = fields();
        String issues = "i.id BETWEEN " + next * LatencyChunk.ISSUES + " AND " + (end * LatencyChunk.ISSUES - 1);
        read(
                handle.createQuery(now.with("conditions", issues).text()),
                (row, issue) -> chunk(chunks, LatencyChunk.of(issue)).add(row, fields));
        store(chunks);
        dialect.textsWritten(handle, issues);
        boolean more = handle.createQuery("SELECT coalesce(max(id), 0) >= :end FROM issues")
                .bind("end", end * LatencyChunk.ISSUES)
                .mapTo(Boolean.class)
                .one();
        if (more) {
            handle.execute("UPDATE latency_chunks_missing SET next_chunk = ?", end);
        } else {
            handle.execute("DELETE FROM latency_chunks_missing");
        }
    }

    private @Nullable Long next() {
        return handle.createQuery("SELECT next_chunk FROM latency_chunks_missing")
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
    }
}
