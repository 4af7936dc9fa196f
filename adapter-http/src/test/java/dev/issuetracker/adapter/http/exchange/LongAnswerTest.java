package dev.issuetracker.adapter.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.javalin.Javalin;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LongAnswerTest {
    private final CountDownLatch answered = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private final Javalin server = Javalin.create(config -> config.routes.get("/long", ctx -> {
                Duration silence = Duration.ofMillis(20);
                LongAnswer.during(ctx, silence, left::countDown, () -> {
                    answered.await();
                    LongAnswer.end(ctx);
                    ctx.res().getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
                });
            }))
            .start(0);

    @AfterEach
    void stop() {
        answered.countDown();
        server.stop();
    }

    @Test
    void whiteSpaceIsSentAgainAndAgainUntilTheAnswerIsThere() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/long");
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            assertEquals(202, response.statusCode());
            assertEquals("   ", new String(body.readNBytes(3), StandardCharsets.UTF_8));
            answered.countDown();
            assertEquals("{}", new String(body.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
        assertEquals(1, left.getCount());
    }

    @Test
    void workLearnsThatItsClientHasLeft() throws Exception {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            client.getOutputStream().write("GET /long HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertEquals('H', client.getInputStream().read());
        }
        left.await();
    }
}
