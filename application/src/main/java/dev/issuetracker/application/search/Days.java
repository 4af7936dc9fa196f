package dev.issuetracker.application.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days in a row, both ends included: a day, or all those of a month or a year. */
record Days(LocalDate first, LocalDate last) {
    /** What is accepted, for messages. */
    static final String ACCEPTED = "a day such as 2026-12-01, a month such as 2026-12, a year, today or today+7d";

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?");
    private static final Pattern NAMED =
            Pattern.compile("(today|yesterday|tomorrow)(?:([+-])(\\d{1,4})(d|w|mo|y))?", Pattern.CASE_INSENSITIVE);

    private static Days of(LocalDate day) {
        return new Days(day, day);
    }

    /**
     * The days that a text names; empty when it names none of the years 1 to 9999.
     *
     * @param today the day that {@code today} means
     */
    static Optional<Days> of(String text, LocalDate today) {
        try {
            Matcher written = WRITTEN.matcher(text);
            if (written.matches()) {
                return Optional.of(written(written)).filter(Days::inRange);
            }
            Matcher named = NAMED.matcher(text);
            return named.matches() ? Optional.of(of(named(named, today))).filter(Days::inRange) : Optional.empty();
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }

    private static Days written(Matcher text) {
        int year = Integer.parseInt(text.group(1));
        if (text.group(2) == null) {
            return new Days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        }
        YearMonth month = YearMonth.of(year, Integer.parseInt(text.group(2)));
        return text.group(3) == null
                ? new Days(month.atDay(1), month.atEndOfMonth())
                : of(month.atDay(Integer.parseInt(text.group(3))));
    }

    private static LocalDate named(Matcher text, LocalDate today) {
        LocalDate day = switch (text.group(1).toLowerCase(Locale.ROOT)) {
            case "yesterday" -> today.minusDays(1);
            case "tomorrow" -> today.plusDays(1);
            default -> today;
        };
        if (text.group(2) == null) {
            return day;
        }
        Period distance = period(Integer.parseInt(text.group(3)), text.group(4));
        return text.group(2).equals("+") ? day.plus(distance) : day.minus(distance);
    }

    /** @param unit d, w, mo or y, whatever the case */
    static Period period(int count, String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "w" -> Period.ofWeeks(count);
            case "mo" -> Period.ofMonths(count);
            case "y" -> Period.ofYears(count);
            default -> Period.ofDays(count);
        };
    }

    private boolean inRange() {
        return first.getYear() >= 1 && last.getYear() <= 9_999;
    }
}
