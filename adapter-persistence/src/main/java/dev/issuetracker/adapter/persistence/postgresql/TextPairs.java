package dev.issuetracker.adapter.persistence.postgresql;

import dev.issuetracker.adapter.persistence.sql.Dialect.Keyword;
import dev.issuetracker.adapter.persistence.sql.ListColumn;
import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Finds keywords without a trigram, for which {@link TrigramIndex} is of no use: those of one or two letters, and
 * signs. {@code text_pairs} has a row for a chunk of issues with ids in turn: all characters, and all pairs of
 * neighbours, that any of their texts has. So only issues of chunks that have all pairs of a keyword need to be asked.
 *
 * <p>Pairs are added when changes of issues are added up, and are never removed. Before that, the issue of each change
 * is asked too.
 */
final class TextPairs {
    /** How many ids a chunk has. With more, more issues are asked in vain; with fewer, there are more pairs to keep. */
    private static final int ISSUES = 512;

    /** So many issues that have a keyword are sought, when a list is gone through. */
    private static final int PAGE = 50;

    /** What has fewer letters has no trigram. */
    private static final int TRIGRAM = 3;

    /** With more changes, asking the issue of each takes too long. */
    private static final int MANY_CHANGES = 5_000;

    /** Another collation keeps the database from its trigrams, all of which it would read for a keyword without any. */
    private static final String TEXT = "i.search_text COLLATE \"POSIX\"";

    /** The offsets keep the database from asking issues before it knows the chunks. */
    private static final SqlText IDS = new SqlText("""
            SELECT i.id
            FROM (SELECT chunk * <issues> AS first_id FROM text_pairs WHERE <hasPairs> OFFSET 0) c
            CROSS JOIN LATERAL (SELECT i.id FROM issues i
                                WHERE i.id BETWEEN c.first_id AND c.first_id + <issues> - 1
                                  AND i.deleted_at IS NULL AND <hasKeyword> OFFSET 0) i
            UNION ALL
            SELECT i.id FROM issues i
            WHERE i.id = ANY(ARRAY(SELECT issue_id FROM issue_count_changes))
              AND i.deleted_at IS NULL AND <hasKeyword>
            """).with("issues", ISSUES);

    /**
     * Whether few chunks have the pairs. When one issue of each has the keyword, a page of them is found in the list
     * after the issues of {@code chunks * page / few} chunks.
     */
    private static final SqlText FEW = new SqlText("""
            (SELECT few.chunks * few.chunks < every.chunks * <page> AND few.chunks * 2 < every.chunks
             FROM (SELECT count(*) AS chunks FROM text_pairs WHERE <hasPairs>) few,
                  (SELECT count(*) AS chunks FROM text_pairs) every)
            AND NOT EXISTS (SELECT 1 FROM latency_chunks_missing)
            AND NOT EXISTS (SELECT 1 FROM issue_count_changes OFFSET <many>)
            """).with("page", PAGE).with("many", MANY_CHANGES);

    private TextPairs() {}

    /** Whether PostgreSQL finds no trigram in a keyword, which may be anywhere in a text. */
    static boolean needed(String keyword) {
        int[] points = keyword.codePoints().toArray();
        int first = 0;
        while (first < points.length && Character.isLetterOrDigit(points[first])) {
            first++;
        }
        if (first == points.length) {
            return first < TRIGRAM;
        }
        // The space behind a word is a part of its last trigram, and the spaces before one are of its first.
        return first + 1 < TRIGRAM && IntStream.of(points).skip(first).noneMatch(Character::isLetterOrDigit);
    }

    /** A search for such a keyword. */
    static Keyword keyword(String folded, String parameter) {
        String hasKeyword = TEXT + LookupKey.like(parameter);
        String pairs = parameter + "Pairs";
        String hasPairs = "pairs @> " + array(":" + pairs);
        return new Keyword(
                hasKeyword,
                IDS.with("hasPairs", hasPairs).with("hasKeyword", hasKeyword).text(),
                true,
                FEW.with("hasPairs", hasPairs).text(),
                false,
                Map.of(
                        parameter,
                        LookupKey.pattern(folded),
                        pairs,
                        joined(Pairs.of(folded).all())));
    }

    /** No text holds what parts them. */
    private static String array(String joined) {
        return "string_to_array(" + joined + ", chr(30))";
    }

    private static String joined(Collection<String> pairs) {
        return String.join(ListColumn.RECORD, pairs);
    }

    /**
     * Adds the pairs of issues as they are now.
     *
     * @param issues a condition on the issue {@code i}
     */
    static void add(Handle handle, String issues) {
        Map<Long, Pairs> found = new HashMap<>();
        handle.createQuery("SELECT i.id, i.search_text FROM issues i WHERE i.deleted_at IS NULL AND " + issues)
                .map((row, context) -> found.computeIfAbsent(row.getLong("id") / ISSUES, chunk -> new Pairs())
                        .with(row.getString("search_text")))
                .list();
        if (!found.isEmpty()) {
            store(handle, withMore(handle, found));
        }
    }

    /** All pairs of the chunks that have more than is stored of them. */
    private static Map<Long, Set<String>> withMore(Handle handle, Map<Long, Pairs> found) {
        Map<Long, Set<String>> more = new HashMap<>();
        found.forEach((chunk, pairs) -> more.put(chunk, pairs.all()));
        handle.createQuery("SELECT chunk, array_to_string(pairs, chr(30)) AS pairs FROM text_pairs"
                        + " WHERE chunk IN (<chunks>)")
                .bindList("chunks", List.copyOf(found.keySet()))
                .map((row, context) -> {
                    long chunk = row.getLong("chunk");
                    Set<String> stored =
                            new HashSet<>(List.of(row.getString("pairs").split(ListColumn.RECORD, -1)));
                    return stored.addAll(more.getOrDefault(chunk, Set.of()))
                            ? more.put(chunk, stored)
                            : more.remove(chunk);
                })
                .list();
        return more;
    }

    private static void store(Handle handle, Map<Long, Set<String>> chunks) {
        PreparedBatch batch = handle.prepareBatch("INSERT INTO text_pairs (chunk, pairs) VALUES (:chunk, "
                + array(":pairs") + ") ON CONFLICT (chunk) DO UPDATE SET pairs = excluded.pairs");
        chunks.forEach((chunk, pairs) ->
                batch.bind("chunk", chunk).bind("pairs", joined(pairs)).add());
        batch.execute();
    }
}
