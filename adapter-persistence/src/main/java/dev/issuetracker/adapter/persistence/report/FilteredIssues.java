package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.adapter.persistence.query.IssueConditions;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.domain.issue.IssueFilter;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The issues {@code i} that a filter finds. */
final class FilteredIssues {
    private static final String CONDITIONS = "{conditions}";

    private final Handle handle;
    private final IssueConditions conditions;

    FilteredIssues(Handle handle, Dialect dialect, IssueFilter filter) {
        this.handle = handle;
        this.conditions = new IssueConditions(handle, dialect, filter, null);
    }

    /** Whether these are all issues that are not deleted. */
    boolean all() {
        return conditions.none();
    }

    /** @param sql with {@code {conditions}} where the conditions on {@code i} belong */
    Query query(String sql) {
        return conditions.bind(handle.createQuery(sql.replace(CONDITIONS, conditions.sql())));
    }
}
