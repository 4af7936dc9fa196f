package dev.issuetracker.domain.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How long the periods of a report are. */
public enum PeriodUnit {
    DAY,
    /** From Monday to Sunday. */
    WEEK,
    MONTH;

    /** The word for it, such as {@code week}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first day of the period that has this day. */
    LocalDate first(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The first day of a period so many later; of one earlier when that is negative. */
    public LocalDate plus(LocalDate first, long periods) {
        return switch (this) {
            case DAY -> first.plusDays(periods);
            case WEEK -> first.plusWeeks(periods);
            case MONTH -> first.plusMonths(periods);
        };
    }

    /** How many periods lie between two first days. */
    long between(LocalDate first, LocalDate last) {
        return switch (this) {
            case DAY -> ChronoUnit.DAYS.between(first, last);
            case WEEK -> ChronoUnit.WEEKS.between(first, last);
            case MONTH -> ChronoUnit.MONTHS.between(first, last);
        };
    }
}
