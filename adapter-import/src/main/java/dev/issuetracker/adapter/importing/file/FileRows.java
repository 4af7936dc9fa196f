package dev.issuetracker.adapter.importing.file;

import org.jspecify.annotations.Nullable;

/**
 * Hands the rows of a file to a sink. Blank rows are skipped, the first other row is the header. Remembers what the
 * sink threw, because libraries wrap the exceptions that pass through them.
 */
public final class FileRows {
    private final TableSink sink;
    private final @Nullable Separator separator;
    private boolean headed;
    private @Nullable Throwable thrown;

    /** For a file that has cells of its own. */
    public FileRows(TableSink sink) {
        this(sink, null);
    }

    private FileRows(TableSink sink, @Nullable Separator separator) {
        this.sink = sink;
        this.separator = separator;
    }

    /** The same for a text whose cells are separated by something. */
    public FileRows separatedBy(Separator character) {
        return new FileRows(sink, character);
    }

    public void take(FileRow row) {
        if (row.blank()) {
            return;
        }
        try {
            if (headed) {
                sink.row(row);
            } else {
                headed = true;
                sink.header(new FileHeader(row.line(), row.cells(), separator));
            }
        } catch (RuntimeException | Error e) {
            thrown = e;
            throw e;
        }
    }

    /** Throws again what the sink threw, as it was, if it threw anything. */
    public void rethrow() {
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
    }
}
