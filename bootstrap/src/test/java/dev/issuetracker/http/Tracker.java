package dev.issuetracker.http;

import dev.issuetracker.bootstrap.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** A server on a real port with a store of its own, and three accounts: its admin, Jane and John. */
final class Tracker implements AutoCloseable {
    private static final Map<Store, Tracker> SHARED = new ConcurrentHashMap<>();
    private static final Map<Store, Tracker> WITH_FIELDS = new ConcurrentHashMap<>();
    private static final Map<Store, Template> TEMPLATES = new ConcurrentHashMap<>();

    /** Where these are set, a sign-up is not what it was in the template, or its token is worth nothing. */
    private static final Set<String> MATTER_TO_SIGN_UPS =
            Set.of("DATA_DIR", "JWT_SECRET", "RATE_LIMIT", "SIGNUP", "SIGNUPS_PER_ADDRESS");

    private final Path directory;
    private final RunningServer server;
    private final TestClock clock;
    private final Api guest;
    private final Api admin;
    private final Api jane;
    private final Api john;

    /**
     * Starts the server.
     *
     * @param client of its port, without a token
     * @param accounts makes of that the clients of the admin, Jane and John, in this order
     */
    private Tracker(
            Path directory,
            TestClock clock,
            Map<String, String> environment,
            IntFunction<Api> client,
            Function<Api, List<Api>> accounts) {
        this.directory = directory;
        this.clock = clock;
        Map<String, String> all = new HashMap<>(Map.of(
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
        guest = client.apply(server.port());
        List<Api> people = accounts.apply(guest);
        admin = people.get(0);
        jane = people.get(1);
        john = people.get(2);
    }

    /** A tracker with the three accounts, of which others are copies: to sign up takes longer than most tests. */
    private record Template(Path directory, Map<String, String> database, List<String> tokens) {
        static Template make(Store store) {
            Path directory = temporaryFolder();
            Map<String, String> database = store.freshDatabase();
            Tracker tracker = new Tracker(directory, new TestClock(), database, Api::ofOneThatStops, Tracker::signUps);
            tracker.server.close();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            List<Api> people = List.of(tracker.admin, tracker.jane, tracker.john);
            return new Template(
                    directory, database, people.stream().map(Api::token).toList());
        }

        Tracker copy(Store store, Map<String, String> environment, IntFunction<Api> client) {
            Path copy = temporaryFolder();
            copyFiles(copy);
            TestClock later = new TestClock();
            later.advance(Duration.ofMinutes(1));
            return new Tracker(
                    copy,
                    later,
                    joined(store.copyOf(database), environment),
                    client,
                    guest -> tokens.stream().map(guest::withToken).toList());
        }

        private void copyFiles(Path to) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static List<Api> signUps(Api guest) {
        return List.of(guest.signUp("admin"), guest.signUp("jane"), guest.signUp("john"));
    }

    static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("issue-tracker-test-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> joined(Map<String, String> one, Map<String, String> other) {
        Map<String, String> all = new HashMap<>(one);
        all.putAll(other);
        return all;
    }

    /** One for all tests that do not mind what others leave behind. */
    static Tracker shared(Store store) {
        return SHARED.computeIfAbsent(store, Tracker::lasting);
    }

    /** The same for tests of fields: it has those of the preset, Systems (api, web) and Reviewer. */
    static Tracker withFields(Store store) {
        return WITH_FIELDS.computeIfAbsent(store, key -> {
            Tracker tracker = lasting(key);
            tracker.admin().applyPreset().expect(200);
            tracker.admin()
                    .post("/fields", "{name: 'Systems', type: 'multi_select', options: [{name: 'api'}, {name: 'web'}]}")
                    .expect(201);
            tracker.admin().post("/fields", "{name: 'Reviewer', type: 'user'}").expect(201);
            return tracker;
        });
    }

    private static Tracker lasting(Store store) {
        Tracker tracker = template(store).copy(store, Map.of(), Api::of);
        Runtime.getRuntime().addShutdownHook(new Thread(tracker::close));
        return tracker;
    }

    /** One for a test that needs the tracker to itself. */
    static Tracker fresh(Store store) {
        return fresh(store, Map.of());
    }

    static Tracker fresh(Store store, Map<String, String> environment) {
        if (Collections.disjoint(environment.keySet(), MATTER_TO_SIGN_UPS)) {
            return template(store).copy(store, environment, Api::ofOneThatStops);
        }
        return started(store, environment, Tracker::signUps);
    }

    private static Template template(Store store) {
        return TEMPLATES.computeIfAbsent(store, Template::make);
    }

    private static Tracker started(Store store, Map<String, String> environment, Function<Api, List<Api>> accounts) {
        return new Tracker(
                temporaryFolder(),
                new TestClock(),
                joined(store.freshDatabase(), environment),
                Api::ofOneThatStops,
                accounts);
    }

    /** One that nobody has signed up to, where tokens live as long as they do by default. */
    static Tracker withoutAccounts(Store store) {
        return withoutAccounts(store, Map.of("TOKEN_TTL", "24h"));
    }

    /** One that nobody has signed up to, with more variables in its environment. */
    static Tracker withoutAccounts(Store store, Map<String, String> environment) {
        return started(store, environment, guest -> List.of(guest, guest, guest));
    }

    /** One whose data are in this folder and this database already. */
    static Tracker on(Path directory, Map<String, String> database) {
        return new Tracker(
                directory, new TestClock(), database, Api::ofOneThatStops, guest -> List.of(guest, guest, guest));
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
        delete(directory);
    }

    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
