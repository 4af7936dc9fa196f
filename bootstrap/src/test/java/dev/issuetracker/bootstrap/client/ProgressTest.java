package dev.issuetracker.bootstrap.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter out = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    private Progress progress(long total) {
        return new Progress(new PrintWriter(out), false, "checking issues.csv", total, nanos::get);
    }

    @Test
    void scriptGetsALine() {
        progress(10).close();
        assertEquals("checking issues.csv" + System.lineSeparator(), out.toString());
    }

    @Test
    void barShowsWhatIsSentAndHowLongItTakes() {
        try (Progress progress = progress(40_000_000)) {
            nanos.set(3_000_000_000L);
            progress.bytes(10_000_000);
            assertEquals(
                    "checking issues.csv  [" + "#".repeat(7) + " ".repeat(23) + "]  10.0 MB of 40.0 MB  9 s left",
                    progress.line());
        }
    }

    @Test
    void workOfTheServerIsTimed() {
        try (Progress progress = progress(40_000_000)) {
            nanos.set(63_000_000_000L);
            progress.bytes(40_000_500);
            assertEquals("checking issues.csv  sent; the server works  63 s", progress.line());
        }
    }

    @Test
    void fileOfUnknownSizeIsCounted() {
        try (Progress progress = progress(0)) {
            nanos.set(2_000_000_000L);
            progress.bytes(1_500_000);
            assertEquals("checking issues.csv  1.5 MB  2 s", progress.line());
        }
    }
}
