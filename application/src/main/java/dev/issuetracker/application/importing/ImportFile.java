package dev.issuetracker.application.importing;

import java.nio.file.Path;

/**
 * A file that is there in full, to be read once.
 *
 * @param name what its sender calls it; its ending tells the format
 */
public record ImportFile(String name, Path path) {}
