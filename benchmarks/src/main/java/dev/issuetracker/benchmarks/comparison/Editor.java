package dev.issuetracker.benchmarks.comparison;

import dev.issuetracker.benchmarks.Client;
import dev.issuetracker.benchmarks.comparison.Load.Worker;
import java.net.URI;
import java.util.Map;

/** Edits an issue that nobody else edits. */
final class Editor implements Worker {
    private final Connection connection;
    private final long issue;
    private long version;

    Editor(URI server, Client client, long issue) {
        this.connection = new Connection(server, client.token());
        this.issue = issue;
        this.version = client.call("GET", "/issues/" + issue, Map.of())
                .body()
                .path("version")
                .asLong();
    }

    @Override
    public void work() {
        connection.send(
                "PATCH", "/issues/" + issue, "{\"version\": " + version + ", \"title\": \"Edited " + version + "\"}");
        version++;
    }

    @Override
    public void close() {
        connection.close();
    }
}
