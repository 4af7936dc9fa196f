package dev.issuetracker.adapter.persistence.count;

import dev.issuetracker.adapter.persistence.sql.ListColumn;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Issues with ids in turn, as far as their latency is known, each packed as {@link LatencyCursor} reads it. */
final class LatencyChunk {
    /** How many ids a chunk has. A chunk of more is longer to write, and one of fewer leaves more rows to read. */
    static final int ISSUES = 64;

    private final long chunk;
    private final SortedMap<Long, byte[]> issues = new TreeMap<>();

    LatencyChunk(long chunk) {
        this.chunk = chunk;
    }

    static long of(long issue) {
        return issue / ISSUES;
    }

    /** Adds all issues of a packed form but some. */
    void addAll(byte[] packed, Set<Long> without) {
        LatencyCursor cursor = new LatencyCursor(chunk, packed);
        for (int start = 0; cursor.next(); start = cursor.end()) {
            if (!without.contains(cursor.issue())) {
                issues.put(cursor.issue(), Arrays.copyOfRange(packed, start, cursor.end()));
            }
        }
    }

    /**
     * Adds an issue as it is now.
     *
     * @param row as {@link LatencyChunks} selects it
     * @param fields the ids of all fields that have options or accounts
     */
    void add(ResultSet row, Set<Long> fields) throws SQLException {
        long issue = row.getLong("id");
        Numbers rest = new Numbers();
        long resolvedAt = row.getLong("resolved_at");
        rest.add(resolvedAt - row.getLong("created_at"));
        rest.add((resolvedAt << 1) ^ (resolvedAt >> 63));
        // Null is read as 0.
        rest.add(row.getLong("assignee_id"));
        addLabels(rest, row.getString("labels"));
        addValues(rest, row.getString("fields"), fields);
        Numbers all = new Numbers();
        all.add(issue - chunk * ISSUES);
        all.add(rest.bytes.size());
        all.bytes.writeBytes(rest.bytes.toByteArray());
        issues.put(issue, all.bytes.toByteArray());
    }

    private static void addLabels(Numbers numbers, @Nullable String labels) {
        String[] ids = labels == null ? new String[0] : labels.split(" ", -1);
        numbers.add(ids.length);
        for (String id : ids) {
            numbers.add(Long.parseLong(id));
        }
    }

    private static void addValues(Numbers numbers, String packed, Set<Long> fields) {
        for (String[] record : ListColumn.records(packed)) {
            long field = Long.parseLong(record[0]);
            if (fields.contains(field)) {
                for (int i = 1; i < record.length; i++) {
                    numbers.add(field);
                    numbers.add(Long.parseLong(record[i]));
                }
            }
        }
    }

    byte[] pack() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        issues.values().forEach(packed::writeBytes);
        return packed.toByteArray();
    }

    /** Whole numbers of variable length. */
    private static final class Numbers {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void add(long number) {
            long rest = number;
            while ((rest & ~0x7FL) != 0) {
                bytes.write((int) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }
    }
}
