package dev.issuetracker.bootstrap;

import dev.issuetracker.bootstrap.command.BackUp;
import dev.issuetracker.bootstrap.command.Doctor;
import dev.issuetracker.bootstrap.command.EnvFileOption;
import dev.issuetracker.bootstrap.command.ExportFilesCommand;
import dev.issuetracker.bootstrap.command.FillDemo;
import dev.issuetracker.bootstrap.command.ImportFilesCommand;
import dev.issuetracker.bootstrap.command.MigrateData;
import dev.issuetracker.bootstrap.command.Rehearse;
import dev.issuetracker.bootstrap.command.Restore;
import dev.issuetracker.bootstrap.command.RestoreExport;
import dev.issuetracker.bootstrap.command.RotateKey;
import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.ConfigurationException;
import dev.issuetracker.bootstrap.configuration.EnvFileLocation;
import dev.issuetracker.bootstrap.configuration.Environment;
import dev.issuetracker.bootstrap.configuration.Variable;
import dev.issuetracker.bootstrap.server.IdleMemory;
import dev.issuetracker.bootstrap.server.Logging;
import dev.issuetracker.bootstrap.server.Server;
import dev.issuetracker.bootstrap.server.Version;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: serves until it is asked to stop, unless another command is named. Exit codes: 0 stopped by a
 * signal, 1 could not start or go on, 2 wrong configuration or arguments.
 */
@Command(
        name = "issue-tracker",
        description = "Serves an issue tracker over HTTP.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            Serve.class,
            BackUp.class,
            Restore.class,
            RestoreExport.class,
            ImportFilesCommand.class,
            ExportFilesCommand.class,
            MigrateData.class,
            RotateKey.class,
            Doctor.class,
            FillDemo.class,
            Rehearse.class
        },
        footerHeading = "%nIt is configured by environment variables, or a .env file; the environment wins:%n%n")
public final class Main implements Callable<Integer>, EnvFileOption {
    private static final int FAILED = 1;
    private static final int MISCONFIGURED = 2;
    private static final int HELP_WIDTH = 120;
    private static final String ENV_FILE = "--env-file";
    /** How long a signal waits for the end of a start. */
    private static final Duration PATIENCE_FOR_A_START = Duration.ofSeconds(5);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = ENV_FILE,
            paramLabel = "FILE",
            defaultValue = ".env",
            scope = ScopeType.INHERIT,
            description = "File with variables; it need not exist. Default: ${DEFAULT-VALUE}")
    private Path envFile = Path.of(".env");

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Main main = new Main();
        System.exit(main.isPlain(arguments) ? main.serve() : commandLine().execute(arguments));
    }

    /**
     * Whether a server is started as services do, with a file of variables at most, which is then taken. To learn about
     * all commands and their options takes picocli a good part of the start.
     */
    private boolean isPlain(String[] arguments) {
        if (arguments.length == 2 && arguments[0].equals(ENV_FILE) && arguments[1].matches("[\\w./][\\w./-]*")) {
            envFile = Path.of(arguments[1]);
            return true;
        }
        return arguments.length == 0;
    }

    /** What picocli does with {@link #call}. */
    private int serve() {
        try {
            return call();
        } catch (InterruptedException | RuntimeException exception) {
            exception.printStackTrace();
            return FAILED;
        }
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        List<String> footer = new ArrayList<>();
        int column = 3
                + Arrays.stream(Variable.values())
                        .mapToInt(variable -> variable.name().length())
                        .max()
                        .orElseThrow();
        for (Variable variable : Variable.values()) {
            footer.addAll(described(variable, column));
        }
        footer.add("");
        footer.add("Exit codes: 0 stopped by a signal, 1 could not start or go on, 2 wrong configuration or"
                + " arguments.");
        line.getCommandSpec().usageMessage().footer(footer.toArray(String[]::new));
        line.setUsageHelpWidth(HELP_WIDTH);
        line.setParameterExceptionHandler((exception, arguments) -> sayWhatIsWrong(exception));
        return line;
    }

    /** The lines about a variable, of which those after the first begin below what it means. */
    private static List<String> described(Variable variable, int column) {
        String fallback = variable.fallback().isEmpty() ? "" : " (default " + variable.fallback() + ")";
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("  " + variable);
        for (String word : (variable.help() + fallback).split(" ", -1)) {
            if (line.length() + 1 + word.length() > HELP_WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(" ".repeat(Math.max(1, column - line.length()))).append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Without all the help, above which nobody would see it. */
    private static int sayWhatIsWrong(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        // Of an option that takes pairs, the library says so twice.
        err.println(String.valueOf(exception.getMessage()).replace("option option ", "option "));
        UnmatchedArgumentException.printSuggestions(exception, err);
        err.print(command.getHelp().fullSynopsis());
        err.println(command.getCommandSpec().qualifiedName() + " --help explains it.");
        return MISCONFIGURED;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec == null
                ? new PrintWriter(System.err, true, Charset.defaultCharset())
                : spec.commandLine().getErr();
        Environment environment = Environment.of(System.getenv(), envFile());
        Configuration configuration;
        try {
            configuration = Configuration.of(environment);
        } catch (ConfigurationException exception) {
            err.println("The server cannot start with this configuration:");
            exception.violations().forEach(violation -> err.println("  " + violation));
            environment.warnings().forEach(warning -> err.println("  " + warning));
            err.println("--help explains every variable.");
            return MISCONFIGURED;
        }
        Logging.configure(configuration);
        Logging.settingsFrom(EnvFileLocation.description(envFile()));
        Logging.warn(environment.warnings());
        CompletableFuture<Server> starting = new CompletableFuture<>();
        closeOnSignal(starting);
        Server server;
        try {
            server = Server.start(configuration, Clock.systemUTC());
            starting.complete(server);
        } catch (ConfigurationException exception) {
            exception.violations().forEach(err::println);
            return MISCONFIGURED;
        } catch (RuntimeException | LinkageError exception) {
            Logging.failedToStart(exception, configuration);
            return FAILED;
        } finally {
            starting.cancel(false);
        }
        IdleMemory.giveBackFromNowOn();
        server.awaitClose();
        return 0;
    }

    /**
     * Ends with 0, so that service managers see no failure in a stop that was asked for; the JVM would end with 143.
     */
    private static void closeOnSignal(Future<Server> starting) {
        Thread stop = new Thread(
                () -> {
                    Server server = started(starting);
                    if (server == null) {
                        return;
                    }
                    try {
                        server.close();
                        Logging.flush();
                    } finally {
                        Runtime.getRuntime().halt(0);
                    }
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(stop);
    }

    /**
     * The server, whose port is open a moment before its start ends; null when it did not start, or starts for long.
     */
    private static @Nullable Server started(Future<Server> starting) {
        try {
            return starting.get(PATIENCE_FOR_A_START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CancellationException | ExecutionException | TimeoutException | InterruptedException none) {
            return null;
        }
    }

    @Override
    public Path envFile() {
        return EnvFileLocation.locate(envFile, Path.of(""));
    }
}
