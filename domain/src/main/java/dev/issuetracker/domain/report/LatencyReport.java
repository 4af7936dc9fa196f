package dev.issuetracker.domain.report;

import java.util.List;

/**
 * The resolution latency of all chosen issues, and of each group if a grouping was asked for.
 *
 * @param groups ascending by key, without the groups that have no resolved issue
 */
public record LatencyReport(Latency all, List<Group> groups) {
    public LatencyReport {
        groups = List.copyOf(groups);
    }

    /**
     * One group.
     *
     * @param key a username, a label's name or a month such as {@code 2026-11}; {@code none} for issues without assignee or
     *     label
     */
    public record Group(String key, Latency latency) {}

    /** By what the report is split. An issue with several labels counts in the group of each. */
    public enum Grouping {
        ASSIGNEE,
        LABEL,
        /** The UTC month of the resolution. */
        MONTH
    }
}
