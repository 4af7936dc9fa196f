package dev.issuetracker.adapter.persistence.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.application.store.StoreStatus.State;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;

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

    /**
     * Does something on a node that came back. A pool that failed to connect tries anew after up to two seconds, which
     * is as long as it lets a caller wait: the first may just miss it.
     */
    static void connected(Runnable work) {
        Await.until("the pool has a connection again", () -> {
            try {
                work.run();
                return true;
            } catch (TrackerException exception) {
                if (exception.code() != ErrorCode.STORE_UNAVAILABLE) {
                    throw exception;
                }
                return false;
            }
        });
    }

    static void awaitDetail(String part, Database database) {
        Await.until(part, () -> detail(database).contains(part), () -> status(database));
    }
}
