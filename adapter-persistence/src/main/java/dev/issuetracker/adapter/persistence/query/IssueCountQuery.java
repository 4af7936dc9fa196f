package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.row.PackedFields;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import dev.issuetracker.domain.field.FieldRef;
import dev.issuetracker.domain.issue.Facet;
import dev.issuetracker.domain.issue.FacetCount;
import dev.issuetracker.domain.issue.IssueFilter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** How many issues a filter finds, altogether or by their values. */
public final class IssueCountQuery {
    /**
     * Rows are counted without a look at their issues, but for those that nobody sees, which are taken off: of deleted
     * issues, which an index has, and of those of an import.
     */
    private static final SqlText ROWS = new SqlText("""
            SELECT (SELECT count(*) FROM (<rows>) AS r)
                 - (SELECT count(*) FROM (<rows>) AS r WHERE <staged>)
                 - (SELECT count(*) FROM issues i WHERE i.deleted_at IS NOT NULL AND <each>)
            """);

    private final Handle handle;
    private final Dialect dialect;
    private final IssueConditions conditions;

    public IssueCountQuery(Handle handle, Dialect dialect, IssueFilter filter) {
        this.handle = handle;
        this.dialect = dialect;
        this.conditions = new IssueConditions(handle, dialect, filter);
    }

    public long total() {
        return counting("").mapTo(Long.class).one();
    }

    /**
     * The statement that counts all.
     *
     * @param before what it begins with, such as {@code EXPLAIN}
     */
    public Query counting(String before) {
        if (conditions.none()) {
            return rows(before, "SELECT a.id AS issue_id FROM " + dialect.written("issues") + " a", "1 = 1");
        }
        return conditions
                .ofRows()
                .map(condition -> rows(before, Objects.requireNonNull(condition.ids()), condition.each()))
                .orElseGet(() -> query(before + " SELECT count(*) FROM issues i", ""));
    }

    /**
     * @param rows selects {@code issue_id}, at most once for each issue
     * @param each the condition that the issue {@code i} has such a row
     */
    private Query rows(String before, String rows, String each) {
        String sql = ROWS.with("rows", rows)
                .with("each", each)
                .with("staged", dialect.staged("r.issue_id"))
                .text();
        return conditions.bind(handle.createQuery(before + " " + sql));
    }

    public List<FacetCount> by(Facet facet, int limit) {
        return facet instanceof Facet.OfField some && some.field().type().isWritten()
                ? byWritten(some.field(), limit)
                : byKey(facet, limit);
    }

    /** The values as the first issue of each has it. */
    private List<FacetCount> byWritten(FieldRef field, int limit) {
        String select = """
                SELECT g.facet_key, g.issues, first.fields FROM (
                    SELECT f.value_key AS facet_key, count(*) AS issues, min(i.id) AS first_id
                    FROM issues i LEFT JOIN issue_fields f ON f.issue_id = i.id AND f.field_id = :facetField
                """;
        String tail = """
                    GROUP BY f.value_key
                    ORDER BY count(*) DESC, f.value_key IS NULL, f.value_key
                    LIMIT <limit>
                ) g JOIN issues first ON first.id = g.first_id
                ORDER BY g.issues DESC, g.facet_key IS NULL, g.facet_key
                """;
        return query(select, tail)
                .define("limit", limit)
                .bind("facetField", field.id())
                .map((row, context) -> {
                    String key = row.getString("facet_key");
                    String written = key == null ? null : PackedFields.text(row.getString("fields"), field.id());
                    return new FacetCount(key, written, row.getLong("issues"));
                })
                .list();
    }

    private List<FacetCount> byKey(Facet facet, int limit) {
        Grouping grouping = grouping(facet);
        String select =
                "SELECT " + grouping.column() + " AS facet_key, count(*) AS issues FROM issues i " + grouping.join();
        String tail = """
                GROUP BY <column>
                ORDER BY count(*) DESC, <column> IS NULL, <column>
                LIMIT <limit>
                """;
        return query(select, tail)
                .define("column", grouping.column())
                .define("limit", limit)
                .bindMap(grouping.values())
                .map((row, context) -> new FacetCount(row.getString("facet_key"), row.getLong("issues")))
                .list();
    }

    private Query query(String select, String tail) {
        return conditions.bind(handle.createQuery(select + "\nWHERE " + conditions.sql() + "\n" + tail));
    }

    /**
     * What issues are grouped by.
     *
     * @param join adds the values of the issue {@code i}, or a row of nothing
     */
    private record Grouping(String column, String join, Map<String, Long> values) {}

    private static Grouping grouping(Facet facet) {
        if (facet instanceof Facet.OfField some) {
            return new Grouping(
                    "f.value_key",
                    "LEFT JOIN issue_fields f ON f.issue_id = i.id AND f.field_id = :facetField",
                    Map.of("facetField", some.field().id()));
        }
        return switch ((Facet.OfEveryIssue) facet) {
            case STATUS -> new Grouping("i.status", "", Map.of());
            case ASSIGNEE -> new Grouping("i.assignee_id", "", Map.of());
            case LABEL -> new Grouping("f.label_id", "LEFT JOIN issue_labels f ON f.issue_id = i.id", Map.of());
        };
    }
}
