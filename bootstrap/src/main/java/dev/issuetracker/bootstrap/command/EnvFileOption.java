package dev.issuetracker.bootstrap.command;

import java.nio.file.Path;

/** The option of every command that names the file with variables. */
@FunctionalInterface
public interface EnvFileOption {
    /** Where the variables are read from, beside the environment; the file need not exist. */
    Path envFile();
}
