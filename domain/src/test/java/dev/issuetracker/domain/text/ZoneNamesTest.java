package dev.issuetracker.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNamesTest {
    private static final Instant SUMMER = Instant.parse("2026-07-01T00:00:00Z");

    /** Whatever Java runs this, and whatever it has in ZoneId.SHORT_IDS. */
    @ParameterizedTest
    @CsvSource({
        "EST, -05:00",
        "MST, -07:00",
        "HST, -10:00",
        "ROC, +08:00",
        "EST5EDT, -04:00",
        "UTC, Z",
        "GMT0, Z",
        "GMT+0, Z",
        "GMT-0, Z"
    })
    void shortNameOfTheDatabaseIsKnown(String name, String inSummer) {
        assertEquals(
                Optional.of(ZoneOffset.of(inSummer)),
                ZoneNames.zone(name).map(zone -> zone.getRules().getOffset(SUMMER)));
    }

    @Test
    void placeIsKnown() {
        assertEquals(Optional.of(ZoneId.of("Europe/Berlin")), ZoneNames.zone("Europe/Berlin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PST", "CEST", "IST", "est", "+05:00", "UTC+2", "SystemV/EST5", "europe/berlin"})
    void whatTheDatabaseDoesNotHaveIsUnknown(String name) {
        assertEquals(Optional.empty(), ZoneNames.zone(name));
    }

    @ParameterizedTest
    @CsvSource({"+02:00, +02:00", "Z, Z", "UTC+2, UTC+02:00", "EST, America/Panama", "Europe/Berlin, Europe/Berlin"})
    void offsetIsKnownWhereItIsAccepted(String text, String zone) {
        assertEquals(Optional.of(zone), ZoneNames.zoneOrOffset(text).map(ZoneId::getId));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PST", "SystemV/EST5", "+99:00"})
    void whatIsNeitherZoneNorOffsetIsUnknown(String text) {
        assertEquals(Optional.empty(), ZoneNames.zoneOrOffset(text));
    }

    @ParameterizedTest
    @CsvSource({"europe/berlin, Europe/Berlin", "America/New York, America/New_York", "Asia/Calcuta, Asia/Calcutta"})
    void misspeltPlaceIsNearToOne(String name, String meant) {
        assertEquals(Optional.of(meant), ZoneNames.nearest(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PST", "EDT", "Mars/Phobos", ""})
    void otherNamesAreNearToNone(String name) {
        assertEquals(Optional.empty(), ZoneNames.nearest(name));
    }
}
