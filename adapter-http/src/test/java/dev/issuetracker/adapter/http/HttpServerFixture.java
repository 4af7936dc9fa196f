package dev.issuetracker.adapter.http;

import dev.issuetracker.adapter.http.service.OpenApiChecker;
import dev.issuetracker.application.store.StoreHealth;
import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.application.store.StoreStatus.State;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A server without stores, which the tests of a class share. */
abstract class HttpServerFixture {
    static final StoreStatus READY = new StoreStatus("embedded", State.READY, "1", null);

    private static HttpServer shared = ServerWithoutStores.of(() -> READY);

    final OpenApiChecker checker = OpenApiChecker.ofTheServer();
    final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server = shared;

    @BeforeAll
    static void startShared() {
        shared = ServerWithoutStores.of(() -> READY);
        shared.start();
    }

    @AfterAll
    static void stopShared() {
        shared.stop();
    }

    @AfterEach
    void stop() {
        if (server != shared) {
            server.stop();
        }
    }

    HttpServer server() {
        return server;
    }

    /** Starts a server for this test alone. */
    void start(StoreHealth health) {
        server = ServerWithoutStores.of(health);
        server.start();
    }

    HttpResponse<byte[]> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** Sends a request, and checks the answer against the API description. */
    HttpResponse<byte[]> checked(String method, String path, String body, String... headers) throws Exception {
        HttpResponse<byte[]> response = send(method, path, body, headers);
        checker.check(method, path, response.statusCode(), response.headers().map(), response.body());
        return response;
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
