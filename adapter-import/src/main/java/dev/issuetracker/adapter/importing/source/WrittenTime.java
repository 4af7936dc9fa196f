package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.application.importing.file.DateOrder;
import dev.issuetracker.domain.text.CaseFolding;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as people and programs write it, perhaps with a time and the offset of its zone.
 *
 * @param time null when only the date is written
 * @param offset null when no zone is written
 */
record WrittenTime(
        LocalDate date, @Nullable LocalTime time, @Nullable ZoneOffset offset) {
    private static final String TIME = "(?:(?:T|,?\\s+)(?<hour>\\d{1,2}):(?<minute>\\d{2})"
            + "(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9})\\d*)?)?(?:\\s*(?<half>[AaPp])\\.?[Mm]\\.?)?"
            + "\\s*(?<offset>Z|UTC|GMT|(?:GMT|UTC)?[+-]\\d{2}:?\\d{2})?(?:\\s*\\([^)]*\\))?)?";
    private static final String YEAR = "(?<year>\\d{4}|\\d{2})";

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})" + TIME);
    private static final Pattern DAY_AND_NAME =
            Pattern.compile("(?<day>\\d{1,2})[-/. ]+(?<name>\\p{L}{3,}\\.?)[-/, ]+" + YEAR + TIME);
    private static final Pattern NAME_AND_DAY =
            Pattern.compile("(?:\\p{L}{3},? )?(?<name>\\p{L}{3,}\\.?)[-/ ]+(?<day>\\d{1,2})[-/, ]+" + YEAR + TIME);
    private static final Pattern NUMBERS =
            Pattern.compile("(?<first>\\d{1,2})(?<sign>[-/.])(?<then>\\d{1,2})\\k<sign>" + YEAR + TIME);
    private static final Pattern MILLISECONDS = Pattern.compile("-?\\d{11,14}");

    /** Years of two digits from this one on are of the century before. */
    private static final int OLD_CENTURY = 70;

    private static final Map<String, Month> MONTHS = months();

    /** What a date of three numbers says of their order. */
    enum Order {
        DAY_FIRST,
        MONTH_FIRST,
        EITHER
    }

    private static Map<String, Month> months() {
        Map<String, Month> months = new HashMap<>();
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("es"))) {
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
                    months.putIfAbsent(key(month.getDisplayName(style, locale)), month);
                }
            }
        }
        months.put("sept", Month.SEPTEMBER);
        return Map.copyOf(months);
    }

    private static String key(String name) {
        String folded = CaseFolding.fold(name);
        return folded.endsWith(".") ? folded.substring(0, folded.length() - 1) : folded;
    }

    /**
     * Reads a text.
     *
     * @param order of day and month where both are numbers; null when it is not known, so that such dates mean nothing
     * @return empty when the text is no date
     */
    static Optional<WrittenTime> of(String text, @Nullable DateOrder order) {
        try {
            if (MILLISECONDS.matcher(text).matches()) {
                return Optional.of(of(Instant.ofEpochMilli(Long.parseLong(text))));
            }
            for (Pattern pattern : List.of(YEAR_FIRST, DAY_AND_NAME, NAME_AND_DAY, NUMBERS)) {
                Matcher matcher = pattern.matcher(text);
                if (matcher.matches()) {
                    return date(pattern, matcher, order).map(date -> timed(date, matcher));
                }
            }
            return Optional.empty();
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static WrittenTime of(Instant instant) {
        return new WrittenTime(
                LocalDate.ofInstant(instant, ZoneOffset.UTC),
                LocalTime.ofInstant(instant, ZoneOffset.UTC),
                ZoneOffset.UTC);
    }

    /**
     * The order that a text shows which writes day and month as numbers. Empty for a text that shows it otherwise, or
     * is no date. With points between the numbers the day comes first: nobody writes the month first so.
     */
    static Optional<Order> order(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        if (!matcher.matches() || matcher.group("sign").equals(".")) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group("first"));
        int then = Integer.parseInt(matcher.group("then"));
        if (first > 12) {
            return Optional.of(Order.DAY_FIRST);
        }
        return Optional.of(then > 12 ? Order.MONTH_FIRST : Order.EITHER);
    }

    private static Optional<LocalDate> date(Pattern pattern, Matcher matcher, @Nullable DateOrder order) {
        int year = year(matcher.group("year"));
        if (pattern.equals(YEAR_FIRST)) {
            return Optional.of(LocalDate.of(
                    year, Integer.parseInt(matcher.group("month")), Integer.parseInt(matcher.group("day"))));
        }
        if (!pattern.equals(NUMBERS)) {
            int day = Integer.parseInt(matcher.group("day"));
            return Optional.ofNullable(MONTHS.get(key(matcher.group("name"))))
                    .map(month -> LocalDate.of(year, month, day));
        }
        int first = Integer.parseInt(matcher.group("first"));
        int then = Integer.parseInt(matcher.group("then"));
        if (matcher.group("sign").equals(".") || order == DateOrder.DMY) {
            return Optional.of(LocalDate.of(year, then, first));
        }
        return order == null ? Optional.empty() : Optional.of(LocalDate.of(year, first, then));
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        return year < OLD_CENTURY ? 2000 + year : 1900 + year;
    }

    private static WrittenTime timed(LocalDate date, Matcher matcher) {
        if (matcher.group("hour") == null) {
            return new WrittenTime(date, null, null);
        }
        int hour = Integer.parseInt(matcher.group("hour"));
        String half = matcher.group("half");
        if (half != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("no hour of half a day: " + hour);
            }
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        int second = matcher.group("second") == null ? 0 : Integer.parseInt(matcher.group("second"));
        String fraction = matcher.group("fraction") == null ? "" : matcher.group("fraction");
        int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
        LocalTime time = LocalTime.of(hour, Integer.parseInt(matcher.group("minute")), second, nanos);
        return new WrittenTime(date, time, offset(matcher.group("offset")));
    }

    private static @Nullable ZoneOffset offset(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String numbers = written.replace("GMT", "").replace("UTC", "");
        return numbers.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(numbers);
    }

    /**
     * The moment that is meant; of a date alone its midnight.
     *
     * @param zone of a text that says none
     */
    Instant instant(ZoneId zone) {
        LocalTime of = time == null ? LocalTime.MIDNIGHT : time;
        return date.atTime(of).atZone(offset == null ? zone : offset).toInstant();
    }

    /**
     * The day that is meant. Programs that write moments in UTC mean the day that it was then where people are, but for
     * midnight, by which some write a day.
     *
     * @param zone of the people
     */
    LocalDate day(ZoneId zone) {
        return ZoneOffset.UTC.equals(offset) && !LocalTime.MIDNIGHT.equals(time)
                ? LocalDate.ofInstant(instant(zone), zone)
                : date;
    }
}
