package dev.issuetracker.adapter.http.edge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace(Duration.ofSeconds(10));

    private void send(int bytes, int secondsBefore) {
        pace.waited(Duration.ofSeconds(secondsBefore).toNanos());
        pace.arrived(bytes);
    }

    @Test
    void graceIsGranted() {
        send(1, 10);
        assertFalse(pace.tooSlow());
        send(1, 1);
        assertTrue(pace.tooSlow());
    }

    @Test
    void slowLineGetsThroughForHours() {
        for (int second = 0; second < 20_000; second++) {
            send(1_024, 1);
            assertFalse(pace.tooSlow());
        }
    }

    @Test
    void lineThatSendsInBurstsGetsThrough() {
        for (int burst = 0; burst < 1_000; burst++) {
            send(29 * 1_024, 29);
            assertFalse(pace.tooSlow());
        }
    }

    @Test
    void burstEarnsNoHours() {
        send(8 << 20, 1);
        send(1, 29);
        assertFalse(pace.tooSlow());
        send(1, 29);
        assertTrue(pace.tooSlow());
    }
}
