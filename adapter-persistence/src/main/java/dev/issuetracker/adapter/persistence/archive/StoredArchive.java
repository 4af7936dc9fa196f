package dev.issuetracker.adapter.persistence.archive;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.application.archive.Archive;
import dev.issuetracker.application.archive.ArchiveTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The archive that a database is. */
public final class StoredArchive implements Archive {
    /** Few, because each may hold two descriptions of the largest size. */
    private static final int ROWS_AT_ONCE = 20;

    private final UnitOfWork work;
    private final Dialect dialect;

    public StoredArchive(UnitOfWork work, Dialect dialect) {
        this.work = work;
        this.dialect = dialect;
    }

    @Override
    public String schema() {
        return work.handle().createQuery(Migrations.VERSION).mapTo(String.class).one();
    }

    @Override
    public List<ArchiveTable> tables() {
        return ArchivedTable.ALL.stream()
                .map(table -> new ArchiveTable(
                        table.name(),
                        table.columns().stream().map(ArchivedColumn::name).toList(),
                        highestId(table)))
                .toList();
    }

    private long highestId(ArchivedTable table) {
        return table.numbered()
                ? work.handle()
                        .createQuery(dialect.highestId(table.name()))
                        .mapTo(Long.class)
                        .one()
                : 0;
    }

    @Override
    public void read(ArchiveTable table, Consumer<List<@Nullable Object>> row) {
        ArchivedTable archived = ArchivedTable.ALL.stream()
                .filter(each -> each.name().equals(table.name()))
                .findFirst()
                .orElseThrow();
        archived.selects().forEach(query -> read(query, archived, row));
    }

    private void read(String query, ArchivedTable table, Consumer<List<@Nullable Object>> sink) {
        work.handle().createQuery(query).setFetchSize(ROWS_AT_ONCE).<Boolean>scanResultSet((rows, context) -> {
            ResultSet row = rows.get();
            while (row.next()) {
                sink.accept(values(row, table));
            }
            return true;
        });
    }

    private static List<@Nullable Object> values(ResultSet row, ArchivedTable table) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (ArchivedColumn column : table.columns()) {
            values.add(column.read(row));
        }
        return values;
    }
}
