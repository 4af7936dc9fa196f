package dev.issuetracker.bootstrap;

import java.time.Clock;
import java.util.Map;

/** The server as its environment configures it, for tests in other packages. */
public final class RunningServer implements AutoCloseable {
    private final Server server;

    private RunningServer(Server server) {
        this.server = server;
    }

    public static RunningServer start(Map<String, String> environment, Clock clock) {
        return new RunningServer(Server.start(Configuration.of(environment), clock));
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
