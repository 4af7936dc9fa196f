package dev.issuetracker.bootstrap;

import dev.issuetracker.adapter.persistence.copy.Copies;
import dev.issuetracker.adapter.persistence.copy.Copies.CopiedTable;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.ConfigurationException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Moves a tracker from its SQLite file to PostgreSQL. What was copied goes to the output, everything else beside it.
 */
@Command(
        name = "migrate-data",
        description = {
            "Copies a tracker from an SQLite file into the PostgreSQL database that DB_NAME, DB_USER,"
                    + " DB_PASSWORD and DB_HOST name.",
            "",
            "Stop the server first. The database must be empty; the command makes the tables. It copies all of"
                    + " the tracker and checks counts and checksums, or it copies nothing. It only reads the file."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {
            "",
            "Exit codes: 0 copied, 1 rejected or failed, 2 wrong configuration or arguments.",
            "issue-tracker --help explains the variables."
        })
final class MigrateData extends Subcommand {
    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "The SQLite file. Default: issue-tracker.db in DATA_DIR")
    private @Nullable Path from;

    MigrateData() {
        super("Nothing was copied");
    }

    @Override
    void run(Configuration configuration, PrintWriter out, PrintWriter err) {
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
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationException(List.of(
                    "there is no file " + file + (from == null ? ": set DATA_DIR, or name it with --from" : "")));
        }
        return file;
    }

    private static void print(List<CopiedTable> copied, PrintWriter out) {
        out.println(String.format(Locale.ROOT, "%-14s %12s  %s", "table", "rows", "SHA-256 of the rows"));
        for (CopiedTable table : copied) {
            out.println(String.format(Locale.ROOT, "%-14s %12d  %s", table.table(), table.rows(), table.sha256()));
        }
        out.flush();
    }
}
