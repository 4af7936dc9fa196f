package dev.issuetracker.bootstrap.client;

import dev.issuetracker.bootstrap.configuration.FileFailure;
import dev.issuetracker.bootstrap.file.OwnersFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A running server, called with a token. Files have no time limit once they are connected: they may take an hour. */
public final class ServerClient {
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    /** For the first byte of what is answered at once, so that a network that is gone is noticed. */
    private static final Duration ANSWERING = Duration.ofSeconds(30);

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build();
    private final String base;
    private final String token;

    /** @param server where it is, with the path below which it is shown */
    public ServerClient(URI server, String token) {
        this.base = server.toString().replaceAll("/+$", "");
        this.token = token;
    }

    /**
     * Sends files to be imported together.
     *
     * @param parameters of the import, as the API names them
     * @param mapping what is said of the files, as JSON; null for nothing
     * @param sent is given the number of bytes that were sent so far
     * @return the report
     * @throws CallException when the server rejects them, or does not answer
     */
    public JsonObject importFiles(
            List<Path> files, Map<String, String> parameters, @Nullable Path mapping, LongConsumer sent) {
        JsonObject answer = answer(form(files, parameters, mapping, "application/json", sent));
        // An import that took long was answered before it ended.
        if (!answer.text("code").isEmpty()) {
            throw problem(answer);
        }
        return answer;
    }

    /**
     * Sends files to be imported together while nobody waits.
     *
     * @param parameters of the import, as the API names them
     * @param mapping what is said of the files, as JSON; null for nothing
     * @param sent is given the number of bytes that were sent so far
     * @return the import, as {@code GET /imports/{id}} shows it
     * @throws CallException when the server rejects them, or does not answer
     */
    JsonObject beginImport(
            List<Path> files, Map<String, String> parameters, @Nullable Path mapping, LongConsumer sent) {
        return answer(form(files, parameters, mapping, "application/json", sent).header("Prefer", "respond-async"));
    }

    /**
     * Gets an object.
     *
     * @throws CallException when the server rejects the call, or does not answer
     */
    JsonObject get(String path) {
        return answer(request(path).timeout(ANSWERING).GET());
    }

    /**
     * Makes a call that needs no body.
     *
     * @return the object that it is answered
     * @throws CallException as above
     */
    JsonObject post(String path) {
        return answer(request(path).timeout(ANSWERING).POST(BodyPublishers.noBody()));
    }

    private JsonObject answer(HttpRequest.Builder request) {
        try (InputStream body = send(request).body()) {
            return JsonObject.read(body.readAllBytes());
        } catch (IOException failure) {
            throw broken(failure);
        }
    }

    /**
     * Fetches the rows of files that an import would reject.
     *
     * @param mediaType of the file that is made
     * @throws CallException as above
     */
    public void rejects(
            List<Path> files, Map<String, String> parameters, @Nullable Path mapping, String mediaType, Path to) {
        Map<String, String> checked = new TreeMap<>(parameters);
        checked.put("dry_run", "true");
        save(send(form(files, checked, mapping, mediaType, sent -> {})), to, false, received -> {});
    }

    /**
     * Fetches a file.
     *
     * @param path with its query
     * @param to takes the file when it is complete
     * @param received is given the number of bytes that came so far
     * @throws CallException when the server rejects the call, or the file is cut; then there is no new file
     */
    public void fetch(String path, Path to, LongConsumer received) {
        save(send(request(path).GET()), to, false, received);
    }

    /** Fetches a file that only its owner can read, also when it replaces one that others could. */
    public void fetchForOwner(String path, Path to, LongConsumer received) {
        save(send(request(path).GET()), to, true, received);
    }

    private HttpRequest.Builder form(
            List<Path> files,
            Map<String, String> parameters,
            @Nullable Path mapping,
            String accept,
            LongConsumer sent) {
        try {
            FileForm form = new FileForm(files, mapping);
            return request("/issues/import" + query(parameters))
                    .header("Content-Type", form.mediaType())
                    .header("Accept", accept)
                    .POST(form.body(sent));
        } catch (FileSystemException unreadable) {
            throw unreadable(unreadable);
        } catch (IOException unreadable) {
            throw new CallException("A file cannot be read: " + reason(unreadable), unreadable);
        }
    }

    /** The query of a path. */
    public static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Where a path is. */
    String url(String path) {
        return base + path;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path))).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) {
        HttpResponse<InputStream> response;
        try {
            response = http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException failure) {
            throw broken(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CallException("The call was interrupted.", stopping);
        }
        if (response.statusCode() >= 300) {
            throw problem(response);
        }
        return response;
    }

    private CallException broken(IOException failure) {
        // A file that is sent is opened while the call is made.
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileSystemException file) {
                return unreadable(file);
            }
        }
        String what = failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException
                ? " cannot be reached."
                : " did not answer to the end: " + reason(failure);
        return new CallException("The server at " + base + what, failure, true);
    }

    private static CallException unreadable(FileSystemException failure) {
        return new CallException(
                "The file " + failure.getFile() + " cannot be read: " + FileFailure.reason(failure) + ".", failure);
    }

    /** Some failures of connections have no message. */
    private static String reason(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private CallException problem(HttpResponse<InputStream> response) {
        int status = response.statusCode();
        boolean passing = status >= SERVER_ERROR || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
        try (InputStream body = response.body()) {
            return new CallException(text(JsonObject.read(body.readAllBytes())), null, passing);
        } catch (IOException noJson) {
            return new CallException(
                    "The server at " + base + " answered " + status + ", and nothing that says why.", noJson, passing);
        }
    }

    static CallException problem(JsonObject problem) {
        return new CallException(text(problem), null);
    }

    /** What a problem that a server answered says, with what it found wrong, unless that is the same. */
    private static String text(JsonObject problem) {
        String detail = problem.text("detail");
        String violations = problem.objects("errors").stream()
                .map(violation -> violation.text("message"))
                .filter(message -> !message.equals(detail))
                .map(message -> "\n  " + message)
                .collect(Collectors.joining());
        return detail + violations;
    }

    private void save(HttpResponse<InputStream> response, Path to, boolean ownersOnly, LongConsumer received) {
        Path part = to.resolveSibling(to.getFileName() + ".part");
        // It is cut also when the command is ended meanwhile.
        part.toFile().deleteOnExit();
        try {
            try (InputStream body = response.body();
                    OutputStream out = ownersOnly ? OwnersFile.replace(part) : Files.newOutputStream(part)) {
                copy(body, out, received);
            }
            Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException failure) {
            deleteQuietly(part, failure);
            throw new CallException(
                    "The file " + to + " cannot be written: " + FileFailure.reason(failure) + ".", failure);
        } catch (IOException failure) {
            deleteQuietly(part, failure);
            throw new CallException("The file " + to + " was not fetched to its end: " + reason(failure), failure);
        }
    }

    private static void copy(InputStream from, OutputStream to, LongConsumer received) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long count = 0;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
            count += read;
            received.accept(count);
        }
    }

    private static void deleteQuietly(Path part, IOException failure) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
    }
}
