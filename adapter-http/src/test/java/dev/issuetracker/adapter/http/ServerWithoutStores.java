package dev.issuetracker.adapter.http;

import dev.issuetracker.adapter.http.route.Route;
import dev.issuetracker.adapter.http.settings.HttpSettings;
import dev.issuetracker.adapter.http.settings.HttpSettings.Limits;
import dev.issuetracker.adapter.http.settings.HttpSettings.Origins;
import dev.issuetracker.adapter.http.settings.HttpSettings.Proxies;
import dev.issuetracker.application.StorePorts;
import dev.issuetracker.application.Tracker;
import dev.issuetracker.application.backup.Backups;
import dev.issuetracker.application.guess.GuessLimits;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.password.ClaimedPassword;
import dev.issuetracker.application.password.PasswordHasher;
import dev.issuetracker.application.store.StoreHealth;
import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.application.store.StoreStatus.State;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A server for what needs no store: each port of its services fails when it is called. */
public final class ServerWithoutStores {
    private ServerWithoutStores() {}

    /** Every route that a server has. */
    public static List<Route> routes() {
        return of(() -> new StoreStatus("embedded", State.READY, "1", null)).routes();
    }

    /** A store whose ports no test comes to. */
    private static StorePorts unusedStore() {
        Class<StorePorts> store = StorePorts.class;
        return store.cast(Proxy.newProxyInstance(
                store.getClassLoader(),
                new Class<?>[] {store},
                (proxy, method, given) -> method.isDefault()
                        ? InvocationHandler.invokeDefault(proxy, method, given)
                        : unused(method.getReturnType())));
    }

    private static <T> T unused(Class<T> port) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, given) -> {
                    throw new AssertionError("no test comes as far as " + method);
                }));
    }

    private static final class NoHasher implements PasswordHasher {
        @Override
        public String hash(String password) {
            return "";
        }

        @Override
        public boolean matches(ClaimedPassword password, String hash, int djangoIterations) {
            return false;
        }

        @Override
        public boolean outdated(String hash) {
            return false;
        }
    }

    static HttpServer of(StoreHealth health) {
        Clock clock = Clock.systemUTC();
        HttpSettings settings = new HttpSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                Proxies.NONE,
                Origins.NONE,
                new Limits(1_000, 1_000, 0, 100, 0, Duration.ofSeconds(10), Duration.ofSeconds(12)),
                false,
                Duration.ofSeconds(10));
        Tracker tracker = Tracker.on(unusedStore())
                .clock(clock)
                .passwordHasher(new NoHasher())
                .tokenIssuer(new JwtTokens(List.of(new byte[32]), "tracker", clock))
                .rowReader(unused(RowReader.class))
                .backups(unused(Backups.class))
                .health(health)
                .guessLimits(GuessLimits.of(0, 0, 0))
                .build();
        return new HttpServer(settings, tracker, Path.of(System.getProperty("java.io.tmpdir")));
    }
}
