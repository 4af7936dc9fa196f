package dev.issuetracker.bootstrap.command;

import dev.issuetracker.adapter.persistence.copy.Copies;
import dev.issuetracker.adapter.persistence.copy.Copies.Restored;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.server.Version;
import dev.issuetracker.domain.text.Amount;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts a backup in the place of the SQLite database. */
@Command(
        name = "restore",
        description = {
            "Checks a backup and puts a copy of it in the place of the SQLite database.",
            "",
            "Stop the server first. The old database is kept beside the new one. Everybody must sign in again,"
                    + " because tokens that were ended after the backup would be valid again. Passwords and"
                    + " roles are those of the backup.",
            "Run it as the user that the server runs as. For PostgreSQL use pg_restore."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Exit codes: 0 restored, 1 rejected or failed, 2 wrong configuration or arguments.",
            "issue-tracker --help explains the variables."
        })
public final class Restore extends Subcommand {
    @Option(names = "--from", paramLabel = "FILE", required = true, description = "The backup; it is only read")
    private Path from = Path.of("");

    Restore() {
        super("Nothing was restored");
    }

    @Override
    void run(Configuration configuration, PrintWriter out, PrintWriter err) {
        DatabaseSettings.Sqlite database = sqlite(configuration);
        Restored restored = Copies.restore(from, database, Instant.now());
        restored.replaced().ifPresent(file -> err.println("The old database is now " + file));
        out.println("Restored %s: %s, schema %s. Start the server; everybody must sign in again."
                .formatted(database.file(), Amount.of(restored.issues(), "issue"), restored.schemaVersion()));
        out.flush();
    }
}
