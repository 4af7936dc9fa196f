package dev.issuetracker.adapter.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;

/** This machine could not write or read a temporary file; the imported file is not to blame. */
final class TemporaryFileException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    TemporaryFileException(IOException cause) {
        super(cause);
    }
}
