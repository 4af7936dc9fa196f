package dev.issuetracker.bootstrap.command;

import dev.issuetracker.adapter.persistence.copy.Copies;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.backup.Backup;
import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.server.Version;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Copies the SQLite database. */
@Command(
        name = "backup",
        description = {
            "Copies the SQLite database, also while the server runs, and checks the copy.",
            "",
            "The copy is one file that holds the database as it was at one moment. It gets its name when it is"
                    + " complete and checked, and replaces no file. Its SHA-256 and name are printed. For"
                    + " PostgreSQL use pg_dump or pg_basebackup."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Exit codes: 0 copied, 1 rejected or failed, 2 wrong configuration or arguments.",
            "issue-tracker --help explains the variables."
        })
public final class BackUp extends Subcommand {
    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "The copy. Default: a name with the time, in the folder backups of DATA_DIR")
    private @Nullable Path to;

    BackUp() {
        super("No backup was made");
    }

    @Override
    void run(Configuration configuration, PrintWriter out, PrintWriter err) {
        DatabaseSettings.Sqlite database = sqlite(configuration);
        Instant now = Instant.now();
        Path file = to == null ? Copies.backupFile(configuration.backups(), now) : to;
        Backup backup = Copies.backup(database, file, now);
        err.println("Copied and checked: " + backup.bytes() + " bytes, schema " + backup.schemaVersion() + ".");
        // As sha256sum --check reads it.
        out.println(backup.sha256() + "  " + file);
        out.flush();
    }
}
