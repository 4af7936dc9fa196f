package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.AssignedTo;
import dev.issuetracker.domain.issue.IssueFilter.CreatedBy;
import dev.issuetracker.domain.issue.IssueFilter.Labelled;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the labels and accounts that a filter names, looked up by one statement. The list's statement then has ids
 * in it: no database makes a good plan for names that it has yet to look up.
 */
public final class NamedIds {
    private static final String SELECT = """
            SELECT 'label' AS kind, name_key, id, <labelled> AS few FROM labels WHERE name_key IN (<labels>)
            UNION ALL
            SELECT 'assignee', username_key, id, <assigned> FROM users WHERE username_key IN (<assignees>)
            UNION ALL
            SELECT 'author', username_key, id, <created> FROM users WHERE username_key IN (<authors>)
            """;

    private final Map<String, Long> labels = new HashMap<>();
    private final Map<String, Long> users = new HashMap<>();
    private final Map<String, Long> labelled = new HashMap<>();
    private final Map<String, Long> assigned = new HashMap<>();
    private final Map<String, Long> created = new HashMap<>();

    private NamedIds() {}

    /**
     * Looks the names of a filter up.
     *
     * @param start counts the issues of each name; null when nobody asks for that
     */
    static NamedIds in(Handle handle, IssueFilter filter, @Nullable FewStart start) {
        List<String> labels = keys(filter.leaves(Labelled.class).map(Labelled::label));
        List<String> assignees = keys(filter.leaves(AssignedTo.class).map(AssignedTo::username));
        List<String> authors = keys(filter.leaves(CreatedBy.class).map(CreatedBy::username));
        NamedIds found = new NamedIds();
        if (!labels.isEmpty() || !assignees.isEmpty() || !authors.isEmpty()) {
            Query query = handle.createQuery(SELECT)
                    .define("labelled", start == null ? FewStart.UNCOUNTED : start.countLabelled())
                    .define("assigned", start == null ? FewStart.UNCOUNTED : start.countOf("assignee_id"))
                    .define("created", start == null ? FewStart.UNCOUNTED : start.countOf("created_by"))
                    .bindList(EmptyHandling.NULL_KEYWORD, "labels", labels)
                    .bindList(EmptyHandling.NULL_KEYWORD, "assignees", assignees)
                    .bindList(EmptyHandling.NULL_KEYWORD, "authors", authors);
            if (start != null) {
                start.bind(query);
            }
            query.map((row, context) -> found.with(row)).list();
        }
        return found;
    }

    private NamedIds with(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        String key = row.getString("name_key");
        boolean label = kind.equals("label");
        (label ? labels : users).put(key, row.getLong("id"));
        long few = row.getLong("few");
        if (!row.wasNull()) {
            (label ? labelled : kind.equals("assignee") ? assigned : created).put(key, few);
        }
        return this;
    }

    private static List<String> keys(Stream<String> names) {
        return names.map(LookupKey::of).distinct().toList();
    }

    /** The id of a label that the filter names; empty when there is none of this name. */
    public Optional<Long> label(String name) {
        return Optional.ofNullable(labels.get(LookupKey.of(name)));
    }

    /** How many issues have a label that the filter names, deleted ones too, if they are few. */
    Optional<Long> labelled(String label) {
        return few(labelled, label);
    }

    /** How many issues an account that the filter names is the assignee of, if they are few. */
    Optional<Long> assignedTo(String username) {
        return few(assigned, username);
    }

    /** How many issues an account that the filter names has made, if they are few. */
    Optional<Long> createdBy(String username) {
        return few(created, username);
    }

    private static Optional<Long> few(Map<String, Long> counts, String name) {
        return Optional.ofNullable(counts.get(LookupKey.of(name)));
    }

    /** The id of an account that the filter names; empty when there is none of this name. */
    public Optional<Long> user(String name) {
        return Optional.ofNullable(users.get(LookupKey.of(name)));
    }
}
