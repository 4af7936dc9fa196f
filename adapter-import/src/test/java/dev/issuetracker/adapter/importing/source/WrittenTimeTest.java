package dev.issuetracker.adapter.importing.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.importing.source.WrittenTime.Order;
import dev.issuetracker.application.importing.file.DateOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Optional<Instant> instant(String text, DateOrder order) {
        return WrittenTime.of(text, order).map(time -> time.instant(BERLIN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "24/Jun/26 5:39 PM | 2026-06-24T15:39:00Z",
                "05/Jun/26 12:20 AM | 2026-06-04T22:20:00Z",
                "23/Jul/2026 7:36 PM | 2026-07-23T17:36:00Z",
                "29/Jan/16 02:53 | 2016-01-29T01:53:00Z",
                "2025-07-04 16:15 | 2025-07-04T14:15:00Z",
                "2023-01-27 9:12 | 2023-01-27T08:12:00Z",
                "2023-01-27 09:12:13 | 2023-01-27T08:12:13Z",
                "Nov/26/25 12:26 AM | 2025-11-25T23:26:00Z",
                "11/May/24 | 2024-05-10T22:00:00Z",
                "02/September/24 9:47 AM | 2024-09-02T07:47:00Z",
                "12/Dez/24 9:47 | 2024-12-12T08:47:00Z",
                "3. März 2026 | 2026-03-02T23:00:00Z",
                "2025-11-15T04:00:00.000+0000 | 2025-11-15T04:00:00Z",
                "2024-09-05T04:59:25.361Z | 2024-09-05T04:59:25.361Z",
                "2026-02-01 08:00:00.123456+00:00 | 2026-02-01T08:00:00.123456Z",
                "Fri Feb 06 2026 10:01:29 GMT+0000 (GMT) | 2026-02-06T10:01:29Z",
                "Fri Apr 17 2026 04:00:00 GMT+0200 (GMT+02:00) | 2026-04-17T02:00:00Z",
                "Jan 2, 2020 | 2020-01-01T23:00:00Z",
                "29-08-24 20:38 | 2024-08-29T18:38:00Z",
                "05.10.2026 09:15 | 2026-10-05T07:15:00Z",
                "1767225600000 | 2026-01-01T00:00:00Z",
            })
    void formsOfOtherProgramsAreRead(String text, Instant meant) {
        assertEquals(Optional.of(meant), instant(text, DateOrder.DMY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-02 | 2026-01-02",
                "2026-01-02 23:30 | 2026-01-02",
                "2026-01-02T00:00:00.000Z | 2026-01-02",
                "2026-01-02T23:00:00.000Z | 2026-01-03",
                "2026-01-02T22:59:59.999Z | 2026-01-02",
                "2026-01-02 23:30 +0900 | 2026-01-02",
                "Fri Jan 02 2026 23:00:00 GMT+0000 (GMT) | 2026-01-03",
                "1767394800000 | 2026-01-03",
            })
    void dayOfAMomentIsThatOfTheZone(String text, LocalDate meant) {
        assertEquals(Optional.of(meant), WrittenTime.of(text, null).map(time -> time.day(BERLIN)));
    }

    @Test
    void numbersAreReadInTheOrderThatIsKnown() {
        assertEquals(Optional.of(Instant.parse("2026-09-07T08:00:00Z")), instant("7/9/2026 10:00", DateOrder.DMY));
        assertEquals(Optional.of(Instant.parse("2026-07-09T08:00:00Z")), instant("7/9/2026 10:00", DateOrder.MDY));
    }

    @Test
    void numbersWithoutAKnownOrderMeanNothing() {
        assertEquals(Optional.empty(), WrittenTime.of("7/9/2026 10:00", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023/01/11 오후 2:15",
                "soon",
                "31/Feb/26",
                "2026-13-01",
                "31/12/2026 25:00",
                "13/13/2026",
                "1/2",
                "24/Jun/26 13:39 PM",
                "12/Foo/24",
            })
    void otherTextsAreNoDates(String text) {
        assertEquals(Optional.empty(), WrittenTime.of(text, DateOrder.DMY));
    }

    @ParameterizedTest
    @CsvSource({"13/1/2026, DAY_FIRST", "1/13/2026, MONTH_FIRST", "12-12-2024 14:42, EITHER"})
    void numbersShowTheirOrder(String text, Order order) {
        assertEquals(Optional.of(order), WrittenTime.order(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02", "1.2.2026", "1/Feb/2026", "text"})
    void otherDatesShowNoOrder(String text) {
        assertEquals(Optional.empty(), WrittenTime.order(text));
    }
}
