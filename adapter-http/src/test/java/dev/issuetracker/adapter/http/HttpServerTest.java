package dev.issuetracker.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.issuetracker.adapter.http.route.Route;
import dev.issuetracker.adapter.http.service.OpenApiChecker;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.store.StoreStatus;
import dev.issuetracker.application.store.StoreStatus.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What the server answers without asking a store. What it answers with one is tested where stores are wired. */
class HttpServerTest {
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
    private static final StoreStatus READY = new StoreStatus("embedded", State.READY, "1", null);
    private static final HttpServer SHARED = ServerWithoutStores.of(() -> READY);

    private final OpenApiChecker checker = OpenApiChecker.ofTheServer();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server = SHARED;

    @BeforeAll
    static void startShared() {
        SHARED.start();
    }

    @AfterAll
    static void stopShared() {
        SHARED.stop();
    }

    @AfterEach
    void stop() {
        if (server != SHARED) {
            server.stop();
        }
    }

    private HttpResponse<byte[]> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> checked(String method, String path, String body, String... headers) throws Exception {
        HttpResponse<byte[]> response = send(method, path, body, headers);
        checker.check(method, path, response.statusCode(), response.headers().map(), response.body());
        return response;
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        Set<String> routes = new TreeSet<>();
        server.routes().forEach(route -> routes.add(route.method() + " " + route.template()));
        assertEquals(checker.operations(), routes);
    }

    @Test
    void everyRouteNeedsThePermissionThatIsDescribed() {
        Map<String, String> wanted = new TreeMap<>();
        server.routes()
                .forEach(route -> wanted.put(
                        route.method() + " " + route.template(),
                        route.permission().map(Permission::code).orElse("anyone")));
        assertEquals(new TreeMap<>(checker.permissions()), wanted);
    }

    @Test
    void everyRouteButAFewNeedsAToken() throws Exception {
        Set<String> open = new TreeSet<>();
        for (Route route : server.routes()) {
            String path = route.template().replaceAll("\\{.*?}", "1");
            HttpResponse<byte[]> response = checked(route.method(), path, "");
            if (response.statusCode() != 401) {
                open.add(route.method() + " " + route.template());
            }
        }
        assertEquals(
                Set.of(
                        "GET /health/live",
                        "GET /health/ready",
                        "GET /openapi.json",
                        "POST /password-reset",
                        "POST /signin",
                        "POST /signup"),
                open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nope", "/nope/", "/issues//1", "//me", "/issues/1/nope", "/me/1", "/ISSUES"})
    void unknownPathIs404EvenWithoutToken(String path) throws Exception {
        HttpResponse<byte[]> response = send("GET", path, "");
        checker.checkUnrouted(
                "GET", path, response.statusCode(), response.headers().map(), response.body());
        assertEquals(404, response.statusCode(), text(response));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/issues/,'GET, HEAD, POST'",
        "POST,/issues/1,'DELETE, GET, HEAD, PATCH'",
        "GET,/signup/,POST",
        "OPTIONS,/labels/1,'DELETE, PATCH'",
        "PUT,/issues/import,POST",
        "PATCH,/issues/import/,POST",
        "FOO,/me,'GET, HEAD, PATCH'"
    })
    void otherMethodIs405WithAllow(String method, String path, String allowed) throws Exception {
        HttpResponse<byte[]> response = send(method, path, "");
        checker.checkUnrouted(
                method, path, response.statusCode(), response.headers().map(), response.body());
        assertEquals(405, response.statusCode());
        assertEquals(allowed, header(response, "Allow"));
    }

    @Test
    void methodIsNotOverriddenByAHeader() throws Exception {
        assertEquals(
                200,
                checked("GET", "/openapi.json", "", "X-HTTP-Method-Override", "DELETE")
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource({"Bearer abc,true", "Token abc,true", "Basic abc,true", ",false"})
    void rejectedTokenDiffersFromAMissingOne(String authorization, boolean invalid) throws Exception {
        HttpResponse<byte[]> response = authorization == null
                ? checked("GET", "/me", "")
                : checked("GET", "/me", "", "Authorization", authorization);
        assertEquals(401, response.statusCode());
        assertEquals(
                "Bearer realm=\"issue-tracker\"" + (invalid ? ", error=\"invalid_token\"" : ""),
                header(response, "WWW-Authenticate"));
    }

    @Test
    void answerThatTheClientDoesNotTakeIs406() throws Exception {
        assertEquals(
                406, checked("GET", "/openapi.json", "", "Accept", "text/html").statusCode());
    }

    @Test
    void bodyThatIsNoJsonIs415() throws Exception {
        for (String type : List.of(
                "text/plain",
                "application/json; charset=latin1",
                "application/json; charset=\"",
                "application/x-www-form-urlencoded")) {
            assertEquals(
                    415, checked("POST", "/signin", "{}", "Content-Type", type).statusCode());
        }
        assertEquals(415, checked("POST", "/signin", "{}").statusCode());
    }

    @Test
    void bodyOverTheLimitIs413() throws Exception {
        String body = "{\"username\":\"" + "a".repeat(1_000) + "\"}";
        assertEquals(
                413,
                checked("POST", "/signin", body, "Content-Type", "application/json")
                        .statusCode());
    }

    @Test
    void chunkedBodyOverTheLimitIs413() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/signin"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[2_000])))
                .build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        checker.check(
                "POST", "/signin", response.statusCode(), response.headers().map(), response.body());
        assertEquals(413, response.statusCode());
    }

    @Test
    void allViolationsOfARequestAreAnsweredTogether() throws Exception {
        HttpResponse<byte[]> response = checked(
                "POST",
                "/signup?x=1",
                "{\"username\": 5, \"email\": \"nowhere\", \"role\": \"admin\"}",
                "Content-Type",
                "application/json");
        assertEquals(400, response.statusCode());
        for (String field : List.of("x", "username", "email", "password", "role")) {
            assertTrue(text(response).contains("\"field\":\"" + field + "\""), text(response));
        }
    }

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

    /**
     * The line that the log has of one request. Jetty gives the method BAD to a request of which it cannot read the
     * start.
     */
    private static ILoggingEvent logged(Callable<?> request) throws Exception {
        BlockingQueue<ILoggingEvent> lines = new LinkedBlockingQueue<>();
        AppenderBase<ILoggingEvent> log = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                line.prepareForDeferredProcessing();
                lines.add(line);
            }
        };
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger("dev.issuetracker");
        logger.addAppender(log);
        try {
            request.call();
            return lines.take();
        } finally {
            logger.detachAppender(log);
        }
    }

