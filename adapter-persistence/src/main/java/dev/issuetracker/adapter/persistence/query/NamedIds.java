package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.AssignedTo;
import dev.issuetracker.domain.issue.IssueFilter.CreatedBy;
import dev.issuetracker.domain.issue.IssueFilter.Labelled;
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
            SELECT 'label' AS kind, name_key, id FROM labels WHERE name_key IN (<labels>)
            UNION ALL
            SELECT 'user', username_key, id FROM users WHERE username_key IN (<users>)
            """;

    private final Map<String, Long> labels = new HashMap<>();
    private final Map<String, Long> users = new HashMap<>();

    private NamedIds() {}

    static NamedIds in(Handle handle, IssueFilter filter) {
        List<String> labels = keys(filter.leaves(Labelled.class).map(Labelled::label));
        List<String> users = keys(Stream.concat(
                filter.leaves(AssignedTo.class).map(AssignedTo::username),
                filter.leaves(CreatedBy.class).map(CreatedBy::username)));
        NamedIds found = new NamedIds();
        if (!labels.isEmpty() || !users.isEmpty()) {
            handle.createQuery(SELECT)
                    .bindList(EmptyHandling.NULL_KEYWORD, "labels", labels)
                    .bindList(EmptyHandling.NULL_KEYWORD, "users", users)
                    .map((row, context) ->
                            found.of(row.getString("kind")).put(row.getString("name_key"), row.getLong("id")))
                    .list();
        }
        return found;
    }

    private static List<String> keys(Stream<String> names) {
        return names.map(LookupKey::of).distinct().toList();
    }

    private Map<String, Long> of(String kind) {
        return kind.equals("label") ? labels : users;
    }

    /** The id of a label that the filter names; empty when there is none of this name. */
    public Optional<Long> label(String name) {
        return Optional.ofNullable(labels.get(LookupKey.of(name)));
    }

    /** The id of an account that the filter names; empty when there is none of this name. */
    public Optional<Long> user(String name) {
        return Optional.ofNullable(users.get(LookupKey.of(name)));
    }
}
