package dev.issuetracker.bootstrap.command;

import dev.issuetracker.adapter.persistence.failover.Diagnosis;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Sqlite;
import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.EnvFileLocation;
import dev.issuetracker.bootstrap.server.Version;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.PrintWriter;
import java.nio.file.Files;
import picocli.CommandLine.Command;

/** Says which database is configured and how its nodes are. */
@Command(
        name = "doctor",
        description = {
            "Shows which database is configured, what each of its PostgreSQL nodes answers, and which of them a"
                    + " server would write.",
            "",
            "It changes nothing, and a server may run at the same time."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Exit codes: 0 a database can be written, 1 none can, 2 wrong configuration or arguments."})
public final class Doctor extends Subcommand {
    Doctor() {
        super("Nothing was checked");
    }

    @Override
    void run(Configuration configuration, PrintWriter out, PrintWriter err) {
        out.println(EnvFileLocation.description(envFile()));
        DatabaseSettings database = configuration.database();
        if (database instanceof Sqlite sqlite) {
            out.println("SQLite " + sqlite.file().toAbsolutePath()
                    + (Files.exists(sqlite.file()) ? "" : ", which does not exist yet: the first start makes it"));
        } else if (database instanceof Postgresql postgresql) {
            Diagnosis diagnosis = Diagnosis.of(postgresql);
            diagnosis.lines().forEach(out::println);
            out.flush();
            if (!diagnosis.written()) {
                throw new TrackerException(ErrorCode.STORE_UNAVAILABLE, "No database can be written.");
            }
        }
        out.flush();
    }
}