    private static Map<String, Object> fields(ILoggingEvent line) {
        Map<String, Object> fields = new TreeMap<>();
        line.getKeyValuePairs().forEach(pair -> fields.put(pair.key, pair.value));
        assertTrue(fields.remove("milliseconds") instanceof Long, fields.toString());
        return fields;
    }

    @Test
    void logShowsRequestsWithoutSecrets() throws Exception {
        ILoggingEvent line = logged(
                () -> checked("GET", "/me?secret=1", "", "Authorization", "Bearer secret", "X-Request-Id", "logged"));

        String text = line.getFormattedMessage();
        assertTrue(text.matches("GET /me 401 \\d+ ms token_refused 127\\.0\\.0\\.1"), text);
        assertEquals("logged", line.getMDCPropertyMap().get("request_id"));
        assertEquals(
                Map.of("method", "GET", "path", "/me", "status", 401, "code", "token_refused", "address", "127.0.0.1"),
                fields(line));
    }

    @Test
    void logOfASuccessHasNoCode() throws Exception {
        ILoggingEvent line = logged(() -> checked("GET", "/health/live", ""));

        String text = line.getFormattedMessage();
        assertTrue(text.matches("GET /health/live 200 \\d+ ms"), text);
        assertEquals(
                Map.of("method", "GET", "path", "/health/live", "status", 200, "address", "127.0.0.1"), fields(line));
    }

    @Test
    void logShowsRequestsThatComeToNoRoute() throws Exception {
        ILoggingEvent line = logged(() -> checked("GET", "/me?x=" + "a".repeat(10_000), "", "X-Request-Id", "early"));

        assertEquals("BAD answered 414 before any route uri_too_long 127.0.0.1", line.getFormattedMessage());
        assertEquals(
                Map.of("method", "BAD", "path", "-", "status", 414, "code", "uri_too_long", "address", "127.0.0.1"),
                fields(line));
        assertTrue(line.getMDCPropertyMap().containsKey("request_id"));
    }

