package dev.issuetracker.bootstrap.configuration;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A file that somebody named, to be read. */
public final class NamedFile {
    private NamedFile() {}

    /** Why it cannot be read, in words for people; empty when it is a file. */
    public static Optional<String> problem(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            if (found.isDirectory()) {
                return Optional.of(file + " is a folder; name a file");
            }
            if (!found.isRegularFile()) {
                return Optional.of("there is no file " + file);
            }
            return Files.isReadable(file) ? Optional.empty() : Optional.of(unreadable(file));
        } catch (NoSuchFileException missing) {
            return Optional.of("there is no file " + file);
        } catch (AccessDeniedException denied) {
            return Optional.of(unreadable(file));
        } catch (IOException failure) {
            return Optional.of(file + " cannot be read: " + FileFailure.reason(failure));
        }
    }

    private static String unreadable(Path file) {
        return file + " cannot be read: let this account read the file and its folder";
    }
}
