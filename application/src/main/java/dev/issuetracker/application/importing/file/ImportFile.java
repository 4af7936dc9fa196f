package dev.issuetracker.application.importing.file;

import java.nio.file.Path;

/**
 * A file that is there in full, to be read once.
 *
 * @param name what its sender calls it; its ending tells the format
 * @param choices what its sender says of it
 */
public record ImportFile(String name, Path path, FileChoices choices) {
    /** A file of which its sender says nothing. */
    public ImportFile(String name, Path path) {
        this(name, path, FileChoices.NONE);
    }

    /** The same file under another name. */
    public ImportFile called(String other) {
        return new ImportFile(other, path, choices);
    }

    /** The same file at another place. */
    public ImportFile at(Path other) {
        return new ImportFile(name, other, choices);
    }

    /** The same file with choices. */
    public ImportFile with(FileChoices other) {
        return new ImportFile(name, path, other);
    }
}
