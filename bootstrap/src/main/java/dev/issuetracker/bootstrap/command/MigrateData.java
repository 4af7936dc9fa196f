package dev.issuetracker.bootstrap.command;

import dev.issuetracker.adapter.persistence.copy.Copies;
import dev.issuetracker.adapter.persistence.copy.Copies.CopiedTable;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.ConfigurationException;
import dev.issuetracker.bootstrap.configuration.NamedFile;
import dev.issuetracker.bootstrap.server.Version;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Moves a tracker: from its SQLite file to PostgreSQL, or from the tables of the Django tracker. What was moved goes to
 * the output, everything else beside it.
 */
@Command(
        name = "migrate-data",
        description = {
            "Copies a tracker from an SQLite file into the PostgreSQL database that DB_NAME, DB_USER,"
                    + " DB_PASSWORD and DB_HOST name. With --from-django, moves the Django tracker into the database"
                    + " that the variables name, which may be SQLite.",
            "",
            "Stop the server first. The database must be empty; the command makes the tables. It moves and checks"
                    + " all of the tracker, or it moves nothing. It only reads where the tracker comes from."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "docs/moving-from-django.md explains how a Django tracker moves.",
            "Exit codes: 0 moved, 1 rejected or failed, 2 wrong configuration or arguments.",
            "issue-tracker --help explains the variables."
        })
public final class MigrateData extends Subcommand {
    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "The SQLite file. Default: issue-tracker.db in DATA_DIR")
    private @Nullable Path from;

    @ArgGroup(exclusive = false, heading = "%nTo move the Django tracker:%n")
    private @Nullable DjangoOptions django;

    MigrateData() {
        super("Nothing was moved");
    }

    @Override
    void run(Configuration configuration, PrintWriter out, PrintWriter err) {
        if (django == null) {
            copy(configuration, out, err);
        } else if (from == null) {
            new MoveFromDjango(django).run(configuration, out, err);
        } else {
            throw new ConfigurationException(List.of("--from and --from-django exclude each other"));
        }
    }

    private void copy(Configuration configuration, PrintWriter out, PrintWriter err) {
        DatabaseSettings.Postgresql target = target(configuration);
        Path file = file(configuration);
        err.println("Copying " + file + " to PostgreSQL " + target.primary());
        print(Copies.toPostgresql(DatabaseSettings.sqlite(file), target, new CopyLines(err, System::nanoTime)), out);
        err.println("Done. Start the server with the same variables, including DATA_DIR, and tokens stay valid.");
    }

    private static DatabaseSettings.Postgresql target(Configuration configuration) {
        if (configuration.database() instanceof DatabaseSettings.Postgresql postgresql) {
            return postgresql;
        }
        throw new ConfigurationException(
                List.of("DB_NAME, DB_USER, DB_PASSWORD and DB_HOST must name the PostgreSQL database to copy into;"
                        + " as they are set now, they mean SQLite"));
    }

    private Path file(Configuration configuration) {
        Path file = from == null ? configuration.embeddedDatabase() : from;
        NamedFile.problem(file).ifPresent(problem -> {
            throw new ConfigurationException(
                    List.of(problem + (from == null ? ": set DATA_DIR, or name it with --from" : "")));
        });
        return file;
    }

    static void print(List<CopiedTable> copied, PrintWriter out) {
        out.println(String.format(Locale.ROOT, "%-22s %12s  %s", "table", "rows", "SHA-256 of the rows"));
        for (CopiedTable table : copied) {
            out.println(String.format(Locale.ROOT, "%-22s %12d  %s", table.table(), table.rows(), table.sha256()));
        }
        out.flush();
    }
}
