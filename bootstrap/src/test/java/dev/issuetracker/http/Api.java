package dev.issuetracker.http;

import dev.issuetracker.adapter.http.service.OpenApiChecker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A client of the server that holds every answer against the API description. */
final class Api {
    static final String PASSWORD = "correct horse";

    private static final OpenApiChecker CHECKER = OpenApiChecker.ofTheServer();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    private final @Nullable String token;
    private final boolean keepsAlive;

    private Api(String base, @Nullable String token, boolean keepsAlive) {
        this.base = base;
        this.token = token;
        this.keepsAlive = keepsAlive;
    }

    /** A client without a token, of a server that serves until the end: its connections stay open between requests. */
    static Api of(int port) {
        return new Api("http://127.0.0.1:" + port, null, true);
    }

    /**
     * A client without a token, of a server that stops soon, for which it would have to wait until an open connection
     * idles.
     */
    static Api ofOneThatStops(int port) {
        return new Api("http://127.0.0.1:" + port, null, false);
    }

    Api withToken(String other) {
        return new Api(base, other, keepsAlive);
    }

    /** A client for a new account. */
    Api signUp(String username) {
        return withToken(post("/signup/", account(username)).expect(201).text("/token"));
    }

    /** A client in a new session of an account. */
    Api signIn(String username, String password) {
        String credentials = "{username: " + Json.quote(username) + ", password: " + Json.quote(password) + "}";
        return withToken(post("/signin/", credentials).expect(200).text("/token"));
    }

    static String account(String username) {
        String name = Json.quote(username);
        return "{username: " + name + ", email: 'someone@example.org', password: '" + PASSWORD + "'}";
    }

    String token() {
        return Objects.requireNonNull(token);
    }

    String base() {
        return base;
    }

    Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    Answer post(String path, String json, String... headers) {
        return sendJson("POST", path, json, headers);
    }

    Answer put(String path, String json, String... headers) {
        return sendJson("PUT", path, json, headers);
    }

    /** Makes the fields that most teams want. */
    Answer applyPreset() {
        return send("PUT", "/fields/presets/planning", BodyPublishers.noBody());
    }

    Answer patch(String path, String json, String... headers) {
        return sendJson("PATCH", path, json, headers);
    }

    private Answer sendJson(String method, String path, String json, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send(method, path, BodyPublishers.ofString(Json.strict(json)), all);
    }

    /** Sends a file as the form's part {@code file}. */
    Answer upload(String path, String fileName, byte[] file) {
        return upload(path, "file", fileName, file);
    }

    /** Sends a file, and asks for an answer of a media type. */
    Answer uploadFor(String accept, String path, String fileName, String file) {
        return send(
                "POST",
                path,
                BodyPublishers.ofByteArray(form("boundary", "file", fileName, file.getBytes(StandardCharsets.UTF_8))),
                "Content-Type",
                "multipart/form-data; boundary=boundary",
                "Accept",
                accept);
    }

    Answer upload(String path, String part, String fileName, byte[] file) {
        return send(
                "POST",
                path,
                BodyPublishers.ofByteArray(form("boundary", part, fileName, file)),
                "Content-Type",
                "multipart/form-data; boundary=boundary");
    }

    /** Sends several files in one form, each a name and what is in it. */
    Answer uploadFiles(String path, List<Map.Entry<String, String>> files, String... headers) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (Map.Entry<String, String> file : files) {
            byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
            byte[] whole = form("boundary", "file", file.getKey(), content);
            form.write(whole, 0, whole.length - "--boundary--\r\n".length());
        }
        form.writeBytes("--boundary--\r\n".getBytes(StandardCharsets.UTF_8));
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "multipart/form-data; boundary=boundary"));
        return send("POST", path, BodyPublishers.ofByteArray(form.toByteArray()), all.toArray(String[]::new));
    }

    /** Sends a file to be imported, with what is said of it. */
    Answer uploadMapped(String query, String fileName, byte[] file, String mapping, String... headers) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--boundary\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n"
                        + mapping.replace('\'', '"') + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(form("boundary", "file", fileName, file));
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "multipart/form-data; boundary=boundary"));
        return send(
                "POST",
                "/issues/import" + query,
                BodyPublishers.ofByteArray(form.toByteArray()),
                all.toArray(String[]::new));
    }

    private static byte[] form(String boundary, String part, String fileName, byte[] file) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\""
                        + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    /** Sends a file under a key, in a form with this boundary. */
    Answer uploadKeyed(String boundary, String key, byte[] file) {
        return send(
                "POST",
                "/issues/import",
                BodyPublishers.ofByteArray(form(boundary, "file", "issues.csv", file)),
                "Content-Type",
                "multipart/form-data; boundary=" + boundary,
                "Idempotency-Key",
                key);
    }

    /** Sends what is described as a call. */
    Answer send(String method, String path, BodyPublisher body, String... headers) {
        HttpResponse<byte[]> response = exchange(method, path, body, headers);
        CHECKER.check(
                method,
                URI.create(base + path).getPath(),
                response.statusCode(),
                response.headers().map(),
                response.body());
        return new Answer(method + " " + path, response);
    }

    /** Sends what no route takes. */
    Answer sendUnrouted(String method, String path) {
        HttpResponse<byte[]> response = exchange(method, path, BodyPublishers.noBody());
        CHECKER.checkUnrouted(
                method, path, response.statusCode(), response.headers().map(), response.body());
        return new Answer(method + " " + path, response);
    }

    private HttpResponse<byte[]> exchange(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body)
                .timeout(Duration.ofMinutes(2));
        if (!keepsAlive) {
            request.setHeader("Connection", "close");
        }
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException exception) {
            throw new UncheckedIOException(method + " " + path, exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    /** Follows a list to its end by its links. */
    Answer follow(String url) {
        return get(url.substring(base.length()));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Makes an issue and says what it became. */
    Answer issue(String title) {
        return issue(title, "");
    }

    /** @param more further fields of the request, such as {@code status: 'resolved'} */
    Answer issue(String title, String more) {
        String fields = "title: " + Json.quote(title) + ", description: 'As seen.'" + (more.isEmpty() ? "" : ", ");
        return post("/issues", "{" + fields + more + "}").expect(201);
    }

    Answer label(String name) {
        return post("/labels/", "{name: " + Json.quote(name) + "}").expect(201);
    }
}
