package dev.issuetracker.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A client of the tracker's API. */
public final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String url;
    private final String token;
    private final Map<Long, Long> versions = new HashMap<>();

    private Client(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** An answer. */
    public record Answer(int status, JsonNode body) {}

    /** A client with an account of its own. */
    public static Client signedUp(String url, String username) {
        Client stranger = new Client(url, "");
        Answer answer = stranger.call(
                "POST",
                "/signup",
                Map.of("username", username, "email", username + "@example.org", "password", "correct horse"));
        return new Client(url, answer.body().path("token").asText());
    }

    /** The header that says who calls, as a line of a request. */
    String authorization() {
        return "Authorization: Bearer " + token + "\r\n";
    }

    /** What the account's requests are authorised with. */
    public String token() {
        return token;
    }

    /** A client with the same account and a connection of its own. */
    public Client another() {
        return new Client(url, token);
    }

    /** The version of an issue as this client last saw it; asks for it the first time. */
    long versionOf(long id) {
        return versions.computeIfAbsent(
                id,
                any -> call("GET", "/issues/" + id, Map.of())
                        .body()
                        .path("version")
                        .asLong());
    }

    void remember(long id, long version) {
        versions.put(id, version);
    }

    /**
     * Imports open issues.
     *
     * @param columns names of more columns, each after a comma
     * @param cells their values in each row
     * @return the first id
     */
    public long importIssues(int issues, String columns, String cells) {
        StringBuilder csv = new StringBuilder("title,description,status,labels" + columns + "\n");
        for (int i = 0; i < issues; i++) {
            csv.append("Issue ")
                    .append(i)
                    .append(",Something is wrong with part ")
                    .append(i % 97);
            csv.append(",open,").append(cells).append('\n');
        }
        return upload("issues.csv", BodyPublishers.ofString(csv.toString()))
                .body()
                .path("first_id")
                .asLong();
    }

    /** Imports a file, which may be larger than memory. */
    public Answer upload(Path file) {
        try {
            return upload(file.getFileName().toString(), BodyPublishers.ofFile(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer upload(String name, BodyPublisher content) {
        String head = "--boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n";
        return send(HttpRequest.newBuilder(URI.create(url + "/issues/import"))
                .header("Content-Type", "multipart/form-data; boundary=boundary")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head), content, BodyPublishers.ofString("\r\n--boundary--\r\n"))));
    }

    /** Sends a request; an empty body is none. */
    public Answer call(String method, String path, Map<String, ?> body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                    .timeout(Duration.ofSeconds(60))
                    .method(
                            method,
                            BodyPublishers.ofByteArray(body.isEmpty() ? new byte[0] : JSON.writeValueAsBytes(body)));
            if (!body.isEmpty()) {
                request.header("Content-Type", "application/json");
            }
            return send(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer send(HttpRequest.Builder request) {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
