package dev.issuetracker.bootstrap.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An import that a server does while its sender looks how far it is. A server that cannot be asked may be back soon, so
 * its sender looks on for a while. The import is cancelled when this process is ended.
 */
final class FollowedImport {
    /** A server that is started again, or whose database moves to another node, is back sooner. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Set<String> UPDATING = Set.of("update", "overwrite");
    private static final long FIRST_LOOK_MILLIS = 50;
    private static final long LAST_LOOK_MILLIS = 1_000;

    private final ServerClient server;
    private final Progress progress;
    private final Duration patience;

    /** @param patience how long a server may be gone */
    FollowedImport(ServerClient server, Progress progress, Duration patience) {
        this.server = server;
        this.progress = progress;
        this.patience = patience;
    }

    /** What became of an import cannot be said. */
    static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostException(String message, CallException cause) {
            super(message, cause);
        }
    }

    /**
     * Sends the files and waits for the end.
     *
     * @param mapping what is said of the files, as JSON; null for nothing
     * @return the report
     * @throws CallException when nothing was stored
     * @throws LostException when it began, and the server cannot be asked any more what became of it
     */
    JsonObject run(List<Path> files, Map<String, String> parameters, @Nullable Path mapping) {
        JsonObject begun = server.beginImport(files, parameters, mapping, progress::bytes);
        String path = "/imports/" + begun.text("id");
        String cancelled = "The import was cancelled" + unstored(path, updates(parameters));
        Thread cancel = new Thread(() -> cancel(path, cancelled), "cancel");
        Runtime.getRuntime().addShutdownHook(cancel);
        try {
            JsonObject job = awaitEnd(path, begun);
            return switch (job.text("state")) {
                case "done" -> job.object("report");
                case "cancelled" -> throw new CallException(cancelled, null);
                default -> throw failed(path, job);
            };
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

    private static boolean updates(Map<String, String> parameters) {
        return UPDATING.contains(parameters.getOrDefault("on_existing", ""));
    }

    /** @param kept whether issues may keep what the import changed: it is cancelled before that is known */
    private static String unstored(String path, boolean kept) {
        return kept
                ? ", and what it changed is taken back, but of issues that were edited meanwhile: GET " + path
                        + " names them in kept."
                : ", and nothing was stored.";
    }

    private void cancel(String path, String cancelled) {
        try {
            if (server.post(path + "/cancel").text("state").equals("cancelled")) {
                progress.end(cancelled);
            }
        } catch (CallException failure) {
            progress.end(lost(failure, path));
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
        Duration waited = Duration.ZERO;
        while (true) {
            long begin = System.nanoTime();
            try {
                return server.get(path);
            } catch (CallException failure) {
                if (!failure.passing() || waited.compareTo(patience) > 0) {
                    throw new LostException(lost(failure, path), failure);
                }
                progress.note(failure.getMessage() + " Looking again for up to " + patience.toMinutes() + " min.");
                pause(LAST_LOOK_MILLIS);
                waited = waited.plusNanos(System.nanoTime() - begin);
            }
        }
    }

    private String lost(CallException failure, String path) {
        return failure.getMessage() + " The import may go on: GET " + server.url(path) + " says what becomes of it.";
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CallException("The command was interrupted.", stopping);
        }
    }

    private static CallException failed(String path, JsonObject job) {
        JsonObject problem = job.object("problem");
        return problem.text("detail").isEmpty()
                ? new CallException(
                        "The server ended before the import did" + unstored(path, job.number("kept_total") > 0)
                                + " POST " + path + "/run runs it again, without sending the files again.",
                        null)
                : ServerClient.problem(problem);
    }
}
