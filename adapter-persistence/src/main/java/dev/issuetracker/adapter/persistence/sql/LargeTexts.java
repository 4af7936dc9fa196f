package dev.issuetracker.adapter.persistence.sql;

import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * Pages of rows whose texts may be large. A page takes one statement while its texts are short. That statement selects
 * how long each text is and leaves out long ones. Only if it met one does a second statement read the rows of the page
 * whole. Both see {@link OneMoment}, so the rows are the same.
 */
public final class LargeTexts {
    /** In octets. With this, only longer texts can make the largest page that a client may ask for end early. */
    public static final int SHORT = 8_192;

    private LargeTexts() {}

    /** A page's statement. */
    public interface Statement {
        /**
         * The statement for this number of rows.
         *
         * @param whole whether it reads long texts too; when not, a column {@code octets} holds how long they are
         */
        Query query(boolean whole, int rows);
    }

    /** A row, without its text when that is long. */
    private record Measured<T>(T item, long octets) {
        boolean whole() {
            return octets <= SHORT;
        }
    }

    public static <T, K> Page<T, K> page(
            Handle handle,
            PageRequest<K> request,
            RowMapper<T> mapper,
            Function<? super T, K> keyOf,
            Statement statement) {
        return page(handle, request, mapper, keyOf, List.of(statement));
    }

    /** The page of what several statements find, one after the other. */
    public static <T, K> Page<T, K> page(
            Handle handle,
            PageRequest<K> request,
            RowMapper<T> mapper,
            Function<? super T, K> keyOf,
            List<Statement> statements) {
        if (statements.size() > 1) {
            OneMoment.need(handle);
        }
        List<Measured<T>> found = rows(
                statements,
                false,
                request.limit() + 1,
                (row, context) -> new Measured<>(mapper.map(row, context), row.getLong("octets")));
        int shown = Page.fitting(
                request.limit(), found.stream().map(Measured::octets).toList());
        List<Measured<T>> fitting = found.subList(0, shown);
        boolean more = shown < found.size();
        if (fitting.stream().allMatch(Measured::whole)) {
            return Page.of(request, fitting.stream().map(Measured::item).toList(), more, keyOf);
        }
        OneMoment.need(handle);
        return Page.of(request, rows(statements, true, shown, mapper), more, keyOf);
    }

    private static <R> List<R> rows(List<Statement> statements, boolean whole, int most, RowMapper<R> mapper) {
        List<R> rows = new ArrayList<>();
        for (Statement statement : statements) {
            if (rows.size() < most) {
                rows.addAll(
                        statement.query(whole, most - rows.size()).map(mapper).list());
            }
        }
        return rows;
    }
}
