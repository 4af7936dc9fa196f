package dev.issuetracker.bootstrap;

import dev.issuetracker.bootstrap.server.Version;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Serves, as the command line does when it names no command. */
@Command(
        name = "serve",
        description = "Serves the tracker over HTTP, as without a command.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "issue-tracker --help explains the variables."})
final class Serve implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Override
    public Integer call() throws InterruptedException {
        if (main == null) {
            throw new IllegalStateException("picocli sets the parent command");
        }
        return main.call();
    }
}
