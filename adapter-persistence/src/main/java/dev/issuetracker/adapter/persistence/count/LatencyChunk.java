package dev.issuetracker.adapter.persistence.count;

import dev.issuetracker.adapter.persistence.sql.ListColumn;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Issues with ids in turn, as far as their latency is known, each packed as {@link LatencyCursor} reads it. Some of
 * them have changed: they are left out, or packed as they are now. The others stay as they are, and are not unpacked.
 */
final class LatencyChunk {
    /** How many ids a chunk has. A chunk of more is longer to write, and one of fewer leaves more rows to read. */
    static final int ISSUES = 64;

    private static final byte[] NONE = new byte[0];

    private final long chunk;
    /** What is packed of the issues that have changed, by their place. */
    private final byte[][] changed = new byte[ISSUES][];

    private byte[] before = NONE;

    LatencyChunk(long chunk) {
        this.chunk = chunk;
    }

    static long of(long issue) {
        return issue / ISSUES;
    }

    /** Gives the packed form from before the changes. */
    void stored(byte[] packed) {
        before = packed;
    }

    /** Leaves an issue out, unless it is added later. */
    void remove(long issue) {
        changed[place(issue)] = NONE;
    }

    private int place(long issue) {
        return (int) (issue - chunk * ISSUES);
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
        all.add(place(issue));
        all.add(rest.bytes.size());
        all.bytes.writeBytes(rest.bytes.toByteArray());
        changed[place(issue)] = all.bytes.toByteArray();
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
        ByteArrayOutputStream packed = new ByteArrayOutputStream(before.length + ISSUES);
        LatencyCursor cursor = new LatencyCursor(chunk, before);
        int next = 0;
        for (int start = 0; cursor.skip(); start = cursor.end()) {
            int place = place(cursor.issue());
            next = writeChanged(packed, next, place);
            if (changed[place] == null) {
                packed.write(before, start, cursor.end() - start);
            }
        }
        writeChanged(packed, next, ISSUES - 1);
        return packed.toByteArray();
    }

    /** Writes the changed issues from one place to another, and gives the place behind them. */
    private int writeChanged(ByteArrayOutputStream packed, int from, int to) {
        for (int place = from; place <= to; place++) {
            if (changed[place] != null) {
                packed.writeBytes(changed[place]);
            }
        }
        return to + 1;
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