    @Test
    void descriptionIsServed() throws Exception {
        HttpResponse<byte[]> response = checked("GET", "/openapi.json/", "");
        assertEquals(200, response.statusCode());
        assertTrue(text(response).contains("\"openapi\": \"3.1.0\""));
    }

    @Test
    void headAnswersAsGetWithoutBody() throws Exception {
        HttpResponse<byte[]> get = checked("GET", "/openapi.json", "");
        HttpResponse<byte[]> head = checked("HEAD", "/openapi.json", "");
        assertEquals(200, head.statusCode());
        assertEquals(0, head.body().length);
        assertEquals(header(get, "Content-Length"), header(head, "Content-Length"));
    }

    @Test
    void storeThatIsAwayMakesTheServerUnready() throws Exception {
        server =
                ServerWithoutStores.of(() -> new StoreStatus("primary", State.UNAVAILABLE, null, "connection refused"));
        server.start();
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
        server = ServerWithoutStores.of(() -> {
            running.countDown();
            try {
                stopping.await();
                Thread.sleep(200);
            } catch (InterruptedException cut) {
                throw new IllegalStateException(cut);
            }
            return READY;
        });
        server.start();
        CompletableFuture<HttpResponse<byte[]>> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return checked("GET", "/health/ready", "");
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        running.await();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(server::stop);
        stopping.countDown();
        assertTrue(text(answer.get()).contains("draining"), text(answer.get()));
        stop.get();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /me HTTP/1.1\r\n\r\n",
                "GET /me HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /me HTTP/9.9\r\nHost: a\r\n\r\n",
                "POST /signin HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
                "POST /signin HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + CHUNKED + "zz\r\n"
            })
    void malformedHttpAnswersAProblem(String request) throws Exception {
        String answer = raw(request);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertTrue(answer.contains("\"code\":\""), answer);
        assertTrue(answer.contains("X-Request-Id: "), answer);
    }

    @Test
    void unknownExpectationIs417() throws Exception {
        String answer = raw("GET /me HTTP/1.1\r\nHost: a\r\nExpect: nonsense\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 417 "), answer);
        assertTrue(answer.contains("\"code\":\"expectation_failed\""), answer);
    }

    @Test
    void overlongUrlAndHeadersAnswerProblemsAndSayThatTheConnectionCloses() throws Exception {
        HttpResponse<byte[]> longUrl = checked("GET", "/me?x=" + "a".repeat(10_000), "");
        assertEquals("414 close", longUrl.statusCode() + " " + header(longUrl, "Connection"));
        HttpResponse<byte[]> longHeader = checked("GET", "/me", "", "X", "a".repeat(10_000));
        assertEquals("431 close", longHeader.statusCode() + " " + header(longHeader, "Connection"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "identity, gzip", "utf-8"})
    void compressedBodyIs415AndSaysSo(String encoding) throws Exception {
        HttpResponse<byte[]> response = checked(
                "POST", "/signin", "\u001f\u008b", "Content-Type", "application/json", "Content-Encoding", encoding);
        assertEquals("415 identity", response.statusCode() + " " + header(response, "Accept-Encoding"));
        assertTrue(text(response).contains("Content-Encoding"), text(response));
    }

    @Test
    void bodyThatSaysItIsNotCompressedIsRead() throws Exception {
        assertEquals(
                400,
                checked("POST", "/signin", "{}", "Content-Type", "application/json", "Content-Encoding", "Identity")
                        .statusCode());
    }

    @Test
    void otherCharsetIs415AndSaysThatUtf8IsWanted() throws Exception {
        String answer = text(checked("POST", "/signin", "{}", "Content-Type", "application/json; charset=iso-8859-1"));
        assertTrue(answer.contains("send JSON in UTF-8"), answer);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            byte[] answer = new byte[4_096];
            int length = 0;
            while (length < answer.length && !whole(answer, length)) {
                int read = in.read(answer, length, answer.length - length);
                if (read < 0) {
                    break;
                }
                length += read;
            }
            return new String(Arrays.copyOf(answer, length), StandardCharsets.UTF_8);
        }
    }

    private static boolean whole(byte[] answer, int length) {
        return length > 0 && answer[length - 1] == '}';
    }
}
