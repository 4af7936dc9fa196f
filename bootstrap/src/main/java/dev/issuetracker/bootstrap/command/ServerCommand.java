package dev.issuetracker.bootstrap.command;

import dev.issuetracker.bootstrap.client.CallException;
import dev.issuetracker.bootstrap.client.ServerClient;
import dev.issuetracker.bootstrap.client.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that calls a running server. Exit codes: 0 done, 1 failed, 2 called wrongly. */
abstract class ServerCommand implements Callable<Integer> {
    static final int FAILED = 1;

    private static final String VARIABLE = "ISSUE_TRACKER_TOKEN";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--server",
            paramLabel = "URL",
            required = true,
            description = "The server, such as https://tracker.example.org")
    private URI server = URI.create("");

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Has a personal access token. Default: the variable " + VARIABLE + ", or you are asked")
    private @Nullable Path tokenFile;

    /**
     * Does the work.
     *
     * @return the exit code
     * @throws CallException when the server rejects a call, or does not answer
     */
    abstract int run(ServerClient client, Terminal terminal, PrintWriter out, PrintWriter err);

    @Override
    public final Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Terminal terminal = Terminal.ofProcess();
        ServerClient client = new ServerClient(checkedServer(), token(terminal));
        try {
            return run(client, terminal, spec.commandLine().getOut(), err);
        } catch (CallException failure) {
            err.println(failure.getMessage());
            return FAILED;
        }
    }

    private URI checkedServer() {
        if (server.getHost() == null || !String.valueOf(server.getScheme()).matches("https?")) {
            throw wrong("--server is a URL such as https://tracker.example.org");
        }
        return server;
    }

    private String token(Terminal terminal) {
        Optional<String> token = tokenFile == null ? fromVariable() : Optional.of(read(tokenFile));
        String found = token.or(() -> terminal.secret("Token"))
                .orElseThrow(() -> wrong("set " + VARIABLE + ", or name a file with --token-file"));
        if (!found.matches("[\\x21-\\x7e]+")) {
            throw wrong("a token is one line of letters, digits and signs");
        }
        return found;
    }

    private static Optional<String> fromVariable() {
        return Optional.ofNullable(System.getenv(VARIABLE)).filter(value -> !value.isBlank());
    }

    private String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw wrong("the file " + file + " cannot be read");
        }
    }

    /** What ends a command that is called wrongly. */
    final ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
