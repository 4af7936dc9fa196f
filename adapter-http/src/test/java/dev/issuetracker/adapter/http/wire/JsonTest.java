package dev.issuetracker.adapter.http.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

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
}
