package dev.issuetracker.adapter.persistence.sql;

import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.page.PageRequest.Direction;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/**
 * The SQL of one page of a list: which rows lie on the right side of the key, and their order, nearest first. One row
 * more than the page holds is read, to know whether there are more.
 *
 * @param condition true for every row when the page starts at the beginning
 * @param order with its keyword
 * @param limit how many rows the page holds at most
 */
public record Keyset(String condition, String order, int limit) {
    private static final String ALWAYS = "1 = 1";

    /** Fills the places {@code <condition>} and {@code <tail>} of a statement, for all rows that the page needs. */
    public Query define(Query query) {
        return define(query, limit + 1);
    }

    /** The same for this number of rows. */
    public Query define(Query query, int rows) {
        return query.define("condition", condition).define("tail", tail(rows));
    }

    /** Order and limit, for this number of rows. */
    public String tail(int rows) {
        return order + " LIMIT " + rows;
    }

    /** The same order without a key. */
    public Keyset unbounded() {
        return new Keyset(ALWAYS, order, limit);
    }

    /**
     * Builds the SQL.
     *
     * @param columns what the list is sorted by; together unique
     * @param parameters the names that the key's values are bound to, one for each column
     */
    public static Keyset of(PageRequest<?> request, boolean descending, List<String> columns, List<String> parameters) {
        boolean forward = request.direction() == Direction.AFTER;
        boolean down = forward == descending;
        String condition = ALWAYS;
        if (request.key() != null) {
            String operator = (down ? "<" : ">") + (request.inclusive() ? "=" : "");
            String key = parameters.stream().map(name -> ":" + name).collect(Collectors.joining(", "));
            condition = "(" + String.join(", ", columns) + ") " + operator + " (" + key + ")";
        }
        String order = columns.stream()
                .map(column -> column + (down ? " DESC" : " ASC"))
                .collect(Collectors.joining(", "));
        return new Keyset(condition, "ORDER BY " + order, request.limit());
    }

    public static Keyset by(String column, PageRequest<?> request) {
        return of(request, false, List.of(column), List.of("key"));
    }
}
