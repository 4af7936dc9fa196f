package dev.issuetracker.http.webhook;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.Await;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
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
        Answer delivery = Await.answer(() -> admin.get(path).expect(200), reached);
        assertTrue(reached.test(delivery), delivery::toString);
        return delivery;
    }
}
