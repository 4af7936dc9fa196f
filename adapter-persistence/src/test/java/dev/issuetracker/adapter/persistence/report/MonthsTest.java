package dev.issuetracker.adapter.persistence.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.persistence.sql.Micros;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Months are those of the calendar, whatever moment was asked for before. */
class MonthsTest {
    /** Clocks of Apia passed over a day at the end of 2011, and those of Monrovia were not on whole minutes. */
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("+05:45"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/Havana"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Africa/Monrovia"));

    private static void assertMonth(Months months, ZoneId zone, Instant moment) {
        assertEquals(
                YearMonth.from(moment.atZone(zone)).toString(),
                Months.name(months.of(Micros.of(moment))),
                () -> moment + " in " + zone);
    }

    @Test
    void monthsAreThoseOfTheCalendar() {
        Random random = new Random(55);
        for (ZoneId zone : ZONES) {
            Months months = new Months(zone);
            for (int i = 0; i < 2_000; i++) {
                Instant start = YearMonth.of(1965 + random.nextInt(80), 1 + random.nextInt(12))
                        .atDay(1)
                        .atStartOfDay(zone)
                        .toInstant();
                assertMonth(months, zone, start.minusNanos(1_000));
                assertMonth(months, zone, start);
                assertMonth(months, zone, start.plusSeconds(random.nextInt(10_000_000)));
            }
        }
    }

    @Test
    void monthsAreRightWhereClocksChange() {
        for (ZoneId zone : ZONES) {
            Months months = new Months(zone);
            for (ZoneOffsetTransition change : zone.getRules().getTransitions()) {
                assertMonth(months, zone, change.getInstant().minusNanos(1_000));
                assertMonth(months, zone, change.getInstant());
                assertMonth(months, zone, change.getInstant().minusSeconds(4_000));
            }
        }
    }
}
