package dev.issuetracker.bootstrap.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
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
    void lineOfATerminalDoesNotWrap() {
        try (Progress progress = new Progress(new PrintWriter(out), true, "checking issues.csv", 10, nanos::get)) {
            progress.note("The server is away.");
            progress.end("Cancelled.");
        }
        String drawn = "\r\u001b[?7lchecking issues.csv  The server is away.\u001b[K\u001b[?7h";
        assertTrue(out.toString().contains(drawn), out.toString());
        assertTrue(
                out.toString().endsWith("\rCancelled.\u001b[K" + System.lineSeparator() + "\r\u001b[K"),
                out.toString());
    }

    @Test
    void barShowsWhatIsSentAndHowLongItTakes() {
        try (Progress progress = progress(40_000_000)) {
            nanos.set(3_000_000_000L);
            progress.bytes(10_000_000);
            assertEquals(
                    "checking issues.csv  10.0 MB of 40.0 MB  9 s left  [" + "#".repeat(7) + " ".repeat(23) + "]",
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
    void rowsThatTheServerHasDoneAreShown() throws IOException {
        try (Progress progress = progress(40_000_000)) {
            progress.bytes(40_000_500);
            progress.rows(job("{\"phase\": \"checking\", \"rows\": 1200, \"rows_total\": null}"));
            assertEquals("checking issues.csv  checking  1,200 rows", progress.line());
            progress.rows(job("{\"phase\": \"checking\", \"rows\": 1, \"rows_total\": null}"));
            assertEquals("checking issues.csv  checking  1 row", progress.line());
            progress.rows(job("{\"phase\": \"storing\", \"rows\": 25000, \"rows_total\": 100000,"
                    + " \"rows_per_second\": 2500, \"seconds_left\": 30}"));
            assertEquals(
                    "checking issues.csv  storing  25,000 of 100,000 rows  2,500/s  30 s left  [" + "#".repeat(7)
                            + " ".repeat(23) + "]",
                    progress.line());
        }
    }

    private static JsonObject job(String json) throws IOException {
        return JsonObject.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void issuesThatAreMadeAreCounted() {
        try (Progress progress = progress(0)) {
            progress.issues(0, 2_000);
            assertEquals("checking issues.csv  0 of 2,000 issues  [" + " ".repeat(30) + "]", progress.line());
            nanos.set(5_000_000_000L);
            progress.issues(500, 2_000);
            assertEquals(
                    "checking issues.csv  500 of 2,000 issues  100/s  15 s left  [" + "#".repeat(7) + " ".repeat(23)
                            + "]",
                    progress.line());
        }
    }

    @Test
    void longTimesAreInMinutesAndHours() throws IOException {
        try (Progress progress = progress(40_000_000)) {
            for (String[] time : new String[][] {{"119", "119 s"}, {"150", "3 min"}, {"9000", "2.5 h"}}) {
                progress.rows(job(
                        "{\"phase\": \"storing\", \"rows\": 1, \"rows_total\": 9, \"seconds_left\": " + time[0] + "}"));
                assertTrue(progress.line().contains("  " + time[1] + " left  ["), progress.line());
            }
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
