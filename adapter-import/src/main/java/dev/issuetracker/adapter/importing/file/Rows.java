package dev.issuetracker.adapter.importing.file;

import dev.issuetracker.application.importing.RowReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands rows to a sink: skips the blank ones, calls the first a header, and remembers what the sink threw. */
public final class Rows {
    private final RowReader.Sink sink;
    private boolean headed;
    private @Nullable Throwable thrown;

    public Rows(RowReader.Sink sink) {
        this.sink = sink;
    }

    public void take(long line, List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        try {
            if (headed) {
                sink.row(line, cells);
            } else {
                headed = true;
                sink.header(line, cells);
            }
        } catch (RuntimeException | Error e) {
            thrown = e;
            throw e;
        }
    }

    /** Throws again what the sink threw, if it did, as it was. */
    public void rethrow() {
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
    }
}
