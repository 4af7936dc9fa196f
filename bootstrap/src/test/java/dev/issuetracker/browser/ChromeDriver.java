package dev.issuetracker.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The program that drives browsers, spoken to as the W3C's WebDriver standard says. It ends with the JVM. */
final class ChromeDriver {
    /**
     * Without windows to paint, the first needs half of the processor that the second needs. Its script in /usr/bin
     * would be ended in its place.
     */
    private static final List<Path> BROWSERS =
            List.of(Path.of("/usr/lib/chromium/chromium-headless-shell"), Path.of("/usr/bin/chromium"));

    private static final Path PROGRAM = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_NANOS = 10_000_000;
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
    private static final String PORT_TAKEN = "Address already in use";
    private static final int ATTEMPTS = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static @Nullable ChromeDriver shared;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final Process process;
    private final String base;

    private ChromeDriver() throws IOException {
        Path output = Files.createTempFile("chromedriver", ".log");
        output.toFile().deleteOnExit();
        process = new ProcessBuilder(PROGRAM.toString(), "--port=0")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        base = "http://127.0.0.1:" + port(output);
        Instant end = Instant.now().plus(PATIENCE);
        while (!ready()) {
            if (Instant.now().isAfter(end)) {
                process.destroy();
                throw new IOException("chromedriver did not start");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** A driver that ends first leaves its browsers running. */
    private void end() {
        try {
            open.forEach(session -> send("DELETE", session, null));
        } catch (BrowserException | UncheckedIOException endedAlready) {
            // Nothing is left to be ended.
        } finally {
            process.destroy();
        }
    }

    /** Notes a browser that must end with the JVM. */
    void opened(String session) {
        open.add(session);
    }

    /** Ends a browser. */
    void close(String session) {
        open.remove(session);
        send("DELETE", session, null);
    }

    /** The port that the program chose, so that nobody can take it before. */
    private String port(Path output) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (process.isAlive() && Instant.now().isBefore(end)) {
            Matcher started = STARTED.matcher(Files.readString(output));
            if (started.find()) {
                return started.group(1);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        throw new IOException("chromedriver did not start: " + Files.readString(output));
    }

    private boolean ready() {
        try {
            return send("GET", "/status", null).path("ready").asBoolean();
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    static boolean installed() {
        return Files.isExecutable(PROGRAM) && BROWSERS.stream().anyMatch(Files::isExecutable);
    }

    /** The browser that is driven. */
    static Path browser() {
        return BROWSERS.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no browser is installed"));
    }

    static synchronized ChromeDriver shared() {
        ChromeDriver driver = shared;
        if (driver == null) {
            try {
                driver = started();
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
            shared = driver;
        }
        return driver;
    }

    /** The program takes a port that is free for IPv6, and ends when somebody else has the same one for IPv4. */
    private static ChromeDriver started() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return new ChromeDriver();
            } catch (IOException failure) {
                if (attempt == ATTEMPTS || !String.valueOf(failure.getMessage()).contains(PORT_TAKEN)) {
                    throw failure;
                }
            }
        }
    }

    /**
     * Sends a command.
     *
     * @param arguments null for a command that has none
     * @throws BrowserException when it cannot be done
     */
    JsonNode send(String method, String path, @Nullable Map<String, ?> arguments) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                    .method(
                            method,
                            arguments == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(arguments)))
                    .header("Content-Type", "application/json")
                    .timeout(PATIENCE.multipliedBy(2))
                    .build();
            JsonNode value = JSON.readTree(
                            client.send(request, BodyHandlers.ofString()).body())
                    .path("value");
            if (value.has("error")) {
                throw new BrowserException(
                        value.path("error").asText(), value.path("message").asText());
            }
            return value;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }
}
