package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.adapter.persistence.count.LatencyChunks;
import dev.issuetracker.adapter.persistence.query.IssueConditions;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.domain.issue.IssueFilter;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The issues {@code i} that a filter finds. */
final class FilteredIssues {
    private static final String CONDITIONS = "{conditions}";

    private final Handle handle;
    private final Dialect dialect;
    private final IssueConditions conditions;

    FilteredIssues(Handle handle, Dialect dialect, IssueFilter filter) {
        this.handle = handle;
        this.dialect = dialect;
        this.conditions = new IssueConditions(handle, dialect, filter, null);
    }

    /** Whether these are all issues that are not deleted. */
    boolean all() {
        return conditions.none();
    }

    /** @param sql with {@code {conditions}} where the conditions on {@code i} belong */
    Query query(String sql) {
        return query(sql, conditions.sql());
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

    private Query query(String sql, String where) {
        return conditions.bind(handle.createQuery(sql.replace(CONDITIONS, where)));
    }
}
