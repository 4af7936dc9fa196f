package dev.issuetracker.adapter.http.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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

    private static String written(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }
}
