package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.Moment;
import dev.issuetracker.domain.issue.IssueFilter.Trait;
import dev.issuetracker.domain.issue.value.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * A filter as conditions on the issue {@code i}. A condition on a value that the issue lacks is NULL, which counts as
 * false: at the top, inside AND and OR, and where NOT asks for what is not true.
 */
final class IssueConditions implements IssueFilter.Cases<String> {
    /** The links by which an issue waits for one that is neither resolved nor deleted. */
    private static final String WAITING = """
            FROM issue_links k JOIN issues b ON b.id = k.from_id
            WHERE k.type = 'blocks' AND k.removed_at IS NULL AND b.deleted_at IS NULL AND b.resolved_at IS NULL
            """;

    private static final String BLOCKED = "i.id IN (SELECT k.to_id " + WAITING + ")";

    /** Asked for each issue, since most wait for none: all that wait are never collected for the sake of a page. */
    private static final String FREE = "NOT EXISTS (SELECT 1 " + WAITING + " AND k.to_id = i.id)";

    private final Handle handle;
    private final Dialect dialect;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, List<Long>> lists = new HashMap<>();
    private final List<FieldCondition> fields = new ArrayList<>();
    private final List<String> top;

    IssueConditions(Handle handle, Dialect dialect, IssueFilter filter) {
        this.handle = handle;
        this.dialect = dialect;
        top = new ArrayList<>(List.of("i.deleted_at IS NULL"));
        filter.conditions().forEach(condition -> top.add(condition.as(this)));
    }

    /** All conditions, to stand behind WHERE. */
    String sql() {
        return String.join(" AND ", top);
    }

    /** Binds the parameters of the conditions. */
    Query bind(Query query) {
        query.bindMap(values);
        lists.forEach(query::bindList);
        fields.forEach(condition -> condition.bind(query));
        return query;
    }

    @Override
    public String all(List<IssueFilter> filters) {
        return combined(filters, " AND ", "1 = 1");
    }

    @Override
    public String any(List<IssueFilter> filters) {
        return combined(filters, " OR ", "1 = 0");
    }

    private String combined(List<IssueFilter> filters, String operator, String ofNone) {
        return filters.isEmpty()
                ? ofNone
                : filters.stream().map(filter -> filter.as(this)).collect(Collectors.joining(operator, "(", ")"));
    }

    @Override
    public String not(IssueFilter filter) {
        return filter instanceof IssueFilter.Is is ? is(is.trait(), false) : "(" + filter.as(this) + ") IS NOT TRUE";
    }

    @Override
    public String withId(Set<Long> ids) {
        if (ids.isEmpty()) {
            return "1 = 0";
        }
        String name = "ids" + lists.size();
        lists.put(name, List.copyOf(ids));
        return "i.id IN (<" + name + ">)";
    }

    @Override
    public String containing(String keyword) {
        String name = nextName();
        Dialect.Keyword condition = dialect.keyword(LookupKey.of(keyword), name);
        values.put(name, condition.value());
        return condition.condition();
    }

    @Override
    public String withStatus(Set<Status> statuses) {
        return statuses.isEmpty()
                ? "1 = 0"
                : EnumSet.copyOf(statuses).stream()
                        .map(status -> bound(status.code()))
                        .collect(Collectors.joining(", ", "i.status IN (", ")"));
    }

    @Override
    public String assignedTo(String username) {
        return user("i.assignee_id", username);
    }

    @Override
    public String createdBy(String username) {
        return user("i.created_by", username);
    }

    private String user(String column, String username) {
        return column + " = (SELECT id FROM users WHERE username_key = " + bound(LookupKey.of(username)) + ")";
    }

    @Override
    public String labelled(String label) {
        return "i.id IN (SELECT il.issue_id FROM issue_labels il JOIN labels l ON l.id = il.label_id WHERE l.name_key = "
                + bound(LookupKey.of(label)) + ")";
    }

    @Override
    public String childOf(long parent) {
        return "i.parent_id = " + bound(parent);
    }

    @Override
    public String within(Moment moment, @Nullable Instant from, @Nullable Instant to) {
        String column = "i." + moment.code() + "_at";
        List<String> ends = new ArrayList<>();
        if (from != null) {
            ends.add(column + " >= " + bound(Micros.of(from)));
        }
        if (to != null) {
            ends.add(column + " <= " + bound(Micros.of(to)));
        }
        return ends.isEmpty() ? column + " IS NOT NULL" : String.join(" AND ", ends);
    }

    @Override
    public String withField(FieldFilter field) {
        FieldCondition condition = new FieldCondition(field, fields.size());
        fields.add(condition);
        return condition.sql(handle, dialect);
    }

    @Override
    public String is(Trait trait) {
        return is(trait, true);
    }

    private static String is(Trait trait, boolean holds) {
        return switch (trait) {
            case ASSIGNED -> present("i.assignee_id", holds);
            case CHILD -> present("i.parent_id", holds);
            case LABELLED -> some("issue_labels o WHERE o.issue_id = i.id", holds);
            case COMMENTED -> some("comments o WHERE o.issue_id = i.id", holds);
            case PARENT -> some("issues o WHERE o.parent_id = i.id AND o.deleted_at IS NULL", holds);
            case BLOCKED -> holds ? BLOCKED : FREE;
        };
    }

    private static String present(String column, boolean holds) {
        return column + (holds ? " IS NOT NULL" : " IS NULL");
    }

    private static String some(String rows, boolean holds) {
        return (holds ? "EXISTS" : "NOT EXISTS") + " (SELECT 1 FROM " + rows + ")";
    }

    private String bound(Object value) {
        String name = nextName();
        values.put(name, value);
        return ":" + name;
    }

    private String nextName() {
        return "value" + values.size();
    }
}
