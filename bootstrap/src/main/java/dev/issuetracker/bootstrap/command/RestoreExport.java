package dev.issuetracker.bootstrap.command;

import dev.issuetracker.adapter.importing.ArchiveZips;
import dev.issuetracker.adapter.persistence.archive.ArchiveMove;
import dev.issuetracker.application.access.Secrets;
import dev.issuetracker.application.password.PasswordService;
import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.ConfigurationException;
import dev.issuetracker.bootstrap.configuration.NamedFile;
import dev.issuetracker.bootstrap.file.DataFolder;
import dev.issuetracker.bootstrap.password.Argon2PasswordHasher;
import dev.issuetracker.bootstrap.server.Server;
import dev.issuetracker.bootstrap.server.Version;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fills an empty database with everything that a tracker exported. */
@Command(
        name = "restore-export",
        description = {
            "Fills the database that the variables name with what GET /export sent: issues with their history,"
                    + " comments, links, labels, fields, and accounts without their passwords.",
            "",
            "Stop the server first. The database must be empty, SQLite or PostgreSQL; the command makes the tables."
                    + " It restores all of the file, or nothing.",
            "The command prints a code by which an admin gets a new password. This admin makes such codes for the"
                    + " others."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Exit codes: 0 restored, 1 rejected or failed, 2 wrong configuration or arguments.",
            "issue-tracker --help explains the variables."
        })
public final class RestoreExport extends Subcommand {
    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Parameters(paramLabel = "FILE", description = "The export; it is only read")
    private Path file = Path.of("");

    @Option(
            names = "--admin",
            paramLabel = "NAME",
            description = "The account that the code is for. Default: the oldest active admin")
    private @Nullable String admin;

    RestoreExport() {
        super("Nothing was restored");
    }

    @Override
    void run(Configuration configuration, PrintWriter out, PrintWriter err) {
        NamedFile.problem(file).ifPresent(problem -> {
            throw new ConfigurationException(List.of(problem));
        });
        DataFolder.make(configuration.dataDir());
        String code = Secrets.make(PasswordService.RESET_PREFIX);
        Instant at = Clock.systemUTC().instant();
        ArchiveMove.Access access = new ArchiveMove.Access(
                Server.hasher(Argon2PasswordHasher.Cost.RECOMMENDED).hashOfNobody(),
                admin,
                Secrets.hash(code),
                at,
                at.plus(PasswordService.RESET_LIFE));
        ArchiveMove.Moved moved =
                ArchiveZips.read(file, archive -> new ArchiveMove(archive, access).into(configuration.database()));
        moved.tables()
                .forEach(table -> out.println(String.format(Locale.ROOT, "%-22s %12d", table.table(), table.rows())));
        out.println("Start the server. " + moved.admin() + " sets a new password with this code, until "
                + UNTIL.format(access.expiresAt()) + " UTC:");
        out.println(code);
        out.flush();
    }
}
