package dev.issuetracker.domain.report;

import dev.issuetracker.domain.issue.Issue;
import org.jspecify.annotations.Nullable;

/**
 * How long issues took from creation to resolution. Percentiles interpolate linearly between the two nearest issues, as
 * SQL's {@code percentile_cont} does.
 *
 * @param resolved how many issues this is about: those whose {@link Issue#latency() latency} is known; when 0 every
 *     figure is null
 * @param figures the figures, null when nothing is resolved
 */
public record Latency(long resolved, @Nullable Figures figures) {
    public static final Latency NONE = new Latency(0, null);

    /** The figures, each in seconds. */
    public record Figures(double average, double median, double p90, double p99, double min, double max) {}
}
