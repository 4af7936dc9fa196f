package dev.issuetracker.adapter.http.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as clients write them: RFC 3339 with any offset, or a day of a zone. Exact to the microsecond. */
public final class Times {
    private static final Pattern DATE = Pattern.compile("(?!0000)\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME = Pattern.compile(
            "(?!0000)\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-]\\d\\d:\\d\\d)");

    private Times() {}

    /** The first moment that the text names; empty when it is not a time. */
    public static Optional<Instant> from(String text, ZoneId zone) {
        return parse(text, zone, 0);
    }

    /** The last moment that the text names; empty when it is not a time. */
    public static Optional<Instant> to(String text, ZoneId zone) {
        return parse(text, zone, 1);
    }

    private static Optional<Instant> parse(String text, ZoneId zone, int endOfDay) {
        try {
            if (DATE.matcher(text).matches()) {
                Instant start = LocalDate.parse(text)
                        .plusDays(endOfDay)
                        .atStartOfDay(zone)
                        .toInstant();
                return Optional.of(start.minus(endOfDay, ChronoUnit.MICROS));
            }
            // A + that was not percent-encoded arrives as a space.
            String time = text.replace(' ', '+');
            if (TIME.matcher(time).matches()) {
                return Optional.of(OffsetDateTime.parse(time).toInstant().truncatedTo(ChronoUnit.MICROS));
            }
            return Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
