package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.domain.report.Bracket;
import dev.issuetracker.domain.report.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Latencies in microseconds, of which figures are worked out here and not by the database. */
final class Latencies {
    private static final int FIRST_ROOM = 16;
    private static final long SECOND = 1_000_000;
    private static final long[] ENDS =
            Bracket.ALL.stream().mapToLong(Latencies::end).toArray();

    private long[] micros = new long[FIRST_ROOM];
    private int count;

    private static long end(Bracket bracket) {
        Duration end = bracket.to();
        return end == null ? Long.MAX_VALUE : end.toNanos() / 1_000;
    }

    void add(long latency) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, 2 * count);
        }
        micros[count++] = latency;
    }

    /** The same figures as {@link DurationSql} asks the database for. */
    Durations figures() {
        if (count == 0) {
            return Durations.NONE;
        }
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

    /** How many are in each of {@link Bracket#ALL}. */
    List<Long> histogram() {
        long[] counts = new long[ENDS.length];
        for (int i = 0; i < count; i++) {
            int place = 0;
            while (micros[i] >= ENDS[place]) {
                place++;
            }
            counts[place]++;
        }
        return Arrays.stream(counts).boxed().toList();
    }

    private double average() {
        long seconds = 0;
        long rest = 0;
        for (int i = 0; i < count; i++) {
            seconds += micros[i] / SECOND;
            rest += micros[i] % SECOND;
        }
        return DurationSql.average(seconds, rest, count);
    }

    private double percentile(double fraction) {
        double place = fraction * (count - 1);
        int below = (int) place;
        long first = micros[below];
        long next = micros[Math.min(below + 1, count - 1)];
        return DurationSql.seconds(first + (place - below) * (next - first));
    }
}
