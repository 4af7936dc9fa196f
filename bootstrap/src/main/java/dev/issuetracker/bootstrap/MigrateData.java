package dev.issuetracker.bootstrap;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.Database.CopiedTable;
import dev.issuetracker.adapter.persistence.Database.CopyException;
import dev.issuetracker.adapter.persistence.DatabaseSettings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Moves a tracker from its SQLite file to PostgreSQL. What was copied goes to the output, everything else beside it. */
@Command(
        name = "migrate-data",
        description = {
            "Copies a tracker from an SQLite file into the PostgreSQL database that DB_NAME, DB_USER, DB_PASSWORD and DB_HOST name.",
            "",
            "Stop the server first. The database must be empty; its tables are made if they are not there. All of the tracker"
                    + " arrives, checked by counts and checksums, or nothing does. The file is only read."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {
            "",
            "Exit codes: 0 copied, 1 refused or failed, 2 configured or called wrongly.",
            "The variables are explained by the help of the server: issue-tracker --help"
        })
final class MigrateData implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MISCONFIGURED = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ParentCommand
    private @Nullable Main main;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "The SQLite file. Default: issue-tracker.db in DATA_DIR")
    private @Nullable Path from;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Configuration configuration;
        DatabaseSettings.Postgresql target;
        Path file;
        try {
            configuration = Configuration.of(Environment.of(System.getenv(), envFile()));
            target = target(configuration);
            file = file(configuration);
        } catch (ConfigurationException fault) {
            err.println("Nothing was copied:");
            fault.faults().forEach(one -> err.println("  " + one));
            err.println("--help explains the command, issue-tracker --help every variable.");
            return MISCONFIGURED;
        }
        Logging.configure(configuration);
        err.println("Copying " + file + " to PostgreSQL " + target.primary());
        try {
            List<CopiedTable> copied =
                    Database.copy(DatabaseSettings.sqlite(file), target, new CopyLines(err, System::nanoTime));
            print(copied, spec.commandLine().getOut());
        } catch (CopyException fault) {
            err.println(fault.getMessage());
            return FAILED;
        }
        err.println("Done. Start the server with the same variables, DATA_DIR among them, and its tokens stay good.");
        return 0;
    }

    private Path envFile() {
        if (main == null) {
            throw new IllegalStateException("picocli sets the parent command");
        }
        return main.envFile();
    }

    private static DatabaseSettings.Postgresql target(Configuration configuration) {
        if (configuration.database() instanceof DatabaseSettings.Postgresql postgresql) {
            return postgresql;
        }
        throw new ConfigurationException(
                List.of("DB_NAME, DB_USER, DB_PASSWORD and DB_HOST must name the PostgreSQL database to copy into;"
                        + " what is set means SQLite"));
    }

    private Path file(Configuration configuration) {
        Path file = from == null ? configuration.dataDir().resolve(DatabaseVariables.FILE) : from;
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationException(List.of(
                    "there is no file " + file + (from == null ? ": set DATA_DIR, or name it with --from" : "")));
        }
        return file;
    }

    private static void print(List<CopiedTable> copied, PrintWriter out) {
        out.println("%-14s %12s  %s".formatted("table", "rows", "SHA-256 of the rows"));
        for (CopiedTable table : copied) {
            out.println("%-14s %12d  %s".formatted(table.table(), table.rows(), table.sha256()));
        }
        out.flush();
    }
}
