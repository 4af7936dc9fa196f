package dev.issuetracker.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The runnable jar as a process of its own, in a folder of its own. */
final class PackagedServer implements AutoCloseable {
    private static final Path JAR = Path.of("target", "issue-tracker.jar").toAbsolutePath();
    private static final Pattern BANNER = Pattern.compile("serves http://localhost:(\\d+)/");
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;

    private PackagedServer(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** The archive of classes that the documentation recommends, made once. It halves what a start costs. */
    private static final class Archive {
        static final Path FILE = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("classes");
                Path file = folder.resolve("classes.jsa");
                folder.toFile().deleteOnExit();
                file.toFile().deleteOnExit();
                List<String> command = java("-XX:ArchiveClassesAtExit=" + file);
                command.add("rehearse");
                Process rehearsal = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                rehearsal.waitFor();
                return file;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while classes are archived", stopping);
            }
        }
    }

    /** The command that runs the jar, to which its arguments are added. */
    private static List<String> java(String option) {
        // Most of these processes live for a few seconds, in which the second compiler only takes time.
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                option,
                "-jar",
                JAR.toString()));
    }

    /** Starts the jar; what it prints goes to a file in the folder. */
    static PackagedServer launch(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = java("-XX:SharedArchiveFile=" + Archive.FILE);
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(folder, "output", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("(SEC_)?DB_.*|JWT_SECRET.*|TOKEN_TTL|LOG_.*|HOST"));
        builder.environment().put("PORT", "0");
        builder.environment().putAll(environment);
        return new PackagedServer(builder.start(), log);
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    /** Waits until it serves and gives its address. */
    String url() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            Matcher banner = BANNER.matcher(output());
            if (banner.find()) {
                return "http://localhost:" + banner.group(1);
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("the server did not come up:\n" + output());
    }

    HttpResponse<String> call(String method, String path, @Nullable String token, @Nullable String json)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .timeout(Duration.ofSeconds(30));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /**
     * Sends a file as the part {@code file} of a form.
     *
     * @param headers of the request beside those that this needs, each name before its value
     */
    HttpResponse<String> upload(String path, String token, Path file, String... headers)
            throws IOException, InterruptedException {
        String head = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.getFileName()
                + "\"\r\n\r\n";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        request.header("Content-Type", "multipart/form-data; boundary=edge")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--edge--\r\n")));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Asks it to stop, as a service manager does. */
    void terminate() {
        process.destroy();
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** The same, unless it has ended by itself until then. */
    void killAfter(long millis) throws InterruptedException {
        if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            kill();
        }
    }

    /** Waits until it has ended; one that was launched just now has to start first. */
    int exitCode() throws IOException, InterruptedException {
        if (!process.waitFor(START.plus(STOP).toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the server did not end:\n" + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
