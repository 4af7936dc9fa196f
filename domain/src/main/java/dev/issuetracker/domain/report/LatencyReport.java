package dev.issuetracker.domain.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resolution latency of all chosen issues, and of each group if a grouping was asked for.
 *
 * @param groups ascending by key or by the values of the field, the one without a key last; groups without a known
 *     latency are left out
 */
public record LatencyReport(Latency all, List<Group> groups) {
    public LatencyReport {
        groups = List.copyOf(groups);
    }

    /**
     * One group.
     *
     * @param key a username, a label's name, a month such as {@code 2026-11}, or a field's value as text; null for
     *     issues without assignee, label or value
     */
    public record Group(@Nullable String key, Latency latency) {}

    /** By what the report is split. An issue with several labels counts in the group of each. */
    public enum Grouping {
        ASSIGNEE,
        LABEL,
        /** The UTC month of the resolution. */
        MONTH
    }
}
