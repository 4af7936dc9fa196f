package dev.issuetracker.adapter.http.edge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MinimumDataRateTest {
    private final MinimumDataRate rate = new MinimumDataRate(Duration.ofSeconds(10));

    private void send(int bytes, int secondsBefore) {
        rate.waited(Duration.ofSeconds(secondsBefore).toNanos());
        rate.arrived(bytes);
    }

    @Test
    void graceIsGranted() {
        send(1, 10);
        assertFalse(rate.tooSlow());
        send(1, 1);
        assertTrue(rate.tooSlow());
    }

    @Test
    void slowLineGetsThroughForHours() {
        for (int second = 0; second < 20_000; second++) {
            send(1_024, 1);
            assertFalse(rate.tooSlow());
        }
    }

    @Test
    void lineThatSendsInBurstsGetsThrough() {
        for (int burst = 0; burst < 1_000; burst++) {
            send(29 * 1_024, 29);
            assertFalse(rate.tooSlow());
        }
    }

    @Test
    void burstEarnsNoHours() {
        send(8 << 20, 1);
        send(1, 29);
        assertFalse(rate.tooSlow());
        send(1, 29);
        assertTrue(rate.tooSlow());
    }
}
