package dev.issuetracker.adapter.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DownloadTest {
    private static final int MORE_THAN_JETTY_BUFFERS = 1 << 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Javalin server = Javalin.create(config -> {
                config.routes.get("/file", ctx -> {
                    int bytes = Integer.parseInt(String.valueOf(ctx.queryParam("bytes")));
                    Download download = new Download(ctx, "file.csv", "text/csv");
                    download.send(() -> {
                        write(download.open(), bytes);
                        throw new IllegalStateException("the database is gone");
                    });
                });
                config.routes.exception(IllegalStateException.class, (failure, ctx) -> ctx.status(503));
            })
            .start(0);

    @AfterEach
    void stop() {
        server.stop();
    }

    private static void write(OutputStream out, int bytes) {
        try {
            out.write(new byte[bytes]);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private HttpResponse<byte[]> get(int bytes) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/file?bytes=" + bytes);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }

    @Test
    void fileThatFailsMidwayIsRecognisablyCut() {
        assertThrows(IOException.class, () -> get(MORE_THAN_JETTY_BUFFERS));
    }

    @Test
    void fileThatFailsBeforeItsFirstByteIsAProblem() throws Exception {
        assertEquals(503, get(0).statusCode());
    }
}
