package dev.issuetracker.adapter.http.issue;

import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.domain.issue.Issue;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes issues as JSON, each on a line of its own, as lists show them. */
final class JsonLines implements Consumer<Issue> {
    private final Supplier<OutputStream> target;
    private @Nullable OutputStream opened;

    /** @param target opened for the first issue, or at the end when there is none */
    JsonLines(Supplier<OutputStream> target) {
        this.target = target;
    }

    @Override
    public void accept(Issue issue) {
        try {
            OutputStream out = out();
            out.write(Json.bytes(IssueJson.of(issue)));
            out.write('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes what was kept back. */
    void end() {
        try {
            out().flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private OutputStream out() {
        OutputStream out = opened;
        if (out == null) {
            out = new BufferedOutputStream(target.get());
            opened = out;
        }
        return out;
    }
}
