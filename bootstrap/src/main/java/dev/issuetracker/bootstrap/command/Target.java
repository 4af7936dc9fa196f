package dev.issuetracker.bootstrap.command;

import dev.issuetracker.bootstrap.client.CallException;
import dev.issuetracker.bootstrap.client.ServerClient;
import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.ConfigurationException;
import dev.issuetracker.bootstrap.configuration.Environment;
import dev.issuetracker.bootstrap.server.Logging;
import dev.issuetracker.bootstrap.server.OperatorSession;
import dev.issuetracker.bootstrap.server.Server;
import dev.issuetracker.bootstrap.server.StartProblem;
import dev.issuetracker.domain.error.TrackerException;
import java.net.URI;
import java.time.Clock;

/** What a command calls: a server that runs, or one that lives in this process as long as the command does. */
record Target(ServerClient client, Runnable end) implements AutoCloseable {
    /** A server that somebody else runs. */
    static Target running(URI server, String token) {
        return new Target(new ServerClient(server, token), () -> {});
    }

    /**
     * The database that the variables name.
     *
     * @param username the account whose calls they are
     * @throws ConfigurationException when a variable is wrong, or no active account has this name
     * @throws CallException when the database cannot be used
     */
    static Target database(Environment environment, String username) {
        Configuration configuration = Configuration.of(environment.onLoopback());
        Logging.configure(configuration);
        Server server = start(configuration);
        try {
            OperatorSession session = server.openSession(username);
            URI address = URI.create("http://127.0.0.1:" + server.port());
            return new Target(new ServerClient(address, session.token()), () -> {
                try (server) {
                    session.close();
                }
            });
        } catch (TrackerException unavailable) {
            server.close();
            throw new CallException(String.valueOf(unavailable.getMessage()), unavailable);
        } catch (RuntimeException exception) {
            server.close();
            throw exception;
        }
    }

    private static Server start(Configuration configuration) {
        try {
            return Server.startForCommand(configuration, Clock.systemUTC());
        } catch (ConfigurationException exception) {
            throw exception;
        } catch (RuntimeException | LinkageError exception) {
            throw new CallException(StartProblem.of(exception, configuration), exception);
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
