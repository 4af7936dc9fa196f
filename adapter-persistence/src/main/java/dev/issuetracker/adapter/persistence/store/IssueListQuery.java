package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.LargeTexts;
import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.domain.issue.AssigneeFilter;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** One page of the list of issues, with conditions for just the filters that are set. */
final class IssueListQuery {
    private final List<String> conditions = new ArrayList<>(List.of("i.deleted_at IS NULL"));
    private final Map<String, Object> values = new HashMap<>();
    private final List<Long> ids;
    private final IssueSort sort;
    private final PageRequest<IssueKey> request;
    private final Keyset page;

    IssueListQuery(Dialect dialect, IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
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
        if (filter.assignee() instanceof AssigneeFilter.Named assignee) {
            user("i.assignee_id", "assignee", assignee.username());
        } else if (filter.assignee() instanceof AssigneeFilter.Nobody) {
            conditions.add("i.assignee_id IS NULL");
        }
        user("i.created_by", "creator", filter.createdBy());
        labels(filter.labels());
        time("i.created_at >= :createdFrom", "createdFrom", filter.created().from());
        time("i.created_at <= :createdTo", "createdTo", filter.created().to());
        time("i.updated_at >= :updatedFrom", "updatedFrom", filter.updated().from());
        time("i.updated_at <= :updatedTo", "updatedTo", filter.updated().to());

        page = page();
        conditions.add(page.condition());
    }

    Page<Issue, IssueKey> run(Handle handle) {
        return LargeTexts.page(
                request,
                new IssueRow(),
                sort::keyOf,
                (whole, rows) -> query(handle, whole ? IssueRow.SELECT : IssueRow.SELECT_SHORT, rows));
    }

    Page<Issue, IssueKey> runForOutlines(Handle handle) {
        List<Issue> found = query(handle, IssueRow.SELECT_OUTLINE, request.limit() + 1)
                .map(new IssueRow())
                .list();
        return Page.of(request, found, sort::keyOf);
    }

    /**
     * The statement.
     *
     * @param select how it begins, up to the conditions
     */
    Query query(Handle handle, String select, int rows) {
        String sql = select + "WHERE " + String.join(" AND ", conditions) + "\n" + page.tail(rows);
        Query query = handle.createQuery(sql).bindMap(values);
        return ids.isEmpty() ? query : query.bindList("ids", ids);
    }

    private Keyset page() {
        IssueKey key = request.key();
        if (key != null) {
            values.put("keyId", key.id());
        }
        return switch (sort.by()) {
            case CREATED_AT -> page("i.created_at", key == null ? null : key.micros());
            case UPDATED_AT -> page("i.updated_at", key == null ? null : key.micros());
            case TITLE -> page("i.title", key == null ? null : key.value());
            case ID -> Keyset.of(request, sort.descending(), List.of("i.id"), List.of("keyId"));
        };
    }

    private Keyset page(String column, @Nullable Object key) {
        if (key != null) {
            values.put("key", key);
        }
        return Keyset.of(request, sort.descending(), List.of(column, "i.id"), List.of("key", "keyId"));
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
