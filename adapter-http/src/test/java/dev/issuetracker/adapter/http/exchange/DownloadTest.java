package dev.issuetracker.adapter.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DownloadTest {
    private static final int MORE_THAN_JETTY_BUFFERS = 1 << 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Logger javalin = (Logger) LoggerFactory.getLogger("io.javalin");
    private final ListAppender<ILoggingEvent> errors = new ListAppender<>();
    private final AtomicBoolean writtenForHead = new AtomicBoolean();
    private final Javalin server = Javalin.create(config -> {
                config.routes.get("/file", ctx -> {
                    int bytes = Integer.parseInt(String.valueOf(ctx.queryParam("bytes")));
                    Download download = new Download(ctx, "file.csv", "text/csv");
                    download.send(() -> {
                        write(download.open(), bytes);
                        throw new IllegalStateException("the database is gone");
                    });
                });
                config.routes.head("/file", ctx -> {
                    Download download = new Download(ctx, "file.csv", "text/csv");
                    download.send(() -> {
                        download.open();
                        writtenForHead.set(true);
                    });
                });
                config.routes.exception(IllegalStateException.class, (failure, ctx) -> ctx.status(503));
            })
            .start(0);

    @BeforeEach
    void listen() {
        javalin.setLevel(Level.ERROR);
        javalin.addAppender(errors);
        errors.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        javalin.detachAppender(errors);
        javalin.setLevel(null);
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
        assertNoErrors();
    }

    @Test
    void clientThatLeavesIsNoError() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(("GET /file?bytes=" + 100 * MORE_THAN_JETTY_BUFFERS + " HTTP/1.1\r\nHost: x\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertEquals('H', socket.getInputStream().read());
        }
        assertNoErrors();
    }

    private void assertNoErrors() {
        // Ends when all requests have.
        server.stop();
        assertEquals(List.of(), errors.list);
    }

    @Test
    void fileThatFailsBeforeItsFirstByteIsAProblem() throws Exception {
        assertEquals(503, get(0).statusCode());
    }

    @Test
    void nothingIsWrittenForOneWhoAsksForTheHead() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/file");
        HttpResponse<Void> head = client.send(
                HttpRequest.newBuilder(uri)
                        .method("HEAD", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());
        assertEquals(200, head.statusCode());
        assertEquals(
                "attachment; filename=\"file.csv\"",
                head.headers().firstValue("Content-Disposition").orElse(""));
        assertNoErrors();
        assertFalse(writtenForHead.get());
    }
}
