package dev.issuetracker.adapter.persistence.sql;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Inserts rows by one prepared statement in a batch, which every database understands. */
public final class BatchInsert {
    private BatchInsert() {}

    public static void of(Handle handle, NewRows rows) {
        if (rows.values().isEmpty()) {
            return;
        }
        List<NewRows.Column> columns = rows.columns();
        try (PreparedBatch batch = handle.prepareBatch(rows.insertion(1))) {
            for (@Nullable Object[] row : rows.values()) {
                for (int i = 0; i < row.length; i++) {
                    batch.bindByType(i, row[i], columns.get(i).type());
                }
                batch.add();
            }
            batch.execute();
        }
    }
}
