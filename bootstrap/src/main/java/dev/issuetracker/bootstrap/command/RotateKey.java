package dev.issuetracker.bootstrap.command;

import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.ConfigurationException;
import dev.issuetracker.bootstrap.file.TokenKey;
import dev.issuetracker.bootstrap.server.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** Puts a new key for tokens beside the old one. */
@Command(
        name = "rotate-key",
        description = {
            "Puts a new signing key into token.key in DATA_DIR, and keeps the current one so that its tokens"
                    + " stay valid.",
            "",
            "Restart the server to use the new key. Rotate again after TOKEN_TTL, or at once if somebody else"
                    + " got the old key: only one old key is kept."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Exit codes: 0 rotated, 1 failed, 2 wrong configuration or arguments."})
public final class RotateKey extends Subcommand {
    public RotateKey() {
        super("Nothing was changed");
    }

    @Override
    void run(Configuration configuration, PrintWriter out, PrintWriter err) {
        if (configuration.jwtSecret().isPresent()) {
            throw new ConfigurationException(List.of("JWT_SECRET is set, so " + TokenKey.FILE
                    + " is not used: put its value into JWT_SECRET_PREVIOUS and a new one into JWT_SECRET"));
        }
        Path folder = configuration.dataDir();
        try {
            TokenKey.rotate(folder);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        err.println("The new key is in " + folder.resolve(TokenKey.FILE)
                + ", and the old one follows it. Restart the server; if there are several, give all of them"
                + " this file.");
    }
}
