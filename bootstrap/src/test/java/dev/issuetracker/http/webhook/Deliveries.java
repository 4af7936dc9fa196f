package dev.issuetracker.http.webhook;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what becomes of deliveries. */
final class Deliveries {
    private Deliveries() {}

    /** The delivery once it was sent, or given up. */
    static Answer awaitEnd(Api admin, String path) {
        return await(admin, path, delivery -> !delivery.text("/state").equals("waiting"));
    }

    /** The delivery once it was tried so often. */
    static Answer awaitAttempts(Api admin, String path, int attempts) {
        return await(admin, path, delivery -> delivery.number("/attempts") == attempts);
    }

    private static Answer await(Api admin, String path, Predicate<Answer> reached) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        Answer delivery = admin.get(path).expect(200);
        while (!reached.test(delivery)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(delivery.toString());
            }
            LockSupport.parkNanos(20_000_000);
            delivery = admin.get(path).expect(200);
        }
        return delivery;
    }
}
