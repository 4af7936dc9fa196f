package dev.issuetracker.bootstrap.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the file of variables lies. */
public final class EnvFileLocation {
    static final Path USUAL = Path.of(".env");

    /** Where the Django tracker had it, seen from the folder of its repository. */
    private static final List<Path> BEFORE =
            List.of(Path.of("issue_tracker", ".env"), Path.of("issue_tracker", "issue_tracker", ".env"));

    private EnvFileLocation() {}

    /** The file that is named; for the usual name, where it is missing, also where the Django tracker had it. */
    public static Path locate(Path named, Path folder) {
        if (!named.equals(USUAL) || Files.exists(folder.resolve(named))) {
            return folder.resolve(named);
        }
        return BEFORE.stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElse(folder.resolve(named));
    }

    /** Where the variables come from, for the operator. */
    public static String description(Path file) {
        return Files.exists(file)
                ? "Settings are read from the environment and " + file.toAbsolutePath()
                : "Settings are read from the environment only: there is no " + file.toAbsolutePath();
    }
}
