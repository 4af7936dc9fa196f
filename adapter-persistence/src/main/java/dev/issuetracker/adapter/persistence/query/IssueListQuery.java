package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.row.IssueRow;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.LargeTexts;
import dev.issuetracker.adapter.persistence.sql.LargeTexts.Statement;
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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** One page of the list of issues, with conditions for just the filters that are set. */
public final class IssueListQuery {
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
        conditions = new IssueConditions(handle, dialect, filter, sort.by());
        stretches = stretches();
    }

    private List<ListStretch> stretches() {
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
                List.of(ListStretch.whole(Keyset.of(request, sort.descending(), List.of("i.id"), List.of("keyId"))));
            case FIELD -> new FieldOrder(sort, request).stretches();
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
                Keyset.of(request, sort.descending(), List.of(column, "i.id"), List.of("key", "keyId"))));
    }

    /** The page. */
    public Page<Issue, IssueKey> run(IssueRow mapper) {
        List<Statement> statements = new ArrayList<>();
        for (ListStretch stretch : stretches) {
            statements.add((whole, rows) -> query(whole ? IssueRow.SELECT : IssueRow.SELECT_SHORT, stretch, rows));
        }
        return LargeTexts.page(request, mapper, sort::keyOf, statements);
    }

    /** The same without the texts that may be large. */
    public Page<Issue, IssueKey> runForOutlines(IssueRow mapper) {
        int most = request.limit() + 1;
        List<Issue> found = new ArrayList<>();
        for (ListStretch stretch : stretches) {
            if (found.size() < most) {
                found.addAll(query(IssueRow.SELECT_OUTLINE, stretch, most - found.size())
                        .map(mapper)
                        .list());
            }
        }
        return Page.of(request, found, sort::keyOf);
    }

    /**
     * The statement for every stretch that the page may reach.
     *
     * @param select how each begins, up to the conditions
     */
    public List<Query> queries(String select, int rows) {
        return stretches.stream().map(stretch -> query(select, stretch, rows)).toList();
    }

    private Query query(String select, ListStretch stretch, int rows) {
        String sql = select + stretch.join() + "\nWHERE " + conditions.sql() + " AND " + stretch.condition() + " AND "
                + stretch.page().condition() + "\n" + stretch.page().tail(rows);
        return conditions.bind(handle.createQuery(sql).bindMap(values).bindMap(stretch.values()));
    }
}
