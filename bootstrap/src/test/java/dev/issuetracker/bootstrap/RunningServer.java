package dev.issuetracker.bootstrap;

import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.Environment;
import dev.issuetracker.bootstrap.password.Argon2PasswordHasher.Cost;
import dev.issuetracker.bootstrap.server.Server;
import java.time.Clock;
import java.util.Map;

/**
 * The server as its environment configures it, for tests in other packages. Only its hashes cost next to nothing: half
 * of the time went into them. {@code SeveralServersTest} and the tests of the jar have the real ones.
 */
public final class RunningServer implements AutoCloseable {
    private static final Cost CHEAP = new Cost(64, 1);

    private final Server server;

    private RunningServer(Server server) {
        this.server = server;
    }

    public static RunningServer start(Map<String, String> environment, Clock clock) {
        return new RunningServer(Server.start(Configuration.of(Environment.of(environment)), clock, CHEAP));
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
