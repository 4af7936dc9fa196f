package dev.issuetracker.domain.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A day, week or month of a zone's calendar. When clocks change, its day has 23 or 25 hours, or whatever the zone says.
 *
 * @param day its first
 * @param from its first moment
 * @param end the first moment after it
 */
public record ReportPeriod(LocalDate day, Instant from, Instant end) {
    /**
     * How many periods a span has: those that {@link #of} lists, and the few that the zone passed over.
     *
     * @param to no earlier than {@code from}
     */
    public static long count(PeriodUnit unit, ZoneId zone, Instant from, Instant to) {
        return 1 + unit.between(first(unit, zone, from), first(unit, zone, to));
    }

    /**
     * All periods, from the one that has the one moment to the one that has the other, without a gap. A day that a zone
     * passed over is not among them.
     *
     * @param to no earlier than {@code from}
     */
    public static List<ReportPeriod> of(PeriodUnit unit, ZoneId zone, Instant from, Instant to) {
        List<ReportPeriod> periods = new ArrayList<>();
        LocalDate day = first(unit, zone, from);
        Instant start = start(day, zone);
        while (!start.isAfter(to)) {
            LocalDate next = unit.plus(day, 1);
            Instant end = start(next, zone);
            if (end.isAfter(start)) {
                periods.add(new ReportPeriod(day, start, end));
            }
            day = next;
            start = end;
        }
        return periods;
    }

    private static LocalDate first(PeriodUnit unit, ZoneId zone, Instant at) {
        return unit.first(LocalDate.ofInstant(at, zone));
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
