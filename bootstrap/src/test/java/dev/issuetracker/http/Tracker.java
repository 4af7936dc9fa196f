package dev.issuetracker.http;

import dev.issuetracker.bootstrap.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A server on a real port with a store of its own, and three accounts: its admin, Jane and John. */
final class Tracker implements AutoCloseable {
    private static final Map<Store, Tracker> SHARED = new ConcurrentHashMap<>();

    private final Path directory;
    private final RunningServer server;
    private final TestClock clock = new TestClock();
    private final Api guest;
    private final Api admin;
    private final Api jane;
    private final Api john;

    private Tracker(Store store, boolean accounts, Map<String, String> environment) {
        try {
            directory = Files.createTempDirectory("issue-tracker-test-");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        Map<String, String> all = new HashMap<>(store.freshDatabase());
        all.putAll(Map.of(
                "GUESSES_PER_ACCOUNT", "0",
                "GUESSES_PER_ADDRESS", "0",
                "SIGNUPS_PER_ADDRESS", "0",
                "PORT", "0",
                "HOST", "127.0.0.1",
                "DATA_DIR", directory.toString(),
                "TOKEN_TTL", "3650d",
                "DRAIN_TIMEOUT", "2s",
                "MAX_BODY_SIZE", "2M",
                // Tests are many, and come from one address.
                "RATE_LIMIT", "0"));
        all.putAll(environment);
        server = RunningServer.start(all, clock);
        guest = Api.of(server.port());
        admin = accounts ? guest.signUp("admin") : guest;
        jane = accounts ? guest.signUp("jane") : guest;
        john = accounts ? guest.signUp("john") : guest;
    }

    /** One for all tests that do not mind what others leave behind. */
    static Tracker shared(Store store) {
        return SHARED.computeIfAbsent(store, key -> {
            Tracker tracker = fresh(key);
            Runtime.getRuntime().addShutdownHook(new Thread(tracker::close));
            return tracker;
        });
    }

    /** One for a test that wants the tracker to itself. */
    static Tracker fresh(Store store) {
        return fresh(store, Map.of());
    }

    static Tracker fresh(Store store, Map<String, String> environment) {
        return new Tracker(store, true, environment);
    }

    /** One that nobody has signed up to, where tokens live as long as they do by default. */
    static Tracker withoutAccounts(Store store) {
        return withoutAccounts(store, Map.of("TOKEN_TTL", "24h"));
    }

    /** One that nobody has signed up to, told more by its environment. */
    static Tracker withoutAccounts(Store store, Map<String, String> environment) {
        return new Tracker(store, false, environment);
    }

    /** Where the server keeps what it keeps. */
    Path directory() {
        return directory;
    }

    TestClock clock() {
        return clock;
    }

    Api guest() {
        return guest;
    }

    Api admin() {
        return admin;
    }

    Api jane() {
        return jane;
    }

    Api john() {
        return john;
    }

    @Override
    public void close() {
        server.close();
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
