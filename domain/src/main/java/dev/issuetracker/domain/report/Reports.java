package dev.issuetracker.domain.report;

import dev.issuetracker.domain.issue.value.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes reports over issues that are not deleted. Bounds in time include both ends; null leaves an end open. */
public interface Reports {
    /** The assignees with the most issues created in the span, most first, ties by folded username. */
    List<TopAssignee> topAssignees(int limit, @Nullable Status status, @Nullable Instant from, @Nullable Instant to);

    /** The latency of issues resolved in the span, as far as it is known, split by the grouping unless it is null. */
    LatencyReport latency(LatencyReport.@Nullable Grouping grouping, @Nullable Instant from, @Nullable Instant to);
}
