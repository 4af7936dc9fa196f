package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.domain.report.Durations;
import java.util.Arrays;

/** Latencies in microseconds, of which figures are worked out here and not by the database. */
final class Latencies {
    private static final int FIRST_ROOM = 16;
    private static final long SECOND = 1_000_000;

    private long[] micros = new long[FIRST_ROOM];
    private int count;

    void add(long latency) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, 2 * count);
        }
        micros[count++] = latency;
    }

    /** The same figures as {@link DurationSql} asks the database for. */
    Durations figures() {
        Arrays.sort(micros, 0, count);
        return new Durations(
                count,
                new Durations.Figures(
                        average(),
                        percentile(0.5),
                        percentile(0.9),
                        percentile(0.99),
                        DurationSql.seconds((double) micros[0]),
                        DurationSql.seconds((double) micros[count - 1])));
    }

    private double average() {
        long seconds = 0;
        long rest = 0;
        for (int i = 0; i < count; i++) {
            seconds += micros[i] / SECOND;
            rest += micros[i] % SECOND;
        }
        return (seconds + DurationSql.seconds((double) rest)) / count;
    }

    private double percentile(double fraction) {
        double place = fraction * (count - 1);
        int below = (int) place;
        long first = micros[below];
        long next = micros[Math.min(below + 1, count - 1)];
        return DurationSql.seconds(first + (place - below) * (next - first));
    }
}
