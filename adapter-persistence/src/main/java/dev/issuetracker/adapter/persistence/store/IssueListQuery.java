package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.LargeTexts;
import dev.issuetracker.adapter.persistence.sql.LargeTexts.Statement;
import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.domain.issue.AssigneeFilter;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.ParentFilter;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** One page of the list of issues, with conditions for just the filters that are set. */
final class IssueListQuery {
    /** The links by which an issue waits for one that is neither resolved nor deleted. */
    private static final String WAITING = """
            FROM issue_links k JOIN issues b ON b.id = k.from_id
            WHERE k.type = 'blocks' AND k.removed_at IS NULL AND b.deleted_at IS NULL AND b.resolved_at IS NULL
            """;

    private static final String BLOCKED = "i.id IN (SELECT k.to_id " + WAITING + ")";

    /** Asked for each issue, since most wait for none: all that wait are never collected for the sake of a page. */
    private static final String FREE = "NOT EXISTS (SELECT 1 " + WAITING + " AND k.to_id = i.id)";

    private final Handle handle;
    private final List<String> conditions = new ArrayList<>(List.of("i.deleted_at IS NULL"));
    private final Map<String, Object> values = new HashMap<>();
    private final List<FieldCondition> fields = new ArrayList<>();
    private final List<Long> ids;
    private final IssueSort sort;
    private final PageRequest<IssueKey> request;
    private final List<ListStretch> stretches;

    IssueListQuery(Handle handle, Dialect dialect, IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        this.handle = handle;
        this.sort = sort;
        this.request = request;
        ids = List.copyOf(filter.ids());
        if (!ids.isEmpty()) {
            conditions.add("i.id IN (<ids>)");
        }
        if (filter.keyword() != null) {
            Dialect.Keyword keyword = dialect.keyword(LookupKey.of(filter.keyword()));
            add(keyword.condition(), "keyword", keyword.value());
        }
        statuses(filter.statuses());
        people(filter);
        labels(filter.labels());
        times(filter);
        otherIssues(filter);
        for (FieldFilter wanted : filter.fields()) {
            FieldCondition condition = new FieldCondition(wanted, fields.size());
            conditions.add(condition.sql(handle, dialect));
            fields.add(condition);
        }
        stretches = stretches();
    }

    private void people(IssueFilter filter) {
        if (filter.assignee() instanceof AssigneeFilter.Named assignee) {
            user("i.assignee_id", "assignee", assignee.username());
        } else if (filter.assignee() instanceof AssigneeFilter.Nobody) {
            conditions.add("i.assignee_id IS NULL");
        }
        user("i.created_by", "creator", filter.createdBy());
    }

    private void times(IssueFilter filter) {
        time("i.created_at >= :createdFrom", "createdFrom", filter.created().from());
        time("i.created_at <= :createdTo", "createdTo", filter.created().to());
        time("i.updated_at >= :updatedFrom", "updatedFrom", filter.updated().from());
        time("i.updated_at <= :updatedTo", "updatedTo", filter.updated().to());
    }

    private void otherIssues(IssueFilter filter) {
        if (filter.parent() instanceof ParentFilter.Of parent) {
            add("i.parent_id = :parent", "parent", parent.id());
        } else if (filter.parent() instanceof ParentFilter.None) {
            conditions.add("i.parent_id IS NULL");
        }
        if (filter.blocked() != null) {
            conditions.add(filter.blocked() ? BLOCKED : FREE);
        }
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
    Page<Issue, IssueKey> run(IssueRow mapper) {
        List<Statement> statements = new ArrayList<>();
        for (ListStretch stretch : stretches) {
            statements.add((whole, rows) -> query(whole ? IssueRow.SELECT : IssueRow.SELECT_SHORT, stretch, rows));
        }
        return LargeTexts.page(request, mapper, sort::keyOf, statements);
    }

    /** The same without the texts that may be large. */
    Page<Issue, IssueKey> runForOutlines(IssueRow mapper) {
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
    List<Query> queries(String select, int rows) {
        return stretches.stream().map(stretch -> query(select, stretch, rows)).toList();
    }

    private Query query(String select, ListStretch stretch, int rows) {
        String sql = select + stretch.join() + "\nWHERE " + String.join(" AND ", conditions) + " AND "
                + stretch.condition() + " AND " + stretch.page().condition() + "\n"
                + stretch.page().tail(rows);
        Query query = handle.createQuery(sql).bindMap(values).bindMap(stretch.values());
        fields.forEach(condition -> condition.bind(query));
        return ids.isEmpty() ? query : query.bindList("ids", ids);
    }

    private void statuses(Collection<Status> statuses) {
        if (statuses.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (Status status : EnumSet.copyOf(statuses)) {
            values.put("is_" + status.code(), status.code());
            names.add(":is_" + status.code());
        }
        conditions.add("i.status IN (" + String.join(", ", names) + ")");
    }

    private void labels(List<String> labels) {
        for (int n = 0; n < labels.size(); n++) {
            String name = "label" + n;
            String carriers = "SELECT il.issue_id FROM issue_labels il JOIN labels l ON l.id = il.label_id";
            add("i.id IN (" + carriers + " WHERE l.name_key = :" + name + ")", name, LookupKey.of(labels.get(n)));
        }
    }

    private void user(String column, String name, @Nullable String username) {
        if (username != null) {
            add(column + " = (SELECT id FROM users WHERE username_key = :" + name + ")", name, LookupKey.of(username));
        }
    }

    private void time(String condition, String name, @Nullable Instant time) {
        if (time != null) {
            add(condition, name, Micros.of(time));
        }
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }
}
