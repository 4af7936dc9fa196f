package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.adapter.persistence.sql.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The month that a moment is in, as the calendar of a zone has it. It is asked for very many moments, most of them in
 * the month of the one before, so that it remembers how long that month and the offset of the zone last.
 */
final class Months {
    private static final int MONTHS = 12;
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;

    private final ZoneRules rules;
    private long offset;
    private long offsetFrom;
    private long offsetUntil;
    private long month;
    private long monthFrom;
    private long monthUntil;

    Months(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** The months since year 0 of a moment in microseconds. */
    long of(long moment) {
        if (moment < offsetFrom || moment >= offsetUntil) {
            findOffset(moment);
        }
        long local = moment + offset;
        if (local < monthFrom || local >= monthUntil) {
            findMonth(Math.floorDiv(local, DAY));
        }
        return month;
    }

    private void findOffset(long moment) {
        Instant at = Micros.instant(moment);
        offset = rules.getOffset(at).getTotalSeconds() * SECOND;
        ZoneOffsetTransition next = rules.nextTransition(at);
        offsetUntil = next == null ? Long.MAX_VALUE : Micros.of(next.getInstant());
        // The transition may be at this very moment.
        ZoneOffsetTransition last = rules.previousTransition(at.plusNanos(1));
        offsetFrom = last == null ? Long.MIN_VALUE : Micros.of(last.getInstant());
    }

    private void findMonth(long day) {
        LocalDate first = LocalDate.ofEpochDay(day).withDayOfMonth(1);
        month = (long) MONTHS * first.getYear() + first.getMonthValue() - 1;
        monthFrom = first.toEpochDay() * DAY;
        monthUntil = first.plusMonths(1).toEpochDay() * DAY;
    }

    /** The name of a month, such as {@code 2026-11}. */
    static String name(long month) {
        return YearMonth.of((int) Math.floorDiv(month, MONTHS), Math.floorMod(month, MONTHS) + 1)
                .toString();
    }
}
