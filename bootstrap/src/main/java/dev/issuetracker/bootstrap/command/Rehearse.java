package dev.issuetracker.bootstrap.command;

import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.Environment;
import dev.issuetracker.bootstrap.file.TempFolder;
import dev.issuetracker.bootstrap.server.Logging;
import dev.issuetracker.bootstrap.server.Server;
import dev.issuetracker.bootstrap.server.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Loads the classes that a server needs, for the archive of classes that Java writes at the end. */
@Command(
        name = "rehearse",
        description = {
            "Starts a server on an empty temporary database, sends it a few requests and stops it.",
            "",
            "For an archive of classes, with which later starts are faster. Java 17:",
            "  java -XX:ArchiveClassesAtExit=issue-tracker.jsa -jar issue-tracker.jar rehearse",
            "  java -XX:SharedArchiveFile=issue-tracker.jsa -jar issue-tracker.jar",
            "Java 25:",
            "  java -XX:AOTCacheOutput=issue-tracker.aot -jar issue-tracker.jar rehearse",
            "  java -XX:AOTCache=issue-tracker.aot -jar issue-tracker.jar",
            "",
            "The configuration is not read and nothing is kept."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong arguments."})
public final class Rehearse implements Callable<Integer> {
    private static final int FAILED = 1;

    private static final String PERSON = """
            {"username": "jane", "email": "jane@example.org", "password": "correct horse"}
            """;

    private static final List<String> READS = List.of(
            "/", "/health/ready", "/issues", "/issues?q=is:open+title&sort=-updated_at", "/issues/1", "/labels");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            rehearse();
            err.println("Done. Nothing was kept.");
            return 0;
        } catch (IOException | RuntimeException exception) {
            err.println("The server could not be rehearsed: " + exception);
            return FAILED;
        }
    }

    private static void rehearse() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("issue-tracker-rehearsal");
        try {
            Configuration configuration = Configuration.of(Environment.of(
                    Map.of("DATA_DIR", folder.toString(), "HOST", "127.0.0.1", "PORT", "0", "LOG_LEVEL", "WARN")));
            Logging.configure(configuration);
            try (Server server = Server.start(configuration, Clock.systemUTC())) {
                use(server.port());
            }
        } finally {
            TempFolder.remove(folder);
        }
    }

    private static void use(int port) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        String session = send(client, port, "/signup", null, PERSON);
        String token = session.replaceFirst("(?s).*\"token\":\"([^\"]+)\".*", "$1");
        send(client, port, "/issues", token, "{\"title\": \"Rehearsal\"}");
        for (String path : READS) {
            send(client, port, path, token, null);
        }
    }

    private static String send(HttpClient client, int port, String path, @Nullable String token, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
