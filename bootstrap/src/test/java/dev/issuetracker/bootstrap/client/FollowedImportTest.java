package dev.issuetracker.bootstrap.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedImportTest {
    @TempDir
    private Path folder;

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/issues/import", exchange -> answer(exchange, 202, "{\"id\": 3, \"state\": \"queued\"}"));
        server.createContext("/imports/3", exchange -> answer(exchange, 503, "{\"detail\": \"Busy.\"}"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void importThatCannotBeFollowedIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "title\n");
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        try (Progress progress = new Progress(nowhere, false, "importing", 0, System::nanoTime)) {
            FollowedImport followed = new FollowedImport(new ServerClient(uri, "token"), progress);
            CallException failure =
                    assertThrows(CallException.class, () -> followed.run(List.of(file), Map.of(), null));
            assertEquals("Busy. The import may go on: GET /imports/3 says what becomes of it.", failure.getMessage());
        }
    }
}
