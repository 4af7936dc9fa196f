package dev.issuetracker.adapter.persistence.django;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of the Django tracker row by row.
 *
 * @param <T> what a row becomes
 */
abstract class DjangoReader<T> {
    private static final int ROWS_A_REPORT = 10_000;

    final Reading reading;
    private final DjangoColumn key;

    /** @param key by whose order rows come, and by which people tell them apart */
    DjangoReader(Reading reading, DjangoColumn key) {
        this.reading = reading;
        this.key = key;
    }

    /** What the row becomes; null, or anything, when something is wrong with it, which the row then says. */
    abstract @Nullable T read(DjangoRow row) throws SQLException;

    /** More that the query selects, beginning with a comma; nothing by default. */
    String selectedToo() {
        return "";
    }

    /**
     * Hands over each row that is good.
     *
     * @return how many there are, good or not
     */
    long each(Consumer<? super T> sink) throws SQLException {
        DjangoSchema schema = reading.schema();
        DjangoTable table = key.table();
        String from = " FROM " + schema.quoted(table);
        long total = count("SELECT count(*)" + from);
        long rows = 0;
        try (Statement statement = reading.source().statement();
                ResultSet result = reading.source()
                        .rows(
                                statement,
                                "SELECT " + schema.selected(table) + selectedToo() + from + " ORDER BY "
                                        + schema.quoted(key))) {
            while (result.next()) {
                DjangoRow row =
                        new DjangoRow(result, key, schema, reading.settings().zone(), reading.violations());
                T value = read(row);
                if (value != null && row.good()) {
                    sink.accept(value);
                }
                rows++;
                if (rows % ROWS_A_REPORT == 0) {
                    reading.report(table, rows, total);
                }
            }
        }
        reading.report(table, rows, total);
        return rows;
    }

    private long count(String query) throws SQLException {
        try (Statement statement = reading.source().statement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
