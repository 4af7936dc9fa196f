package dev.issuetracker.application.importing.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.memory.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many rows an import stores while others wait. */
class SliceSizeTest {
    private final SliceSize size = new SliceSize();

    @Test
    void slowRowsSoonFitIntoTheLimit() {
        store(Duration.ofMillis(4));

        assertEquals(25, size.rows());
        assertTrue(Duration.ofMillis(4).multipliedBy(size.rows()).compareTo(SliceSize.LIMIT) <= 0);
    }

    @Test
    void fastRowsBecomeMoreBitByBit() {
        store(Duration.ofNanos(10_000));
        assertEquals(200, size.rows());

        store(Duration.ofNanos(10_000));
        store(Duration.ofNanos(10_000));
        assertEquals(SliceSize.MOST, size.rows());
    }

    @Test
    void sizeFollowsRowsThatBecomeSlower() {
        store(Duration.ofMillis(1));
        assertEquals(100, size.rows());

        store(Duration.ofMillis(2));
        assertEquals(50, size.rows());
    }

    @Test
    void rowsThatAreNeverFastEnoughAreStoredNevertheless() {
        store(Duration.ofSeconds(9));

        assertEquals(SliceSize.LEAST, size.rows());
    }

    @Test
    void aClockThatIsSetBackEndsNothing() {
        size.took(100, Duration.ofSeconds(-5));

        assertEquals(200, size.rows());
    }

    @Test
    void aShortRestOfTheFileDoesNotMakeSlicesSmall() {
        size.took(3, Duration.ofMillis(3));

        assertEquals(100, size.rows());
    }

    @Test
    void rowsThatAreSuddenlySlowEndTheSlice() {
        IntStream.range(0, 3).forEach(slice -> store(Duration.ofNanos(10_000)));
        assertEquals(SliceSize.MOST, size.rows());
        SettableClock clock = new SettableClock(Instant.EPOCH);
        List<Integer> parts = new ArrayList<>();

        int left = size.fill(clock, 0, SliceSize.MOST, (from, to) -> {
            parts.add(to - from);
            clock.advance(Duration.ofMillis(to - from));
        });

        assertEquals(166, left);
        assertEquals(List.of(166), parts);
    }

    @Test
    void sliceEndsWithTheRows() {
        List<Integer> parts = new ArrayList<>();

        int left = size.fill(new SettableClock(Instant.EPOCH), 10, 55, (from, to) -> parts.add(to));

        assertEquals(55, left);
        assertEquals(List.of(43, 55), parts);
    }

    private void store(Duration row) {
        size.took(size.rows(), row.multipliedBy(size.rows()));
    }
}
