package dev.issuetracker.domain.report;

import org.jspecify.annotations.Nullable;

/**
 * How long something took for several issues. Percentiles interpolate linearly between the two nearest issues, as SQL's
 * {@code percentile_cont} does.
 *
 * @param count how many issues this is about; when 0 every figure is null
 * @param figures the figures, null when there are no issues
 */
public record Durations(long count, @Nullable Figures figures) {
    public static final Durations NONE = new Durations(0, null);

    /** The figures, each in seconds. */
    public record Figures(double average, double median, double p90, double p99, double min, double max) {}
}
