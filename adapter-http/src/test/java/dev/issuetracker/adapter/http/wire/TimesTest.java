package dev.issuetracker.adapter.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:30:00Z,2026-11-23T09:30:00Z",
        "2026-11-23t09:30:00.1234567z,2026-11-23T09:30:00.123456Z",
        "2026-11-23T09:30:00+02:00,2026-11-23T07:30:00Z",
        "2026-11-23T09:30:00 02:00,2026-11-23T07:30:00Z",
        "2026-11-23T00:30:00-05:30,2026-11-23T06:00:00Z",
        "2026-11-23,2026-11-23T00:00:00Z",
        "0001-01-01,0001-01-01T00:00:00Z"
    })
    void timesWithAnyOffsetAreRead(String text, Instant time) {
        assertEquals(Optional.of(time), Times.from(text, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23,2026-11-23T23:59:59.999999Z",
        "9999-12-31,9999-12-31T23:59:59.999999Z",
        "2026-11-23T09:30:00Z,2026-11-23T09:30:00Z"
    })
    void dayEndsWithItsLastMicrosecond(String text, Instant time) {
        assertEquals(Optional.of(time), Times.to(text, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29,Europe/Berlin,2026-03-28T23:00:00Z,2026-03-29T21:59:59.999999Z",
        "2026-10-25,Europe/Berlin,2026-10-24T22:00:00Z,2026-10-25T22:59:59.999999Z",
        "2026-11-23,Asia/Kolkata,2026-11-22T18:30:00Z,2026-11-23T18:29:59.999999Z",
        "2026-11-23T09:30:00Z,Asia/Kolkata,2026-11-23T09:30:00Z,2026-11-23T09:30:00Z"
    })
    void daysAreThoseOfTheZone(String text, ZoneId zone, Instant first, Instant last) {
        assertEquals(Optional.of(first), Times.from(text, zone));
        assertEquals(Optional.of(last), Times.to(text, zone));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-30",
                "2026-13-01",
                "2026-11-23T25:00:00Z",
                "2026-11-23T09:30:00",
                "0000-01-01",
                "+12026-01-01",
                "2026-11-23T09:30:00+99:00",
                "20261123",
                "1795440000"
            })
    void anythingElseIsNoTime(String text) {
        assertEquals(Optional.empty(), Times.from(text, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:30:00Z,2026-11-23T09:30:00.000000Z",
        "2026-11-23T09:30:00.120Z,2026-11-23T09:30:00.120000Z",
        "1969-12-31T23:59:59.000001Z,1969-12-31T23:59:59.000001Z"
    })
    void timesAreWrittenWithSixDigits(Instant time, String text) {
        assertEquals(text, Json.time(time));
    }

    @Test
    void timesInRecordsAreWrittenAlike() {
        record Moment(Instant createdAt) {}
        assertEquals(
                "{\"created_at\":\"2026-11-23T09:30:00.000000Z\"}",
                new String(Json.bytes(new Moment(Instant.parse("2026-11-23T09:30:00Z"))), StandardCharsets.UTF_8));
    }
}
