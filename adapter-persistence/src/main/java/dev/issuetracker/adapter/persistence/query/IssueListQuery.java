package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.row.IssueRow;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.LargeTexts;
import dev.issuetracker.adapter.persistence.sql.LargeTexts.Statement;
import dev.issuetracker.adapter.persistence.sql.OneMoment;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** One page of the list of issues, with conditions for just the filters that are set. */
public final class IssueListQuery {
    /** What is read of an issue to find it; its conditions follow. */
    private static final String SELECT_ID = "SELECT i.id FROM issues i\n";

    private final Handle handle;
    private final IssueConditions conditions;
    private final Map<String, Object> values = new HashMap<>();
    private final IssueSort sort;
    private final PageRequest<IssueKey> request;
    private final List<ListStretch> stretches;

    public IssueListQuery(
            Handle handle, Dialect dialect, IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        this.handle = handle;
        this.sort = sort;
        this.request = request;
        conditions = new IssueConditions(handle, dialect, filter, sort, request);
        stretches = stretches(filter);
    }

    private List<ListStretch> stretches(IssueFilter filter) {
        IssueKey key = request.key();
        if (key != null) {
            values.put("key", keyValue(key));
            values.put("keyId", key.id());
        }
        return switch (sort.by()) {
            case CREATED_AT -> by("i.created_at");
            case UPDATED_AT -> by("i.updated_at");
            case TITLE -> by("i.title");
            case ID ->
                List.of(ListStretch.whole(
                        Keyset.of(request, sort.descending(), List.of(ordering("i.id")), List.of("keyId"))));
            case FIELD -> new FieldOrder(sort, request, filter, conditions.sorted()).stretches();
        };
    }

    private Object keyValue(IssueKey key) {
        return switch (sort.by()) {
            case CREATED_AT, UPDATED_AT -> key.micros();
            case TITLE, ID -> key.value();
            case FIELD -> Objects.requireNonNullElse(key.fieldKey(), "");
        };
    }

    private List<ListStretch> by(String column) {
        return List.of(ListStretch.whole(
                Keyset.of(request, sort.descending(), List.of(ordering(column), "i.id"), List.of("key", "keyId"))));
    }

    /** A number that a list is sorted by, so that no index has the order where the issues are to be sorted. */
    private String ordering(String column) {
        return conditions.sorted() ? column + " + 0" : column;
    }

    /** The page. Work that also writes may see what others commit meanwhile: it reads outlines. */
    public Page<Issue, IssueKey> run(IssueRow mapper) {
        return LargeTexts.page(handle, request, mapper, sort::keyOf, statements());
    }

    /** The same without the texts that may be large, by one statement for each stretch. */
    public Page<Issue, IssueKey> runForOutlines(IssueRow mapper) {
        return Page.of(request, found(IssueRow.SELECT_OUTLINE, mapper), sort::keyOf);
    }

    private List<Statement> statements() {
        if (conditions.plannedByValues()) {
            OneMoment.need(handle);
            // To plan what an issue's row takes costs more than the search itself, and is the same for all values.
            List<Long> ids = found(SELECT_ID, (row, context) -> row.getLong("id"));
            return ids.isEmpty()
                    ? List.of()
                    : List.of((whole, rows) -> byIds(select(whole), ids.subList(0, Math.min(rows, ids.size()))));
        }
        return stretches.stream()
                .<Statement>map(stretch -> (whole, rows) -> query(select(whole), stretch, rows))
                .toList();
    }

    private static String select(boolean whole) {
        return whole ? IssueRow.SELECT : IssueRow.SELECT_SHORT;
    }

    /** What the statement of one stretch after the other finds, until a page is full and has one more. */
    private <R> List<R> found(String select, RowMapper<R> mapper) {
        int most = request.limit() + 1;
        List<R> found = new ArrayList<>();
        for (ListStretch stretch : stretches) {
            if (found.size() < most) {
                found.addAll(
                        query(select, stretch, most - found.size()).map(mapper).list());
            }
        }
        return found;
    }

    private Query byIds(String select, List<Long> ids) {
        // Of an array in the condition itself PostgreSQL knows how many ids it has, takes a plan made for few to be
        // worth its time, and makes one each time: longer than it takes to read the issues.
        return handle.createQuery(select + """
                        WHERE i.id = ANY(ARRAY(SELECT unnest(CAST(:ids AS BIGINT[]))))
                        ORDER BY array_position(CAST(:ids AS BIGINT[]), i.id)
                        """)
                .bind("ids", ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
    }

    /**
     * The statement that finds the issues of each stretch that the page may reach.
     *
     * @param before what each begins with, such as {@code EXPLAIN}
     */
    public List<Query> searches(String before) {
        String select = before + " " + (conditions.plannedByValues() ? SELECT_ID : IssueRow.SELECT_SHORT);
        return stretches.stream()
                .map(stretch -> query(select, stretch, request.limit() + 1))
                .toList();
    }

    private Query query(String select, ListStretch stretch, int rows) {
        String sql = select + stretch.join() + "\nWHERE " + conditions.sql() + " AND " + stretch.condition() + " AND "
                + stretch.page().condition() + "\n" + stretch.page().tail(rows);
        return conditions.bind(handle.createQuery(sql).bindMap(values).bindMap(stretch.values()));
    }
}
