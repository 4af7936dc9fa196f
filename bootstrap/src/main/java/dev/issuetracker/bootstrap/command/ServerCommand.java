package dev.issuetracker.bootstrap.command;

import dev.issuetracker.bootstrap.client.CallException;
import dev.issuetracker.bootstrap.client.ServerClient;
import dev.issuetracker.bootstrap.client.Terminal;
import dev.issuetracker.bootstrap.configuration.ConfigurationException;
import dev.issuetracker.bootstrap.configuration.Environment;
import dev.issuetracker.bootstrap.configuration.NamedFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * A command that calls a running server, or works on the database of the variables. Exit codes: 0 done, 1 failed, 2
 * called or configured wrongly.
 */
abstract class ServerCommand implements Callable<Integer> {
    static final int FAILED = 1;
    private static final int MISCONFIGURED = 2;

    private static final String VARIABLE = "ISSUE_TRACKER_TOKEN";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ParentCommand
    private @Nullable EnvFileOption program;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The server, such as https://tracker.example.org. Default: no server, but the database that"
                    + " the variables name, which --as opens")
    private @Nullable String server;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Without --server: the account that does it. It needs no password")
    private @Nullable String account;

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
        try (Target target = target(terminal, err)) {
            return run(target.client(), terminal, spec.commandLine().getOut(), err);
        } catch (CallException failure) {
            err.println(failure.getMessage());
            return FAILED;
        } catch (ConfigurationException exception) {
            exception.violations().forEach(err::println);
            return MISCONFIGURED;
        }
    }

    private Target target(Terminal terminal, PrintWriter err) {
        if (server == null && account == null) {
            throw wrong("name the server with --server, or an account with --as to use the database of the variables");
        }
        if (server != null && account != null) {
            throw wrong("use either --server or --as, which uses the database of the variables");
        }
        return server == null
                ? database(Objects.requireNonNull(account), err)
                : Target.running(address(server), token(terminal));
    }

    private Target database(String username, PrintWriter err) {
        if (program == null) {
            throw new IllegalStateException("picocli sets the parent command");
        }
        Environment environment = Environment.of(System.getenv(), program.envFile());
        environment.warnings().forEach(err::println);
        return Target.database(environment, username);
    }

    private URI address(String sent) {
        return ServerAddress.of(sent).orElseThrow(() -> wrong(ServerAddress.problem("--server", sent)));
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

    /** Ends the command when there is no such file to be read. */
    final void requireFile(Path file) {
        NamedFile.problem(file).ifPresent(problem -> {
            throw wrong(problem);
        });
    }

    /** Ends the command when a file cannot be written because it is a folder, or its folder is missing. */
    final void requireWritable(Path file) {
        if (Files.isDirectory(file)) {
            requireFile(file);
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw wrong("there is no folder " + folder);
        }
    }

    /** Ends the command when it would replace a file, and nobody said that it may. */
    final void requireNew(Path file, boolean overwrite) {
        if (!overwrite && Files.exists(file)) {
            throw wrong("there is a file " + file + " already; --overwrite replaces it");
        }
    }

    /** What ends a command that is called wrongly. */
    final ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
