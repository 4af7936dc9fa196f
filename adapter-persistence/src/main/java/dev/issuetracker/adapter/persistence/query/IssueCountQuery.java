package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.domain.issue.Facet;
import dev.issuetracker.domain.issue.FacetCount;
import dev.issuetracker.domain.issue.IssueFilter;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** How many issues a filter finds, altogether or by their values. */
public final class IssueCountQuery {
    private final Handle handle;
    private final IssueConditions conditions;

    public IssueCountQuery(Handle handle, Dialect dialect, IssueFilter filter) {
        this.handle = handle;
        this.conditions = new IssueConditions(handle, dialect, filter, null);
    }

    public long total() {
        return query("SELECT count(*) FROM issues i", "").mapTo(Long.class).one();
    }

    public List<FacetCount> by(Facet facet, int limit) {
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
