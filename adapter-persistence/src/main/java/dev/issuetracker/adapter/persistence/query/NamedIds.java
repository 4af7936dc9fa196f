package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.AssignedTo;
import dev.issuetracker.domain.issue.IssueFilter.CreatedBy;
import dev.issuetracker.domain.issue.IssueFilter.Labelled;
import dev.issuetracker.domain.issue.IssueFilter.WithField;
import dev.issuetracker.domain.issue.IssueFilter.Within;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
 * in it: no database makes a good plan for names that it has yet to look up. The same statement counts how many issues
 * have these, and the values of fields and spans of time that the filter asks for, where a list may start with them.
 */
public final class NamedIds {
    private static final String SELECT = """
            SELECT 'label' AS kind, name_key, id, <labelled> AS few FROM labels WHERE name_key IN (<labels>)
            UNION ALL
            SELECT 'assignee', username_key, id, <assigned> FROM users WHERE username_key IN (<assignees>)
            UNION ALL
            SELECT 'author', username_key, id, <created> FROM users WHERE username_key IN (<authors>)
            <counts>
            """;

    private static final String COUNT = "UNION ALL SELECT '<kind>', '<number>', 0, <few>\n";

    private final Map<String, Long> labels = new HashMap<>();
    private final Map<String, Long> users = new HashMap<>();
    private final Map<String, Long> labelled = new HashMap<>();
    private final Map<String, Long> assigned = new HashMap<>();
    private final Map<String, Long> created = new HashMap<>();
    private final Map<FieldFilter, Long> valued = new HashMap<>();
    private final Map<Within, Long> timed = new HashMap<>();

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
        List<FieldFilter.AnyOf> values = start == null ? List.of() : values(filter);
        List<Within> spans = start == null ? List.of() : spans(filter, start);
        NamedIds found = new NamedIds();
        if (Stream.of(labels, assignees, authors, values, spans).anyMatch(some -> !some.isEmpty())) {
            Query query = handle.createQuery(SELECT)
                    .define("labelled", start == null ? FewStart.UNCOUNTED : start.countLabelled())
                    .define("assigned", start == null ? FewStart.UNCOUNTED : start.countOf("assignee_id"))
                    .define("created", start == null ? FewStart.UNCOUNTED : start.countOf("created_by"))
                    .define("counts", start == null ? "" : counts(values, spans, start))
                    .bindList(EmptyHandling.NULL_KEYWORD, "labels", labels)
                    .bindList(EmptyHandling.NULL_KEYWORD, "assignees", assignees)
                    .bindList(EmptyHandling.NULL_KEYWORD, "authors", authors);
            if (start != null) {
                start.bind(query);
            }
            for (int i = 0; i < values.size(); i++) {
                query.bind("field" + i, values.get(i).field().id())
                        .bind("key" + i, values.get(i).keys().iterator().next());
            }
            for (int i = 0; i < spans.size(); i++) {
                bind(query, "from" + i, spans.get(i).from());
                bind(query, "to" + i, spans.get(i).to());
            }
            query.map((row, context) -> found.with(row, values, spans)).list();
        }
        return found;
    }

    /** The conditions of the filter that ask for one value of a field. */
    private static List<FieldFilter.AnyOf> values(IssueFilter filter) {
        return filter.conditions(WithField.class)
                .map(WithField::field)
                .filter(FieldFilter.AnyOf.class::isInstance)
                .map(FieldFilter.AnyOf.class::cast)
                .filter(any -> any.keys().size() == 1 && !any.orNone())
                .distinct()
                .toList();
    }

    private static void bind(Query query, String name, @Nullable Instant bound) {
        if (bound != null) {
            query.bind(name, Micros.of(bound));
        }
    }

    /** The conditions of the filter on a span of time, whose issues may be far from where the list begins. */
    private static List<Within> spans(IssueFilter filter, FewStart start) {
        return filter.conditions(Within.class)
                .filter(start::mayBeFar)
                .distinct()
                .toList();
    }

    private static String count(String kind, int number, String few) {
        return new SqlText(COUNT)
                .with("kind", kind)
                .with("number", number)
                .with("few", few)
                .text();
    }

    private static String counts(List<FieldFilter.AnyOf> values, List<Within> spans, FewStart start) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            sql.append(count("value", i, start.countWith("field" + i, "key" + i)));
        }
        for (int i = 0; i < spans.size(); i++) {
            sql.append(count("span", i, start.countWithin(spans.get(i), "from" + i, "to" + i)));
        }
        return sql.toString();
    }

    private NamedIds with(ResultSet row, List<FieldFilter.AnyOf> values, List<Within> spans) throws SQLException {
        String kind = row.getString("kind");
        String key = row.getString("name_key");
        long id = row.getLong("id");
        Optional<Long> few = few(row);
        switch (kind) {
            case "label" -> {
                labels.put(key, id);
                few.ifPresent(count -> labelled.put(key, count));
            }
            case "assignee" -> {
                users.put(key, id);
                few.ifPresent(count -> assigned.put(key, count));
            }
            case "author" -> {
                users.put(key, id);
                few.ifPresent(count -> created.put(key, count));
            }
            case "value" -> few.ifPresent(count -> valued.put(values.get(Integer.parseInt(key)), count));
            default -> few.ifPresent(count -> timed.put(spans.get(Integer.parseInt(key)), count));
        }
        return this;
    }

    private static Optional<Long> few(ResultSet row) throws SQLException {
        long few = row.getLong("few");
        return row.wasNull() ? Optional.empty() : Optional.of(few);
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

    /** How many issues have the value of a field that the filter asks for, deleted ones too, if they are few. */
    Optional<Long> having(FieldFilter value) {
        return Optional.ofNullable(valued.get(value));
    }

    /** How many issues are of a span of time that the filter asks for, if they are few and far. */
    Optional<Long> within(Within span) {
        return Optional.ofNullable(timed.get(span));
    }

    private static Optional<Long> few(Map<String, Long> counts, String name) {
        return Optional.ofNullable(counts.get(LookupKey.of(name)));
    }

    /** The id of an account that the filter names; empty when there is none of this name. */
    public Optional<Long> user(String name) {
        return Optional.ofNullable(users.get(LookupKey.of(name)));
    }
}
