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
        assertEquals("0.0000000001", new String(Json.bytes(new BigDecimal("1e-10")), StandardCharsets.UTF_8));
    }
}
