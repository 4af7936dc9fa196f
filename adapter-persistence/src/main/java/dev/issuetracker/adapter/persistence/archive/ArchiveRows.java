package dev.issuetracker.adapter.persistence.archive;

import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import dev.issuetracker.application.archive.ArchiveTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Inserts the rows of one table of an archive, many by one statement. */
final class ArchiveRows {
    private static final int MAX_ROWS = 500;
    private static final int MAX_CHARACTERS = 1 << 20;

    private final Handle handle;
    private final Dialect dialect;
    private final DerivedColumns derived;
    private final String table;
    private final List<ArchivedColumn> columns;
    private final List<NewRows.Column> inserted = new ArrayList<>();
    private NewRows waiting;
    private long characters;
    private long count;

    /** @throws CopyException when the archive has a column that the table has not */
    ArchiveRows(Handle handle, Dialect dialect, DerivedColumns derived, ArchivedTable known, ArchiveTable table) {
        this.handle = handle;
        this.dialect = dialect;
        this.derived = derived;
        this.table = known.name();
        this.columns = table.columns().stream().map(name -> column(known, name)).toList();
        columns.forEach(column -> inserted.add(column.inserted()));
        inserted.addAll(derived.of(known.name()));
        this.waiting = new NewRows(dialect.written(known.name()), inserted);
    }

    private static ArchivedColumn column(ArchivedTable known, String name) {
        Optional<ArchivedColumn> column = known.columns().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
        return column.orElseThrow(() -> new CopyException(
                "This program does not know the column " + name + " of " + known.name()
                        + ". Use the version that wrote the file, or a newer one.",
                null));
    }

    void add(List<@Nullable Object> values) {
        Map<String, @Nullable Object> row = new HashMap<>();
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Object value = columns.get(i).stored(values.get(i));
            row.put(columns.get(i).name(), value);
            all.add(value);
            characters += value instanceof String text ? text.length() : 0;
        }
        all.addAll(derived.values(table, row));
        waiting.add(all.toArray());
        count++;
        if (waiting.values().size() >= MAX_ROWS || characters >= MAX_CHARACTERS) {
            flush();
        }
    }

    /** Inserts what is left; answers how many rows there were. */
    long end() {
        flush();
        return count;
    }

    private void flush() {
        if (!waiting.values().isEmpty()) {
            dialect.insert(handle, waiting);
            waiting = new NewRows(dialect.written(table), inserted);
            characters = 0;
        }
    }
}
