package dev.issuetracker.bootstrap.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that somebody named, to be read. */
public final class NamedFile {
    private NamedFile() {}

    /** Why it cannot be read, in words for people; empty when it is a file. */
    public static Optional<String> problem(Path file) {
        if (Files.isDirectory(file)) {
            return Optional.of(file + " is a folder; name a file");
        }
        return Files.isRegularFile(file) ? Optional.empty() : Optional.of("there is no file " + file);
    }
}
