package dev.issuetracker.domain.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The backoff of a delivery that failed: it is tried again after ten seconds, then after twice as long each time. With
 * the last attempt nearly a day has passed. Each pause is up to a fifth longer, so that what failed together does not
 * come back together.
 */
public final class RetryPlan {
    /** How often something is sent at most. */
    public static final int MAX_ATTEMPTS = 14;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final double JITTER = 0.2;

    private RetryPlan() {}

    /**
     * The pause after so many attempts; empty when there is to be no other.
     *
     * @param attempts from 1
     */
    public static Optional<Duration> pause(int attempts, RandomGenerator random) {
        if (attempts >= MAX_ATTEMPTS) {
            return Optional.empty();
        }
        double millis = FIRST_PAUSE.toMillis() * Math.pow(2, attempts - 1.0);
        return Optional.of(Duration.ofMillis((long) (millis * (1 + JITTER * random.nextDouble()))));
    }
}
