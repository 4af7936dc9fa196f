package dev.issuetracker.domain.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of durations, as histograms have them. {@link #ALL} lists them: every duration is in one.
 *
 * @param from the least, included
 * @param to the end, not included; null for the last, which has none
 */
public record Bracket(Duration from, @Nullable Duration to) {
    /** All brackets, ascending, without a gap. */
    public static final List<Bracket> ALL = ending(
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(7),
            Duration.ofDays(14),
            Duration.ofDays(30),
            Duration.ofDays(90),
            Duration.ofDays(180),
            Duration.ofDays(365));

    private static List<Bracket> ending(Duration... ends) {
        List<Bracket> brackets = new ArrayList<>();
        Duration from = Duration.ZERO;
        for (Duration end : ends) {
            brackets.add(new Bracket(from, end));
            from = end;
        }
        brackets.add(new Bracket(from, null));
        return List.copyOf(brackets);
    }

    /** Whether the duration is below the end of this bracket. */
    public boolean endsAfter(Duration duration) {
        return to == null || duration.compareTo(to) < 0;
    }
}
