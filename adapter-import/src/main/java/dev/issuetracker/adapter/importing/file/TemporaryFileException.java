package dev.issuetracker.adapter.importing.file;

import java.io.IOException;
import java.io.UncheckedIOException;

/** This machine could not write or read a temporary file; the imported file is not to blame. */
public final class TemporaryFileException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    public TemporaryFileException(IOException cause) {
        super(cause);
    }
}
