package dev.issuetracker.adapter.http.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void textIsWrittenAsItsUtf8WhereverTheWritersBuffersEnd() {
        for (int shift = 0; shift < 16; shift++) {
            String text = "a".repeat(shift) + "\u00DC\u20AC\uD83D\uDC1E".repeat(5_000);
            assertArrayEquals(('"' + text + '"').getBytes(StandardCharsets.UTF_8), Json.bytes(text));
        }
    }

    @Test
    void numbersAreReadExactlyAndWrittenWithoutExponents() throws Exception {
        BigDecimal tiny = new BigDecimal("12345678901234567890.0000000001");
        assertEquals(tiny, Json.MAPPER.readTree(tiny.toPlainString()).decimalValue());
        assertEquals("0.0000000001", written(new BigDecimal("1e-10")));
        assertEquals("18452961.942402", written(18_452_961.942402));
        assertEquals("0.000010", written(0.000_01));
        assertEquals("20107.0", written(20_107.0));
    }

    @Test
    void timesHaveSixDigitsOfASecond() {
        for (String time : List.of(
                "0000-01-01T00:00:00.000000Z",
                "1969-12-31T23:59:59.999999Z",
                "2024-02-29T12:00:00.000000Z",
                "2026-11-30T05:07:09.120000Z",
                "2026-11-30T05:07:09.000001Z",
                "9999-12-31T23:59:59.999000Z",
                "+10000-01-01T00:00:00.000000Z")) {
            assertEquals(time, Json.time(Instant.parse(time)));
            assertEquals(time, Json.time(Instant.parse(time).plusNanos(999)));
        }
    }

    private static String written(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }
}
