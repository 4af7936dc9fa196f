package dev.issuetracker.adapter.http.issue;

import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.application.exporting.IssueWriter;
import dev.issuetracker.domain.issue.Issue;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes issues as JSON, each on a line of its own, as lists show them. */
final class JsonLines implements IssueWriter {
    private final OutputStream out;

    JsonLines(OutputStream out) {
        this.out = new BufferedOutputStream(out);
    }

    @Override
    public void write(Issue issue) {
        try {
            out.write(Json.bytes(IssueJson.of(issue)));
            out.write('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void end() {
        try {
            out.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        // What was written belongs to the caller, and nothing else was taken.
    }
}
