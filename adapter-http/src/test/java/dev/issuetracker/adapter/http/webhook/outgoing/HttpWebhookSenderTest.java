package dev.issuetracker.adapter.http.webhook.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.issuetracker.adapter.http.settings.AddressBlock;
import dev.issuetracker.application.access.IpAddress;
import dev.issuetracker.application.webhook.WebhookSender.Answer;
import dev.issuetracker.application.webhook.WebhookSender.Parcel;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.webhook.WebhookDelivery;
import dev.issuetracker.domain.webhook.WebhookDelivery.State;
import dev.issuetracker.domain.webhook.WebhookEvent;
import dev.issuetracker.domain.webhook.WebhookMessage;
import dev.issuetracker.domain.webhook.WebhookSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWebhookSenderTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final WebhookSecret SECRET = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/ok", exchange -> answer(exchange, 204));
        receiver.createContext("/broken", exchange -> answer(exchange, 500));
        receiver.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/ok");
            answer(exchange, 302);
        });
        receiver.start();
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("webhook-id") + " "
                + exchange.getRequestHeaders().getFirst("webhook-signature") + " "
                + exchange.getRequestHeaders().getFirst("Issue-Tracker-Event") + " " + body);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private static Parcel parcel(String url) {
        WebhookMessage message = new WebhookMessage(new UUID(1, 2), WebhookEvent.ISSUE_CREATED, 7L, NOON);
        WebhookDelivery delivery = new WebhookDelivery(3, 1, message, State.WAITING, 0, NOON, null);
        return new Parcel(url, SECRET, delivery, "{\"a\": \"ü\"}", NOON);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
    }

    private Answer send(String path) {
        try (HttpWebhookSender sender = new HttpWebhookSender(List.of(AddressBlock.of("127.0.0.0/8")))) {
            return sender.send(parcel(url(path)));
        }
    }

    @Test
    void bodyArrivesSigned() {
        assertEquals(new Answer(204, null), send("/ok"));
        String id = new UUID(1, 2).toString();
        assertEquals(
                "/ok " + id + " " + Signature.of(SECRET, id, NOON.getEpochSecond(), "{\"a\": \"ü\"}")
                        + " issue.created {\"a\": \"ü\"}",
                received.poll());
    }

    private static boolean clientRuns() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("webhooks-"));
    }

    /** The last thread of a client may end a moment after the client. */
    private static void awaitEndOfFormerClients() {
        Await.until("former clients have ended", () -> !clientRuns());
    }

    @Test
    void clientIsMadeWhenSomethingIsSent() throws InterruptedException {
        awaitEndOfFormerClients();
        try (HttpWebhookSender sender = new HttpWebhookSender(List.of(AddressBlock.of("127.0.0.0/8")))) {
            assertFalse(clientRuns());
            assertEquals(new Answer(204, null), sender.send(parcel(url("/ok"))));
            assertTrue(clientRuns());
        }
    }

    @Test
    void nothingIsSentAfterTheEnd() {
        HttpWebhookSender sender = new HttpWebhookSender(List.of(AddressBlock.of("127.0.0.0/8")));
        sender.close();
        assertThrows(IllegalStateException.class, () -> sender.send(parcel(url("/ok"))));
    }

    @Test
    void otherStatusIsAnError() {
        assertEquals(new Answer(500, "The receiver answered 500."), send("/broken"));
    }

    @Test
    void redirectIsNotFollowed() {
        assertEquals(new Answer(302, "The receiver answered 302."), send("/moved"));
        assertEquals(1, received.size());
    }

    @Test
    void localAddressIsNotReachedUnlessAllowed() {
        for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433")) {
            try (HttpWebhookSender sender = new HttpWebhookSender(List.of())) {
                Answer answer = sender.send(
                        parcel("http://" + host + ":" + receiver.getAddress().getPort() + "/ok"));
                assertNull(answer.status(), host);
                assertTrue(
                        String.valueOf(answer.error()).matches(".*(no public address|no host|cannot be used).*"),
                        () -> host + ": " + answer);
            }
        }
        assertEquals(0, received.size());
    }

    @Test
    void closedPortIsSaidInWords() {
        String gone = url("/ok");
        receiver.stop(0);
        try (HttpWebhookSender sender = new HttpWebhookSender(List.of(AddressBlock.of("127.0.0.0/8")))) {
            assertEquals(new Answer(null, "Nobody listens there."), sender.send(parcel(gone)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.31.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00:ec2::254",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001::1",
                "::ffff:10.0.0.1"
            })
    void addressOfNoPublicNetworkIsClosed(String address) {
        assertEquals(false, reachable(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "2606:4700::1111"})
    void publicAddressIsReachable(String address) {
        assertEquals(true, reachable(address));
    }

    private static boolean reachable(String address) {
        return new ReachableAddresses(List.of())
                .contain(IpAddress.plain(address).orElseThrow());
    }
}
