package dev.issuetracker.bootstrap.command;

import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.ConfigurationException;
import dev.issuetracker.bootstrap.configuration.Environment;
import dev.issuetracker.bootstrap.server.Logging;
import dev.issuetracker.bootstrap.server.StartProblem;
import dev.issuetracker.domain.error.TrackerException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that reads the server's configuration. Exit codes: 0 done, 1 failed, 2 configured or called wrongly. */
abstract class Subcommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MISCONFIGURED = 2;

    private final String nothingDone;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ParentCommand
    private @Nullable EnvFileOption program;

    /**
     * @param nothingDone what has not happened when the command cannot do its work, such as {@code Nothing was copied}
     */
    Subcommand(String nothingDone) {
        this.nothingDone = nothingDone;
    }

    /**
     * Does the work.
     *
     * @param out takes the result, {@code err} everything else
     * @throws ConfigurationException when it is wrongly configured or called
     * @throws CopyException when it fails
     * @throws TrackerException when the disk is full
     */
    abstract void run(Configuration configuration, PrintWriter out, PrintWriter err);

    @Override
    public final Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Environment environment = Environment.of(System.getenv(), envFile());
            environment.warnings().forEach(err::println);
            Configuration configuration = Configuration.of(environment);
            Logging.configure(configuration);
            return run(configuration, err);
        } catch (ConfigurationException exception) {
            err.println(nothingDone + ":");
            exception.violations().forEach(violation -> err.println("  " + violation));
            err.println("--help explains the command, issue-tracker --help every variable.");
            return MISCONFIGURED;
        }
    }

    private int run(Configuration configuration, PrintWriter err) {
        try {
            run(configuration, spec.commandLine().getOut(), err);
            return 0;
        } catch (ConfigurationException exception) {
            throw exception;
        } catch (CopyException exception) {
            err.println(exception.getMessage());
            return FAILED;
        } catch (TrackerException exception) {
            String why = String.valueOf(exception.getMessage());
            err.println(why.startsWith(nothingDone) ? why : nothingDone + ". " + why);
            return FAILED;
        } catch (RuntimeException | LinkageError exception) {
            err.println(nothingDone + ". " + StartProblem.of(exception, configuration));
            LoggerFactory.getLogger(getClass()).debug(nothingDone, exception);
            return FAILED;
        }
    }

    /** Where the variables are read from, beside the environment. */
    final Path envFile() {
        if (program == null) {
            throw new IllegalStateException("picocli sets the parent command");
        }
        return program.envFile();
    }

    /** A database by its place, for people. */
    static String place(DatabaseSettings settings) {
        return settings instanceof DatabaseSettings.Sqlite sqlite
                ? "SQLite " + sqlite.file().toAbsolutePath().normalize()
                : "PostgreSQL " + ((DatabaseSettings.Postgresql) settings).primary();
    }

    /** The SQLite database that the configuration names. */
    static DatabaseSettings.Sqlite sqlite(Configuration configuration) {
        if (configuration.database() instanceof DatabaseSettings.Sqlite sqlite) {
            return sqlite;
        }
        throw new ConfigurationException(
                List.of("the DB_ variables name a PostgreSQL database, but this command is only for SQLite: use"
                        + " pg_dump and pg_restore, or pg_basebackup"));
    }
}
