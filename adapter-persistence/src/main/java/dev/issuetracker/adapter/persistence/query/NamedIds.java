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

/**
 * The ids of the labels and accounts that a filter names, looked up by one statement. The list's statement then has ids
 * in it: no database makes a good plan for names that it has yet to look up.
 */
public final class NamedIds {
    private static final String SELECT = """
            SELECT 'label' AS kind, name_key, id,
                   (SELECT count(*)
                    FROM (SELECT 1 FROM issue_labels il WHERE il.label_id = labels.id LIMIT <counted>) AS first
                   ) AS carriers
            FROM labels WHERE name_key IN (<labels>)
            UNION ALL
            SELECT 'user', username_key, id, 0 FROM users WHERE username_key IN (<users>)
            """;

    private final Map<String, Long> labels = new HashMap<>();
    private final Map<String, Long> users = new HashMap<>();
    private final Map<String, Integer> carriers = new HashMap<>();

    private NamedIds() {}

    /**
     * Looks the names of a filter up.
     *
     * @param counted up to how many issues with each of the labels are counted
     */
    static NamedIds in(Handle handle, IssueFilter filter, int counted) {
        List<String> labels = keys(filter.leaves(Labelled.class).map(Labelled::label));
        List<String> users = keys(Stream.concat(
                filter.leaves(AssignedTo.class).map(AssignedTo::username),
                filter.leaves(CreatedBy.class).map(CreatedBy::username)));
        NamedIds found = new NamedIds();
        if (!labels.isEmpty() || !users.isEmpty()) {
            handle.createQuery(SELECT)
                    .define("counted", counted)
                    .bindList(EmptyHandling.NULL_KEYWORD, "labels", labels)
                    .bindList(EmptyHandling.NULL_KEYWORD, "users", users)
                    .map((row, context) -> found.with(row))
                    .list();
        }
        return found;
    }

    private NamedIds with(ResultSet row) throws SQLException {
        String key = row.getString("name_key");
        if (row.getString("kind").equals("label")) {
            labels.put(key, row.getLong("id"));
            carriers.put(key, row.getInt("carriers"));
        } else {
            users.put(key, row.getLong("id"));
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

    /** How many issues have a label that the filter names, as far as they were counted; deleted ones count. */
    int carriers(String label) {
        return carriers.getOrDefault(LookupKey.of(label), 0);
    }

    /** The id of an account that the filter names; empty when there is none of this name. */
    public Optional<Long> user(String name) {
        return Optional.ofNullable(users.get(LookupKey.of(name)));
    }
}
