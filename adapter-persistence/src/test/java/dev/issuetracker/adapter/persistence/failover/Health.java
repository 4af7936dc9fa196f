package dev.issuetracker.adapter.persistence.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.persistence.Await;
import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.application.store.StoreStatus.State;

/** What a database says of itself, now and soon. */
final class Health {
    private Health() {}

    static StoreStatus status(Database database) {
        return database.health().status();
    }

    static String detail(Database database) {
        return String.valueOf(status(database).detail());
    }

    static void assertStatus(State state, String serving, Database database) {
        StoreStatus status = status(database);
        assertEquals(state + " " + serving, status.state() + " " + status.serving(), status.toString());
    }

    static void awaitStatus(State state, String serving, Database database) {
        Await.until(
                state + " " + serving,
                () -> {
                    StoreStatus status = status(database);
                    return status.state() == state && status.serving().equals(serving);
                },
                () -> status(database));
    }

    static void awaitDetail(String part, Database database) {
        Await.until(part, () -> detail(database).contains(part), () -> status(database));
    }
}
