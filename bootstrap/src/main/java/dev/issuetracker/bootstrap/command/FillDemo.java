package dev.issuetracker.bootstrap.command;

import dev.issuetracker.adapter.http.JwtTokens;
import dev.issuetracker.adapter.importing.ImportFiles;
import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.bootstrap.client.Progress;
import dev.issuetracker.bootstrap.client.Terminal;
import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.ConfigurationException;
import dev.issuetracker.bootstrap.demo.Demo;
import dev.issuetracker.bootstrap.file.DataFolder;
import dev.issuetracker.bootstrap.password.Argon2PasswordHasher;
import dev.issuetracker.bootstrap.server.Server;
import dev.issuetracker.bootstrap.server.Version;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.text.Amount;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fills an empty tracker to look at. */
@Command(
        name = "demo",
        description = {
            "Fills an empty tracker with the work of a team in eighteen months: 12 people, 2,000 issues with labels,"
                    + " fields, parents, links, comments and history.",
            "",
            "The server must not run meanwhile. Every account has the password that is printed."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Exit codes: 0 filled, 1 failed, 2 wrong configuration or arguments.",
            "issue-tracker --help explains the variables."
        })
public final class FillDemo extends Subcommand {
    private static final int PASSWORD_BYTES = 6;

    @Option(
            names = "--issues",
            paramLabel = "NUMBER",
            defaultValue = "" + Demo.ISSUES,
            description = "How many issues. Default: ${DEFAULT-VALUE}")
    private int issues = Demo.ISSUES;

    @Option(names = "--password", paramLabel = "TEXT", description = "Of every account. Default: a random one")
    private String password = "";

    FillDemo() {
        super("The demo was not made");
    }

    @Override
    void run(Configuration configuration, PrintWriter out, PrintWriter err) {
        DataFolder.make(configuration.dataDir());
        String secret = password.isEmpty() ? randomPassword() : password;
        Clock clock = Clock.systemUTC();
        try (Database database = Database.open(configuration.database())) {
            Argon2PasswordHasher.Cost cost = Argon2PasswordHasher.Cost.RECOMMENDED;
            String what = "Filling " + database + " with " + Amount.of(issues, "issue");
            boolean filled;
            try (Progress progress = new Progress(err, Terminal.ofProcess().present(), what, 0, System::nanoTime)) {
                progress.issues(0, issues);
                filled = Demo.fill(
                        database,
                        builder -> builder.passwordHasher(Server.hasher(cost))
                                .tokenIssuer(new JwtTokens(List.of(new byte[JwtTokens.MIN_KEY_BYTES]), "demo", clock))
                                .rowReader(new ImportFiles(
                                        configuration.http().limits().maxImportBytes()))
                                .backups(database.backups(configuration.backups()))
                                .health(database.health())
                                .background(Runnable::run),
                        secret,
                        clock,
                        issues,
                        made -> progress.issues(made, issues));
            }
            if (!filled) {
                throw new ConfigurationException(List.of(
                        database + " has accounts already, and the demo needs an empty tracker: set another DATA_DIR"));
            }
        } catch (Demo.CutException cut) {
            throw cut.accounts() == 0 ? cut.reason() : unfinished(cut, configuration);
        }
        err.println("Done. Start the server, and sign in as " + String.join(", ", Demo.people()) + ". The password:");
        out.println(secret);
        out.flush();
    }

    private TrackerException unfinished(Demo.CutException cut, Configuration configuration) {
        TrackerException reason = cut.reason();
        String why = reason.code() == ErrorCode.STORE_FULL
                ? "There is no space left on the disk of the database."
                : String.valueOf(reason.getMessage());
        return new TrackerException(
                reason.code(),
                "The demo was not made to its end. " + why + " " + place(configuration.database()) + " has "
                        + Amount.of(cut.accounts(), "account") + " and " + Amount.of(cut.issues(), issues, "issue")
                        + " now: remove it, or name another database, before you make the demo again.",
                cut);
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return "demo-" + HexFormat.of().formatHex(bytes);
    }
}
