package dev.issuetracker.domain.report;

import dev.issuetracker.domain.issue.IssueFilter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes reports over the issues that a filter finds, as they are now. Deleted issues are in none. */
public interface Reports {
    /** The assignees with the most issues, most first, ties by folded username. */
    List<TopAssignee> topAssignees(IssueFilter filter, int limit);

    /** The latency of resolved issues, as far as it is known, split by the grouping unless it is null. */
    LatencyReport latency(IssueFilter filter, @Nullable Grouping grouping);

    /**
     * What came and went in each period.
     *
     * @param periods one or more, ascending, each beginning where the one before it ends
     */
    List<Throughput> throughput(IssueFilter filter, List<ReportPeriod> periods);

    /**
     * How long issues were in each status, by their history, from the one moment to the other: an entry for each
     * status, in their order. The last stay in resolved has no end and does not count.
     *
     * @param from null for the beginning
     */
    List<TimeInStatus> timeInStatus(IssueFilter filter, @Nullable Instant from, Instant to);

    /** How old what is not resolved is at a moment, which is now. What was created after it has no age. */
    Ageing ageing(IssueFilter filter, Instant now);
}
