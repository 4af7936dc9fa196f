package dev.issuetracker.adapter.persistence.sql;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Inserts rows by prepared statements in batches, which every database understands. */
public final class BatchInsert {
    private BatchInsert() {}

    public static void of(Handle handle, NewRows rows) {
        of(handle, rows, 1);
    }

    /**
     * Inserts rows, many by one statement.
     *
     * @param most how many rows one statement inserts; a fifth as many at a time of what is left over, and so on
     */
    public static void of(Handle handle, NewRows rows, int most) {
        List<@Nullable Object[]> values = rows.values();
        int together = most;
        for (int from = 0; from < values.size(); ) {
            int end = values.size() - (values.size() - from) % together;
            insert(handle, rows, values.subList(from, end), together);
            from = end;
            together = Math.max(1, together / 5);
        }
    }

    private static void insert(Handle handle, NewRows rows, List<@Nullable Object[]> values, int together) {
        if (values.isEmpty()) {
            return;
        }
        List<NewRows.Column> columns = rows.columns();
        try (PreparedBatch batch = handle.prepareBatch(rows.insertion(together))) {
            for (int from = 0; from < values.size(); from += together) {
                int position = 0;
                for (@Nullable Object[] row : values.subList(from, from + together)) {
                    for (int i = 0; i < row.length; i++) {
                        batch.bindByType(position++, row[i], columns.get(i).type());
                    }
                }
                batch.add();
            }
            batch.execute();
        }
    }
}
