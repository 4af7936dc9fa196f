package dev.issuetracker.domain.report;

import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.value.FieldKeys;
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

    /**
     * The same, split by the values of a field: in the order of the values, the issues without one last. An issue with
     * several options counts in the group of each. Texts with one key, as {@link FieldKeys} has them, are one group,
     * which is called as the first of its issues has it.
     */
    LatencyReport latencyBy(Field field, @Nullable Instant from, @Nullable Instant to);
}
