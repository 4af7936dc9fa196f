package dev.issuetracker.application.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.search.Range.End;
import dev.issuetracker.application.search.syntax.Operator;
import dev.issuetracker.application.search.syntax.Place;
import dev.issuetracker.application.search.syntax.SearchTree.Value;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which times a value means, on the last evening of March. */
class MomentsTest {
    private final Moments moments = new Moments(Instant.parse("2026-03-31T22:00:00Z"));

    private static Value value(String text) {
        Operator operator = Operator.at(text, 0);
        return new Value(
                new Place(1, text), operator, text.substring(operator.sign().length()), false);
    }

    private String range(String text) {
        return moments.range(value(text))
                .map(range -> end("[", "(", range.from()) + " " + end("]", ")", range.to()))
                .orElse("none");
    }

    private static String end(String included, String excluded, @Nullable End<Instant> end) {
        return end == null ? "open" : (end.included() ? included : excluded) + end.value();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01,             [2026-03-01T00:00:00Z ]2026-03-01T23:59:59.999999Z",
        "2026-02,                [2026-02-01T00:00:00Z ]2026-02-28T23:59:59.999999Z",
        "2026,                   [2026-01-01T00:00:00Z ]2026-12-31T23:59:59.999999Z",
        "<2026-02,               open )2026-02-01T00:00:00Z",
        "<=2026-02,              open ]2026-02-28T23:59:59.999999Z",
        ">2026-02,               (2026-02-28T23:59:59.999999Z open",
        ">=2026-02,              [2026-02-01T00:00:00Z open",
        "2026-01..2026-03,       [2026-01-01T00:00:00Z ]2026-03-31T23:59:59.999999Z",
        "2026-01..,              [2026-01-01T00:00:00Z open",
        "..2026-01,              open ]2026-01-31T23:59:59.999999Z",
        "today,                  [2026-03-31T00:00:00Z ]2026-03-31T23:59:59.999999Z",
        "yesterday,              [2026-03-30T00:00:00Z ]2026-03-30T23:59:59.999999Z",
        ">=Today-1MO,            [2026-02-28T00:00:00Z open",
        "<tomorrow+1w,           open )2026-04-08T00:00:00Z",
        ">=2026-03-01T10:00:00Z, [2026-03-01T10:00:00Z open",
        "<2026-03-01t10:00:00.1234567+02:00, open )2026-03-01T08:00:00.123456Z",
    })
    void dayStandsForAllOfItsMoments(String text, String range) {
        assertEquals(range, range(text));
    }

    @ParameterizedTest
    @CsvSource({
        "<7d,    (2026-03-24T22:00:00Z open",
        "<=7d,   [2026-03-24T22:00:00Z open",
        ">7d,    open )2026-03-24T22:00:00Z",
        ">=12h,  open ]2026-03-31T10:00:00Z",
        "<2W,    (2026-03-17T22:00:00Z open",
        ">1mo,   open )2026-02-28T22:00:00Z",
        ">1y,    open )2025-03-31T22:00:00Z",
        "1d..7d, [2026-03-24T22:00:00Z ]2026-03-30T22:00:00Z",
        "..7d,   [2026-03-24T22:00:00Z open",
        "7d..,   open ]2026-03-24T22:00:00Z",
    })
    void lessAgeIsALaterTime(String text, String range) {
        assertEquals(range, range(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "7d",
                "7",
                "..",
                "2026-13",
                "2026-02-30",
                "0000",
                "2026-01..soon",
                "7d..2026-01-01",
                "2026-3-1",
                "today+",
                "today+7",
                "today+9999y",
                "today-9999y",
                "12345-01-01",
                "2026-03-01T10:00:00",
                "+10000-01-01T00:00:00Z",
                "99999d"
            })
    void anythingElseIsNoTime(String text) {
        assertEquals("none", range(text));
    }
}
