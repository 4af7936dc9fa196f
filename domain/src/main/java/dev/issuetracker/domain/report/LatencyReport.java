package dev.issuetracker.domain.report;

import dev.issuetracker.domain.issue.Issue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long issues took from their creation to their resolution, as far as that is {@link Issue#latency() known}.
 *
 * @param all of all issues
 * @param histogram how many issues took how long: one number for each of {@link Bracket#ALL}
 * @param groups ascending by key or by the values of the field, the one without a key last; groups without a known
 *     latency are left out
 */
public record LatencyReport(Durations all, List<Long> histogram, List<Group> groups) {
    public LatencyReport {
        histogram = List.copyOf(histogram);
        groups = List.copyOf(groups);
    }

    /**
     * One group.
     *
     * @param key a username, a label's name, a month such as {@code 2026-11}, or a field's value as text; null for
     *     issues without assignee, label or value
     */
    public record Group(@Nullable String key, Durations latency) {}
}
