package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.report.Bracket;
import dev.issuetracker.domain.report.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/** Figures about durations, the plain way. */
final class DurationFigures {
    private DurationFigures() {}

    static Durations of(Collection<Duration> durations) {
        if (durations.isEmpty()) {
            return Durations.NONE;
        }
        double[] sorted = durations.stream()
                .mapToDouble(duration -> duration.toNanos() / 1e9)
                .sorted()
                .toArray();
        return new Durations(
                sorted.length,
                new Durations.Figures(
                        Arrays.stream(sorted).average().orElseThrow(),
                        percentile(sorted, 0.5),
                        percentile(sorted, 0.9),
                        percentile(sorted, 0.99),
                        sorted[0],
                        sorted[sorted.length - 1]));
    }

    private static double percentile(double[] sorted, double fraction) {
        double place = fraction * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The place in {@link Bracket#ALL} of the one that a duration is in. */
    static int bracket(Duration duration) {
        int place = 0;
        while (!Bracket.ALL.get(place).endsAfter(duration)) {
            place++;
        }
        return place;
    }
}
