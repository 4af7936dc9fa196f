package dev.issuetracker.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.application.store.StoreStatus.State;
import dev.issuetracker.domain.OwnThread;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What the server answers without asking a store. What it answers with one is tested where stores are wired. */
class HttpServerTest extends HttpServerFixture {
    @Test
    void internalErrorShowsNothingOfTheInside() throws Exception {
        HttpResponse<byte[]> response = checked(
                "POST",
                "/signin",
                "{\"username\": \"jane\", \"password\": \"secret\"}",
                "Content-Type",
                "application/json",
                "X-Request-Id",
                "my-id.1");
        assertEquals(500, response.statusCode());
        assertEquals("my-id.1", header(response, "X-Request-Id"));
        assertTrue(text(response).contains("\"instance\":\"my-id.1\""));
        assertTrue(!text(response).contains("no test comes"), text(response));
    }

    @Test
    void strangeRequestIdIsReplaced() throws Exception {
        for (String id : List.of("a b", "a".repeat(65), "<x>")) {
            String answered = header(checked("GET", "/health/live", "", "X-Request-Id", id), "X-Request-Id");
            assertTrue(!answered.equals(id) && !answered.isEmpty(), answered);
        }
    }

    @Test
    void storeThatIsAwayMakesTheServerUnready() throws Exception {
        start(() -> new StoreStatus("primary", State.UNAVAILABLE, null, "connection refused"));
        HttpResponse<byte[]> response = checked("GET", "/health/ready", "");
        assertEquals(503, response.statusCode());
        assertEquals(
                "{\"status\":\"unavailable\",\"database\":\"primary\",\"state\":\"unavailable\","
                        + "\"stale\":false,\"schema_version\":null,\"detail\":\"connection refused\"}",
                text(response));
    }

    @Test
    void runningRequestFinishesWhenTheServerStops() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        start(() -> {
            int port = server().port();
            running.countDown();
            try {
                stopping.await();
                while (takesConnections(port)) {
                    Thread.sleep(10);
                }
            } catch (InterruptedException cut) {
                throw new IllegalStateException(cut);
            }
            return READY;
        });
        CompletableFuture<HttpResponse<byte[]>> answer = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return checked("GET", "/health/ready", "");
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                },
                OwnThread.EACH);
        running.await();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(server()::stop, OwnThread.EACH);
        stopping.countDown();
        assertTrue(text(answer.get()).contains("draining"), text(answer.get()));
        stop.get();
    }

    private static boolean takesConnections(int port) {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connection.isConnected();
        } catch (IOException closed) {
            return false;
        }
    }
}
