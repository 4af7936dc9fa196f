package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.adapter.persistence.count.IssueCounts;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.report.Ageing;
import dev.issuetracker.domain.report.Grouping;
import dev.issuetracker.domain.report.LatencyReport;
import dev.issuetracker.domain.report.ReportPeriod;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.report.Throughput;
import dev.issuetracker.domain.report.TimeInStatus;
import dev.issuetracker.domain.report.TopAssignee;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Figures about issues, which the database works out. */
public final class JdbiReports implements Reports {
    private static final SqlText TOP_ASSIGNEES = new SqlText("""
            SELECT u.id, u.username, t.total, t.open, t.in_progress, t.resolved
            FROM (SELECT c.assignee_id, sum(c.n) AS total,
                         sum(CASE WHEN c.status = 'open' THEN c.n ELSE 0 END) AS open,
                         sum(CASE WHEN c.status = 'in_progress' THEN c.n ELSE 0 END) AS in_progress,
                         sum(CASE WHEN c.status = 'resolved' THEN c.n ELSE 0 END) AS resolved
                  FROM (<counts>) c
                  GROUP BY c.assignee_id) t
            JOIN users u ON u.id = t.assignee_id
            WHERE t.total > 0
            ORDER BY t.total DESC, u.username_key
            LIMIT :limit
            """);

    private static final SqlText COUNTED_NOW = new SqlText("""
            SELECT i.assignee_id, i.status, count(*) AS n
            FROM issues i
            WHERE <conditions> AND <assignee> IS NOT NULL
            GROUP BY <assignee>, <status>
            """);

    private static final SqlText COUNTED_BEFORE = new SqlText("""
            SELECT k.subject AS assignee_id, k.measure AS status, k.n
            FROM <all> k WHERE k.measure IN (<statuses>)
            """).with("all", IssueCounts.ALL);

    private final UnitOfWork work;
    private final Dialect dialect;

    public JdbiReports(UnitOfWork work, Dialect dialect) {
        this.work = work;
        this.dialect = dialect;
    }

    private FilteredIssues issues(IssueFilter filter) {
        return new FilteredIssues(work.handle(), dialect, filter);
    }

    @Override
    public List<TopAssignee> topAssignees(IssueFilter filter, int limit) {
        FilteredIssues issues = issues(filter);
        Query query = countedStatuses(filter)
                .map(statuses -> COUNTED_BEFORE.with("statuses", statuses).text())
                .map(counts -> issues.withoutIssues(
                        TOP_ASSIGNEES.with("counts", counts).text()))
                .orElseGet(() -> issues.query(
                        TOP_ASSIGNEES.with("counts", countedNow(filter)).text()));
        return query.bind("limit", limit)
                .map((row, context) -> new TopAssignee(
                        new UserRef(row.getLong("id"), row.getString("username")),
                        row.getLong("total"),
                        row.getLong("open"),
                        row.getLong("in_progress"),
                        row.getLong("resolved")))
                .list();
    }

    /**
     * Where an index of a time has the issues, SQLite would begin with the one of their assignees, and look for the
     * time of each in the table.
     */
    private String countedNow(IssueFilter filter) {
        boolean byTime = filter.conditions().stream().anyMatch(IssueFilter.Within.class::isInstance);
        return COUNTED_NOW
                .with("assignee", byTime ? dialect.unindexed("i.assignee_id") : "i.assignee_id")
                .with("status", byTime ? dialect.unindexed("i.status") : "i.status")
                .text();
    }

    /** The statuses of the issues that a filter finds; empty when it asks for anything else, or for no status. */
    private static Optional<String> countedStatuses(IssueFilter filter) {
        Set<Status> statuses = EnumSet.allOf(Status.class);
        for (IssueFilter condition : filter.conditions()) {
            if (!(condition instanceof IssueFilter.WithStatus some)) {
                return Optional.empty();
            }
            statuses.retainAll(some.statuses());
        }
        return statuses.stream().map(status -> "'" + status.code() + "'").reduce((one, other) -> one + ", " + other);
    }

    @Override
    public LatencyReport latency(IssueFilter filter, @Nullable Grouping grouping) {
        return new LatencyQuery(issues(withoutStatus(filter)), dialect).run(grouping);
    }

    /** The schema says that an issue has a latency only if it is resolved: asking for that leaves none out. */
    private static IssueFilter withoutStatus(IssueFilter filter) {
        return filter.conditions().stream()
                .filter(condition -> !(condition instanceof IssueFilter.WithStatus some)
                        || !some.statuses().contains(Status.RESOLVED))
                .reduce(IssueFilter.all(), IssueFilter::and);
    }

    @Override
    public List<Throughput> throughput(IssueFilter filter, List<ReportPeriod> periods) {
        return new ThroughputQuery(issues(filter), periods).run();
    }

    @Override
    public List<TimeInStatus> timeInStatus(IssueFilter filter, @Nullable Instant from, Instant to) {
        return new TimeInStatusQuery(issues(filter), dialect).run(from, to);
    }

    @Override
    public Ageing ageing(IssueFilter filter, Instant now) {
        return new AgeingQuery(issues(filter), dialect, now).run();
    }
}
