package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.adapter.persistence.count.LatencyChunks;
import dev.issuetracker.adapter.persistence.count.LatencyCursor;
import dev.issuetracker.adapter.persistence.query.IssueConditions;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import dev.issuetracker.domain.issue.IssueFilter;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The issues {@code i} that a filter finds. */
final class FilteredIssues {
    /** All that is packed is read while this part of all issues is read from the table. */
    private static final int FEW = 500;

    private final Handle handle;
    private final Dialect dialect;
    private final IssueFilter filter;
    private final IssueConditions conditions;

    FilteredIssues(Handle handle, Dialect dialect, IssueFilter filter) {
        this.handle = handle;
        this.dialect = dialect;
        this.filter = filter;
        this.conditions = new IssueConditions(handle, dialect, filter);
    }

    /** Whether these are all issues that are not deleted. */
    boolean all() {
        return conditions.none();
    }

    /**
     * Which of all issues whose latency is known these are, by what is packed of them. Empty when that does not say, or
     * when they are so few that an index finds them sooner.
     */
    Optional<Predicate<LatencyCursor>> packed() {
        return PackedFilter.of(filter, conditions.named()).filter(wanted -> !conditions.fewerThan(FEW));
    }

    /** @param sql with {@code <conditions>} where the conditions on {@code i} belong */
    Query query(String sql) {
        return query(sql, conditions.sql());
    }

    /** A query that looks at no issue: of what is counted of all of them, or of their labels and accounts. */
    Query withoutIssues(String sql) {
        return bound(sql);
    }

    private Query bound(String sql) {
        return conditions.bind(handle.createQuery(sql));
    }

    /** What is packed of all issues whose latency is known. */
    LatencyChunks chunks() {
        return new LatencyChunks(handle, dialect);
    }

    /**
     * A query that needs more of each issue than an index has. All issues are read as they lie in the table: SQLite
     * would begin with an index that leaves some of them out, and then look for the others in its order, all over the
     * table.
     *
     * @param sql as of {@link #query(String)}
     */
    Query queryWhole(String sql) {
        return query(sql, all() ? dialect.unindexed("i.deleted_at") + " IS NULL" : conditions.sql());
    }

    /** Conditions have places of their own, for lists of values. */
    private Query query(String sql, String where) {
        return bound(new SqlText(sql).with("conditions", where).text());
    }
}
