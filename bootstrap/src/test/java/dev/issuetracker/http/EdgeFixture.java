package dev.issuetracker.http;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A server with settings of its own for each test. What is tested comes before the store, so SQLite is enough. */
abstract class EdgeFixture {
    private @Nullable Tracker tracker;

    @AfterEach
    void stop() {
        if (tracker != null) {
            tracker.close();
        }
    }

    /** Starts a server with variables, each followed by its value. */
    Tracker start(String... variables) {
        return stoppedLater(Tracker.fresh(Store.SQLITE, environment(variables)));
    }

    /** Starts a server without accounts, which takes less time. */
    Api guestOf(String... variables) {
        return stoppedLater(Tracker.withoutAccounts(Store.SQLITE, environment(variables)))
                .guest();
    }

    /** A client of a server that lets two requests a minute through: no third comes back while a test runs. */
    Api guestOfTwoRequests(String trusted) {
        return guestOf("TRUSTED_PROXIES", trusted, "RATE_LIMIT", "2");
    }

    private Tracker stoppedLater(Tracker started) {
        tracker = started;
        return started;
    }

    private static Map<String, String> environment(String... variables) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return environment;
    }
}
