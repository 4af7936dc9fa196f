package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.count.IssueCounts;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import dev.issuetracker.domain.field.FieldRef;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.Facet;
import dev.issuetracker.domain.issue.FacetCount;
import dev.issuetracker.domain.issue.FieldFilter;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueFilter.Is;
import dev.issuetracker.domain.issue.IssueFilter.Trait;
import dev.issuetracker.domain.issue.IssueFilter.WithField;
import dev.issuetracker.domain.issue.IssueFilter.WithStatus;
import dev.issuetracker.domain.issue.value.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * How many of all issues have each value, and how many of those of some statuses, by the rows that hold the values or
 * by counts that are kept. No issue is looked at but those that nobody sees.
 */
final class AllFacetCounts {
    private static final String BY_ROWS = """
            SELECT facet_key, sum(n) AS issues FROM (
                SELECT r.<column> AS facet_key, count(*) AS n FROM <rows> GROUP BY r.<column>
                UNION ALL
                SELECT r.<column>, -count(*) FROM <rows> AND <staged> GROUP BY r.<column>
                UNION ALL
                SELECT r.<column>, -count(*) FROM issues d, <rows> AND r.issue_id = d.id AND d.deleted_at IS NOT NULL
                    GROUP BY r.<column>
            ) AS counts
            GROUP BY facet_key""";

    private static final SqlText BY_COUNTS = new SqlText("""
            SELECT c.subject AS facet_key, sum(c.n) AS issues FROM <counts> c
            WHERE c.measure IN (<statuses>)
            GROUP BY c.subject""").with("counts", IssueCounts.ALL);

    private static final String MOST = """
            SELECT facet_key, CAST(issues AS BIGINT) AS issues, CAST(sum(issues) OVER () AS BIGINT) AS all_values
            FROM (<counts>) AS counts WHERE issues > 0
            ORDER BY issues DESC, facet_key LIMIT <limit>
            """;

    private final Handle handle;
    private final Dialect dialect;
    private final IssueFilter filter;

    AllFacetCounts(Handle handle, Dialect dialect, IssueFilter filter) {
        this.handle = handle;
        this.dialect = dialect;
        this.filter = filter;
    }

    /** The values that most issues have; empty where the issues that the filter finds have to be looked at. */
    Optional<List<FacetCount>> by(Facet facet, int limit) {
        Optional<Set<Status>> statuses = statuses();
        if (facet == Facet.OfEveryIssue.STATUS) {
            return statuses.map(some -> byStatus(some, limit));
        }
        if (facet == Facet.OfEveryIssue.ASSIGNEE) {
            return statuses.filter(some -> !CountedRows.behind(handle)).map(some -> byAssignee(some, limit));
        }
        if (!filter.conditions().isEmpty()) {
            return Optional.empty();
        }
        return facet instanceof Facet.OfField some
                ? Optional.of(byField(some.field(), limit))
                : Optional.of(byLabel(limit));
    }

    /** The statuses of the issues that the filter finds, if it says nothing else of them. */
    private Optional<Set<Status>> statuses() {
        if (filter.conditions().isEmpty()) {
            return Optional.of(EnumSet.allOf(Status.class));
        }
        return filter.conditions().size() == 1 && filter.conditions().get(0) instanceof WithStatus with
                ? Optional.of(with.statuses()).filter(some -> !some.isEmpty())
                : Optional.empty();
    }

    private long total(IssueFilter of) {
        return new IssueCountQuery(handle, dialect, of).total();
    }

    /** The first status has all that the others leave, which are counted sooner. */
    private List<FacetCount> byStatus(Set<Status> statuses, int limit) {
        List<FacetCount> counts = new ArrayList<>();
        long left = total(filter);
        for (Status status : statuses.stream().sorted(Comparator.reverseOrder()).toList()) {
            boolean last = counts.size() == statuses.size() - 1;
            long count = last ? left : total(IssueFilter.all().status(status));
            left -= count;
            counts.add(new FacetCount(status.code(), count));
        }
        return counts.stream()
                .filter(one -> one.issues() > 0)
                .sorted(Comparator.comparing(FacetCount::issues)
                        .reversed()
                        .thenComparing(one -> String.valueOf(one.key())))
                .limit(limit)
                .toList();
    }

    private List<FacetCount> byAssignee(Set<Status> statuses, int limit) {
        String measures =
                statuses.stream().map(status -> "'" + status.code() + "'").collect(Collectors.joining(", "));
        Counted counted = Counted.by(query(BY_COUNTS.with("statuses", measures).text(), limit));
        return counted.withNone(total(filter) - counted.values(), limit);
    }

    private List<FacetCount> byLabel(int limit) {
        Counted counted = Counted.by(query(rows("label_id", "issue_labels r WHERE 1 = 1"), limit));
        return counted.withNone(total(filter) - total(new Is(Trait.LABELLED)), limit);
    }

    private List<FacetCount> byField(FieldRef field, int limit) {
        String rows = rows("value_key", "issue_fields r WHERE r.field_id = :facetField");
        Counted counted = Counted.by(query(rows, limit).bind("facetField", field.id()));
        long having = field.type() == FieldType.MULTI_SELECT
                ? total(new WithField(FieldFilter.anyValue(field)))
                : counted.values();
        return counted.withNone(total(filter) - having, limit);
    }

    private String rows(String column, String rows) {
        return new SqlText(BY_ROWS)
                .with("column", column)
                .with("rows", rows)
                .with("staged", dialect.staged("r.issue_id"))
                .text();
    }

    private Query query(String counts, int limit) {
        return handle.createQuery(
                new SqlText(MOST).with("counts", counts).with("limit", limit).text());
    }

    /**
     * What was counted.
     *
     * @param most the values that most issues have
     * @param values how many values issues have together, also beyond those
     */
    private record Counted(List<FacetCount> most, long values) {
        static Counted by(Query query) {
            AtomicLong values = new AtomicLong();
            List<FacetCount> most = query.map((row, context) -> {
                        values.set(row.getLong("all_values"));
                        return new FacetCount(row.getString("facet_key"), row.getLong("issues"));
                    })
                    .list();
            return new Counted(most, values.get());
        }

        /** Adds how many issues have no value, last among equals. */
        List<FacetCount> withNone(long none, int limit) {
            List<FacetCount> counts = new ArrayList<>(most);
            if (none > 0) {
                long before = most.stream().filter(one -> one.issues() >= none).count();
                counts.add((int) before, new FacetCount(null, none));
            }
            return counts.subList(0, Math.min(limit, counts.size()));
        }
    }
}
