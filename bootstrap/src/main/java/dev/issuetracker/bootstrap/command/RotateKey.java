package dev.issuetracker.bootstrap.command;

import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.ConfigurationException;
import dev.issuetracker.bootstrap.configuration.Environment;
import dev.issuetracker.bootstrap.configuration.FileFailure;
import dev.issuetracker.bootstrap.file.TokenKey;
import dev.issuetracker.bootstrap.server.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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
public final class RotateKey implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MISCONFIGURED = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ParentCommand
    private @Nullable EnvFileOption program;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Path folder = folder();
            TokenKey.rotate(folder);
            err.println("The new key is in " + folder.resolve(TokenKey.FILE)
                    + ", and the old one follows it. Restart the server; if there are several, give all of them"
                    + " this file.");
            return 0;
        } catch (ConfigurationException exception) {
            err.println("Nothing was changed:");
            exception.violations().forEach(violation -> err.println("  " + violation));
            return MISCONFIGURED;
        } catch (IOException exception) {
            err.println("Nothing was changed: " + FileFailure.reason(exception));
            return FAILED;
        }
    }

    private Path folder() {
        if (program == null) {
            throw new IllegalStateException("picocli sets the parent command");
        }
        Configuration configuration = Configuration.of(Environment.of(System.getenv(), program.envFile()));
        if (configuration.jwtSecret().isPresent()) {
            throw new ConfigurationException(List.of("JWT_SECRET is set, so " + TokenKey.FILE
                    + " is not used: put its value into JWT_SECRET_PREVIOUS and a new one into JWT_SECRET"));
        }
        return configuration.dataDir();
    }
}
