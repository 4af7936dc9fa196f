package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.row.PackedFields;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.domain.field.FieldRef;
import dev.issuetracker.domain.issue.Facet;
import dev.issuetracker.domain.issue.FacetCount;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.Moment;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** How many issues a filter finds by their values. */
public final class FacetCountQuery {
    private final Handle handle;
    private final Dialect dialect;
    private final IssueFilter filter;
    private final IssueConditions conditions;
    private final AllFacetCounts all;

    public FacetCountQuery(Handle handle, Dialect dialect, IssueFilter filter) {
        this.handle = handle;
        this.dialect = dialect;
        this.filter = filter;
        this.conditions = new IssueConditions(handle, dialect, filter);
        this.all = new AllFacetCounts(handle, dialect, filter);
    }

    public List<FacetCount> by(Facet facet, int limit) {
        return facet instanceof Facet.OfField some && some.field().type().isWritten()
                ? byWritten(some.field(), limit)
                : all.by(facet, limit).orElseGet(() -> byKey(facet, limit));
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
                .define("column", byTime() ? dialect.unindexed(grouping.column()) : grouping.column())
                .define("limit", limit)
                .bindMap(grouping.values())
                .map((row, context) -> new FacetCount(row.getString("facet_key"), row.getLong("issues")))
                .list();
    }

    /**
     * Whether an index of a time has the issues. SQLite would begin with the one of the values, and look for the time
     * of each issue in the table. Beside the values, that index has only the time of creation.
     */
    private boolean byTime() {
        return filter.conditions().stream()
                .anyMatch(one -> one instanceof IssueFilter.Within span && span.moment() != Moment.CREATED);
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
