package dev.issuetracker.bootstrap.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An import that a server does while its sender looks how far it is. It is cancelled when this process is ended. */
final class FollowedImport {
    private static final long FIRST_LOOK_MILLIS = 50;
    private static final long LAST_LOOK_MILLIS = 1_000;

    private final ServerClient server;
    private final Progress progress;

    FollowedImport(ServerClient server, Progress progress) {
        this.server = server;
        this.progress = progress;
    }

    /**
     * Sends the files and waits for the end.
     *
     * @param mapping what is said of the files, as JSON; null for nothing
     * @return the report
     * @throws CallException when nothing was stored, or the server does not answer
     */
    JsonObject run(List<Path> files, Map<String, String> parameters, @Nullable Path mapping) {
        JsonObject begun = server.beginImport(files, parameters, mapping, progress::bytes);
        String path = "/imports/" + begun.text("id");
        Thread cancel = new Thread(() -> server.post(path + "/cancel"), "cancel");
        Runtime.getRuntime().addShutdownHook(cancel);
        try {
            return report(awaitEnd(path, begun));
        } finally {
            leave(cancel);
        }
    }

    private static void leave(Thread cancel) {
        try {
            Runtime.getRuntime().removeShutdownHook(cancel);
        } catch (IllegalStateException ending) {
            // The process is being ended, and the thread runs.
        }
    }

    private JsonObject awaitEnd(String path, JsonObject begun) {
        JsonObject job = begun;
        long pause = FIRST_LOOK_MILLIS;
        while (job.text("state").matches("queued|running")) {
            progress.rows(job);
            pause(pause);
            pause = Math.min(pause * 2, LAST_LOOK_MILLIS);
            job = look(path);
        }
        return job;
    }

    /** Looks how far it is. An import does not end when somebody cannot look any more. */
    private JsonObject look(String path) {
        try {
            return server.get(path);
        } catch (CallException failure) {
            throw new CallException(
                    failure.getMessage() + " The import may go on: GET " + path + " says what becomes of it.", failure);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CallException("The command was interrupted.", stopping);
        }
    }

    private static JsonObject report(JsonObject job) {
        return switch (job.text("state")) {
            case "done" -> job.object("report");
            case "cancelled" -> throw new CallException("The import was cancelled, and nothing was stored.", null);
            default -> throw ServerClient.problem(job.object("problem"));
        };
    }
}
