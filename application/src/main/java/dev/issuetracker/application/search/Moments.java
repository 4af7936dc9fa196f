package dev.issuetracker.application.search;

import dev.issuetracker.application.search.Range.Stretch;
import dev.issuetracker.application.search.syntax.SearchTree.Value;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads times. A day is one of UTC, and means all of its moments. An age counts back from now: {@code <7d} is less than
 * seven times 24 hours ago, {@code >7d} more. Months and years of an age are those of the calendar, in UTC.
 *
 * @param now what ages count back from, and what decides which day is today
 */
record Moments(Instant now) {
    /** What is accepted, for messages. */
    static final String ACCEPTED =
            Days.ACCEPTED + ", a time such as 2026-12-01T09:30:00Z, or an age such as <7d or >12h";

    private static final Pattern AGE = Pattern.compile("(\\d{1,4})(h|d|w|mo|y)", Pattern.CASE_INSENSITIVE);
    private static final Pattern AGES = Pattern.compile("(?:%1$s)?\\.\\.(?:%1$s)?|%1$s".formatted(AGE), AGE.flags());

    /** Whether a text counts back from now. */
    static boolean isAge(String text) {
        return AGE.matcher(text).matches();
    }

    LocalDate today() {
        return now.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** The span of time that a value asks for; empty when it asks for none. */
    Optional<Range<Instant>> range(Value value) {
        if (AGES.matcher(value.text()).matches()) {
            // That something happened an age ago to the microsecond is never meant.
            return Range.isMeant(value) ? ages(value) : Optional.empty();
        }
        return Range.of(value, text -> Days.of(text, today()).map(Moments::of).or(() -> moment(text)));
    }

    /** The younger, the later: an age that is less begins the span. */
    private Optional<Range<Instant>> ages(Value value) {
        return Range.of(value, text -> age(text).map(at -> new Stretch<>(at, at)))
                .map(Range::reversed);
    }

    private Optional<Instant> age(String text) {
        Matcher age = AGE.matcher(text);
        if (!age.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(age.group(1));
        return Optional.of(
                switch (age.group(2).toLowerCase(Locale.ROOT)) {
                    case "h" -> now.minus(Duration.ofHours(count));
                    case "d" -> now.minus(Duration.ofDays(count));
                    case "w" -> now.minus(Duration.ofDays(7L * count));
                    default ->
                        now.atOffset(ZoneOffset.UTC)
                                .minus(Days.period(count, age.group(2)))
                                .toInstant();
                });
    }

    private static Stretch<Instant> of(Days days) {
        return new Stretch<>(start(days.first()), start(days.last().plusDays(1)).minus(1, ChronoUnit.MICROS));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Optional<Stretch<Instant>> moment(String text) {
        try {
            Instant at = OffsetDateTime.parse(text.toUpperCase(Locale.ROOT))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
            boolean inRange =
                    !at.isBefore(start(LocalDate.of(1, 1, 1))) && at.isBefore(start(LocalDate.of(10_000, 1, 1)));
            return inRange ? Optional.of(new Stretch<>(at, at)) : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
