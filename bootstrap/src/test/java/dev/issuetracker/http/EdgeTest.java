package dev.issuetracker.http;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.http.tls.TestCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does before a request comes to its route; no store makes a difference. */
class EdgeTest {
    private static final String FORWARDED = "X-Forwarded-For";

    private @Nullable Tracker tracker;

    @AfterEach
    void stop() {
        if (tracker != null) {
            tracker.close();
        }
    }

    private Tracker start(String... variables) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        Tracker started = Tracker.fresh(Store.SQLITE, environment);
        tracker = started;
        return started;
    }

    /**
     * A client of a server without accounts, which lets two requests a minute through: no third comes back while a test
     * runs.
     */
    private Api guestOfTwoRequests(String trusted) {
        tracker = Tracker.withoutAccounts(Store.SQLITE, Map.of("TRUSTED_PROXIES", trusted, "RATE_LIMIT", "2"));
        return tracker.guest();
    }

    // Proxies.

    @ParameterizedTest
    @CsvSource({
        "127.0.0.0/8, https, https://",
        "127.0.0.0/8, HTTPS, https://",
        "127.0.0.0/8, http, http://",
        "127.0.0.0/8, gopher, http://",
        "10.0.0.1, https, http://",
        "'', https, http://"
    })
    void linksBeginAsATrustedProxySays(String trusted, String forwarded, String begin) {
        Api jane = start("TRUSTED_PROXIES", trusted).jane();
        jane.issue("One");
        jane.issue("Two");
        Answer page =
                jane.get("/issues?limit=1", "X-Forwarded-Proto", forwarded).expect(200);
        assertTrue(page.text("/next").startsWith(begin), page.toString());
        assertTrue(page.header("Link").startsWith("<" + begin), page.toString());
        assertEquals(
                !begin.equals("http://"),
                !page.header("Strict-Transport-Security").isEmpty());
    }

    /** Which client a request is counted for shows which address is believed. */
    private static String left(Api client, String forwarded) {
        return client.get("/openapi.json", FORWARDED, forwarded)
                .header("RateLimit")
                .replaceAll(";t=.*", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.1",
                "6.6.6.6, 203.0.113.1",
                "203.0.113.1, 10.0.0.7",
                "nonsense, 203.0.113.1, 10.0.0.7",
                "203.0.113.1:4711",
                "203.0.113.1 , 10.0.0.7:80"
            })
    void clientIsTheLastThatIsNoTrustedProxy(String forwarded) {
        Api guest = guestOfTwoRequests("127.0.0.1, 10.0.0.0/8");
        left(guest, "203.0.113.1");
        assertEquals("\"address\";r=0", left(guest, forwarded));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8::1", "[2001:db8::2]", "[2001:db8::3]:443"})
    void addressesOfOneIpv6NetworkAreOneClient(String forwarded) {
        Api guest = guestOfTwoRequests("127.0.0.1");
        left(guest, "2001:db8::ffff");
        assertEquals("\"address\";r=0", left(guest, forwarded));
    }

    @Test
    void malformedAddressEndsTheWayBack() {
        Api guest = guestOfTwoRequests("127.0.0.1, 10.0.0.0/8");
        left(guest, "10.0.0.7");
        assertEquals("\"address\";r=0", left(guest, "203.0.113.1, unknown, 10.0.0.7"));
    }

    @Test
    void strangersForwardNothing() {
        Api guest = guestOfTwoRequests("");
        left(guest, "203.0.113.1");
        assertEquals("\"address\";r=0", left(guest, "203.0.113.2"));
    }

    // Rates.

    @Test
    void requestsPastTheRateAre429() {
        Tracker server = start("RATE_LIMIT", "5");
        Api jane = server.jane();
        for (int i = 0; i < 20; i++) {
            jane.get("/me");
        }
        Answer rejected = jane.get("/me").expect(429);
        assertEquals("rate_limited", rejected.text("/code"));
        assertTrue(Integer.parseInt(rejected.header("Retry-After")) >= 1);
        assertTrue(rejected.header("RateLimit").startsWith("\"token\";r=0;"), rejected.header("RateLimit"));
        assertEquals("\"token\";q=5;w=60", rejected.header("RateLimit-Policy"));
        server.guest().get("/health/live").expect(200);
    }

    @Test
    void eachAcceptedTokenHasARateOfItsOwn() {
        Tracker server = start("RATE_LIMIT", "10");
        server.jane().get("/me").expect(200);
        server.john().get("/me").expect(200);
        for (int i = 0; i < 30; i++) {
            server.jane().get("/me");
        }
        server.jane().get("/me").expect(429);
        server.john().get("/me").expect(200);
    }

    @Test
    void inventedTokensCountForTheAddress() {
        Api guest = guestOfTwoRequests("");
        for (int i = 0; i < 5; i++) {
            guest.withToken("invented" + i).get("/me");
        }
        guest.withToken("another").get("/me").expect(429);
        guest.get("/openapi.json").expect(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer  ", "Token ", "TOKEN    "})
    void tokenHasOneRateHoweverTheHeaderIsWritten(String scheme) {
        Tracker server = start("RATE_LIMIT", "10");
        Api jane = server.jane();
        for (int i = 0; i < 30; i++) {
            jane.get("/me");
        }
        Answer rejected =
                jane.get("/me", "Authorization", scheme + jane.token()).expect(429);
        assertEquals("\"token\";q=10;w=60", rejected.header("RateLimit-Policy"));
    }

    @Test
    void rejectedTokenCountsForTheAddressFromThenOn() {
        Api jane = start("RATE_LIMIT", "20").jane();
        jane.get("/me").expect(200);
        assertEquals("\"token\";q=20;w=60", jane.post("/signout/").expect(204).header("RateLimit-Policy"));
        jane.get("/me").expect(401);
        assertEquals("\"address\";q=20;w=60", jane.get("/me").expect(401).header("RateLimit-Policy"));
    }

    @ParameterizedTest
    @CsvSource({
        "false, /health/live, 200, false",
        "false, /health/ready/, 200, false",
        "true, /metrics, 200, false",
        "true, /metrics/, 200, false",
        "false, /metrics, 401, true"
    })
    void onlyHealthAndPublicMetricsAreNotCounted(boolean open, String path, int status, boolean counted) {
        tracker = Tracker.withoutAccounts(
                Store.SQLITE, Map.of("METRICS_PUBLIC", Boolean.toString(open), "RATE_LIMIT", "2"));
        Answer answer = tracker.guest().get(path).expect(status);
        assertEquals(counted, !answer.header("RateLimit").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/health/", "/health/nothing", "/health/live/nothing", "/healthy", "/metricsx", "/metrics/x"})
    void whatIsLikeHealthAndMetricsIsCounted(String path) {
        tracker = Tracker.withoutAccounts(Store.SQLITE, Map.of("METRICS_PUBLIC", "true", "RATE_LIMIT", "2"));
        assertTrue(tracker.guest()
                .sendUnrouted("GET", path)
                .expect(404)
                .header("RateLimit")
                .startsWith("\"address\";r=1;"));
    }

    // Capacity.

    @Test
    void requestPastCapacityIsRejectedAndHealthIsAnswered() throws IOException {
        Tracker server = start("MAX_REQUESTS", "1");
        Api jane = server.jane();
        byte[] body = ("{\"title\": \"Slow\", \"description\": \"" + "a".repeat(200_000) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        try (Socket slow = connect(server)) {
            OutputStream out = slow.getOutputStream();
            out.write(("POST /issues HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + jane.token()
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, 100_000);
            out.flush();
            Answer rejected = jane.get("/me");
            while (rejected.status() == 200) {
                rejected = jane.get("/me");
            }
            rejected.expect(503);
            assertEquals("overloaded", rejected.text("/code"));
            assertEquals("1", rejected.header("Retry-After"));
            server.guest().get("/health/live").expect(200);
            server.guest().get("/health/ready").expect(200);

            out.write(body, 100_000, body.length - 100_000);
            out.flush();
            assertTrue(line(slow).startsWith("HTTP/1.1 201"));
        }
        jane.get("/me").expect(200);
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 50, 1", "Content-Length: 16000, 15000", "Transfer-Encoding: chunked, 3000"})
    void bodyThatAGuestMaySendTakesNobodysPlaceWhileItArrives(String framing, int sent) throws IOException {
        Tracker server = start("MAX_REQUESTS", "1");
        try (Socket slow = connect(server)) {
            slow.getOutputStream()
                    .write(("POST /signin HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + framing
                                    + "\r\n\r\n"
                                    + (framing.endsWith("chunked") ? "1\r\na\r\n" : "a").repeat(sent))
                            .getBytes(StandardCharsets.US_ASCII));
            slow.getOutputStream().flush();
            for (int i = 0; i < 20; i++) {
                server.jane().get("/me").expect(200);
            }
        }
    }

    // Slow clients.

    /** Sends byte after byte for as long as the server listens, and gives what it answers. */
    private static String trickle(Socket socket, String head) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout(50);
        StringBuilder answer = new StringBuilder();
        while (true) {
            try {
                out.write('a');
                out.flush();
            } catch (IOException closed) {
                return answer.toString();
            }
            try {
                int read = socket.getInputStream().read();
                if (read < 0) {
                    return answer.toString();
                }
                answer.append((char) read);
                socket.setSoTimeout(0);
                int next = socket.getInputStream().read();
                while (next >= 0) {
                    answer.append((char) next);
                    next = socket.getInputStream().read();
                }
                return answer.toString();
            } catch (SocketTimeoutException stillListening) {
                Thread.sleep(1);
            } catch (IOException reset) {
                return answer.toString();
            }
        }
    }

    @Test
    void headThatNeverEndsIsCut() throws Exception {
        Tracker server = start("CLIENT_TIMEOUT", "1s");
        try (Socket socket = connect(server)) {
            assertEquals("", trickle(socket, "GET /me HTTP/1.1\r\nHost: a\r\nX-Slow: "));
        }
    }

    @Test
    void tokenInAnotherCaseIsAnotherTokenAlsoOnTheSameConnection() throws Exception {
        Tracker server = start();
        String token = server.jane().token();
        try (Socket socket = connect(server)) {
            assertEquals("HTTP/1.1 200 OK", statusOfHead(socket, token));
            assertEquals("HTTP/1.1 401 Unauthorized", statusOfHead(socket, token.toUpperCase(Locale.ROOT)));
        }
    }

    private static String statusOfHead(Socket socket, String token) throws IOException {
        String head = "HEAD /me HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        String status = line(socket);
        while (!line(socket).isEmpty()) {
            // The rest of the head.
        }
        return status;
    }

    @Test
    void headThatNeverEndsIsCutAfterAnAnswerToo() throws Exception {
        Tracker server = start("CLIENT_TIMEOUT", "1s");
        try (Socket socket = connect(server)) {
            OutputStream out = socket.getOutputStream();
            out.write("HEAD /health/live HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            while (!line(socket).isEmpty()) {
                // The head of the first answer.
            }
            assertEquals("", trickle(socket, "GET /me HTTP/1.1\r\nHost: a\r\nX-Slow: "));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 15_000})
    void bodyThatTricklesIs408(int length) throws Exception {
        Tracker server = start("CLIENT_TIMEOUT", "1s");
        try (Socket socket = connect(server)) {
            String answer = trickle(
                    socket,
                    "POST /signin HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: " + length
                            + "\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
            assertTrue(answer.contains("\"code\":\"request_timeout\""), answer);
        }
    }

    @Test
    void formThatTricklesIs408() throws Exception {
        Tracker server = start("CLIENT_TIMEOUT", "1s");
        try (Socket socket = connect(server)) {
            String answer = trickle(
                    socket,
                    "POST /issues/import HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                            + server.jane().token()
                            + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
        }
    }

    // Files that are long on their way.

    /** An import of which all but the end was sent. */
    private static final class HalfAnImport implements AutoCloseable {
        private static final String END = "\r\n--b--\r\n";

        private final Socket socket;
        private final CompletableFuture<String> answer;

        HalfAnImport(Tracker server, Api sender) throws IOException {
            String part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                    + "title,description,status,labels\nSlow," + "a".repeat(20_000) + ",open,\n";
            String head = "POST /issues/import HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + sender.token()
                    + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
                    + (part.length() + END.length()) + "\r\n\r\n";
            socket = connect(server);
            socket.getOutputStream().write((head + part).getBytes(StandardCharsets.US_ASCII));
            // Each on a thread of its own: the common pool may have just one, which the first would keep.
            answer = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return line(socket);
                        } catch (IOException exception) {
                            throw new UncheckedIOException(exception);
                        }
                    },
                    reading -> new Thread(reading).start());
        }

        String end() throws IOException {
            socket.getOutputStream().write(END.getBytes(StandardCharsets.US_ASCII));
            return answer.join();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** Begins imports of one account until one is rejected; gives those that are under way. */
    private static List<HalfAnImport> mostAtOnce(Tracker server, Api sender) throws IOException {
        List<HalfAnImport> halves = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            halves.add(new HalfAnImport(server, sender));
        }
        CompletableFuture.anyOf(halves.stream().map(half -> half.answer).toArray(CompletableFuture<?>[]::new))
                .join();
        HalfAnImport rejected =
                halves.stream().filter(half -> half.answer.isDone()).findFirst().orElseThrow();
        assertTrue(rejected.answer.join().startsWith("HTTP/1.1 503"), rejected.answer.join());
        rejected.close();
        halves.remove(rejected);
        return halves;
    }

    @Test
    void importsOfOneAccountLeavePlacesToOthers() throws IOException {
        Tracker server = start();
        List<HalfAnImport> halves = mostAtOnce(server, server.jane());
        byte[] file = "title,description,status,labels\nQuick,a,open,\n".getBytes(StandardCharsets.US_ASCII);
        server.john().upload("/issues/import", "a.csv", file).expect(201);
        for (HalfAnImport half : halves) {
            assertTrue(half.end().startsWith("HTTP/1.1 201"));
            half.close();
        }
    }

    @Test
    void slowFilesOfManyAccountsLeavePlacesToOthers() throws IOException {
        Tracker server = start("MAX_REQUESTS", "32");
        List<HalfAnImport> halves = new ArrayList<>();
        for (Api sender : List.of(server.admin(), server.jane(), server.guest().signUp("joan"))) {
            halves.add(new HalfAnImport(server, sender));
            halves.add(new HalfAnImport(server, sender));
        }
        byte[] file = "title,description,status,labels\nQuick,a,open,\n".getBytes(StandardCharsets.US_ASCII);
        server.john().upload("/issues/import", "a.csv", file).expect(201);
        for (HalfAnImport half : halves) {
            assertTrue(half.end().startsWith("HTTP/1.1 201"));
            half.close();
        }
    }

    @Test
    void whoSignsOutWhileAFileArrivesImportsNothing() throws IOException {
        Tracker server = start();
        List<HalfAnImport> halves = mostAtOnce(server, server.jane());
        server.jane().post("/signout/").expect(204);
        for (HalfAnImport half : halves) {
            assertTrue(half.end().startsWith("HTTP/1.1 401"));
            half.close();
        }
        server.john().get("/imports").expect(200).shows("/results", "[]");
    }

    private static Socket connect(Tracker server) throws IOException {
        URI base = URI.create(server.guest().base());
        return new Socket(InetAddress.getByName(base.getHost()), base.getPort());
    }

    private static String line(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            line.append((char) read);
        }
        return line.toString().strip();
    }

    // Sizes.

    @ParameterizedTest
    @ValueSource(strings = {"/signup", "/signin", "/labels"})
    void smallThingsTakeSmallBodies(String path) {
        Tracker server = start();
        server.admin().post(path, "{name: '" + "a".repeat(20_000) + "'}").expect(413);
        server.jane()
                .post("/issues", "{title: 'a', description: '" + "a".repeat(1_000_000) + "'}")
                .expect(201);
    }

    // Headers.

    @Test
    void everyAnswerTellsBrowsersToKeepTheirHandsOff() {
        Tracker server = start("RATE_LIMIT", "9");
        Api jane = server.jane();
        List<Answer> answers = List.of(
                jane.get("/me").expect(200),
                server.guest().get("/me").expect(401),
                jane.sendUnrouted("GET", "/nothing").expect(404),
                jane.sendUnrouted("OPTIONS", "/me").expect(405),
                jane.get("/me?" + "a".repeat(9_000)).expect(414),
                Stream.generate(() -> jane.get("/me"))
                        .filter(answer -> answer.status() == 429)
                        .findFirst()
                        .orElseThrow());
        for (Answer answer : answers) {
            assertAll(
                    () -> assertEquals("nosniff", answer.header("X-Content-Type-Options"), answer::toString),
                    () -> assertEquals(
                            "default-src 'none'; frame-ancestors 'none'",
                            answer.header("Content-Security-Policy"),
                            answer::toString),
                    () -> assertEquals("no-referrer", answer.header("Referrer-Policy"), answer::toString),
                    () -> assertEquals("no-store", answer.header("Cache-Control"), answer::toString),
                    () -> assertEquals("", answer.header("Strict-Transport-Security"), answer::toString));
        }
    }

    // Other origins.

    private static HttpResponse<String> fromPage(Api api, String origin, String method, String path, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.base() + path))
                .method(method, BodyPublishers.noBody())
                .header("Origin", origin);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    @Test
    void pagesOfAllowedOriginsMayCall() throws Exception {
        Api guest = start("CORS_ORIGINS", "https://board.example.org, http://localhost:3000")
                .guest();
        HttpResponse<String> preflight = fromPage(
                guest,
                "http://localhost:3000",
                "OPTIONS",
                "/issues/1",
                "Access-Control-Request-Method",
                "PATCH",
                "Access-Control-Request-Headers",
                "authorization,content-type,idempotency-key,if-match");
        assertEquals(200, preflight.statusCode());
        assertEquals("http://localhost:3000", header(preflight, "Access-Control-Allow-Origin"));
        assertTrue(header(preflight, "Access-Control-Allow-Methods").contains("PATCH"));
        for (String name : List.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match")) {
            assertTrue(header(preflight, "Access-Control-Allow-Headers").contains(name), name);
        }
        assertEquals("", header(preflight, "Access-Control-Allow-Credentials"));

        HttpResponse<String> answer = fromPage(guest, "https://board.example.org", "GET", "/me");
        assertEquals(401, answer.statusCode());
        assertEquals("https://board.example.org", header(answer, "Access-Control-Allow-Origin"));
        assertEquals("Origin", header(answer, "Vary"));
        for (String name : List.of("ETag", "Link", "Location", "Retry-After", "RateLimit", "X-Request-Id")) {
            assertTrue(header(answer, "Access-Control-Expose-Headers").contains(name), name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://board.example.org, https://evil.example",
        "https://board.example.org, https://board.example.org.evil.example",
        "https://board.example.org, https://boardXexample.org",
        "https://board.example.org, null",
        "'', https://board.example.org"
    })
    void pagesOfOtherOriginsMayNot(String allowed, String origin) throws Exception {
        Api guest = start("CORS_ORIGINS", allowed).guest();
        assertEquals("", header(fromPage(guest, origin, "GET", "/me"), "Access-Control-Allow-Origin"));
        HttpResponse<String> preflight =
                fromPage(guest, origin, "OPTIONS", "/me", "Access-Control-Request-Method", "GET");
        assertEquals("", header(preflight, "Access-Control-Allow-Origin"));
        assertEquals("", header(preflight, "Access-Control-Allow-Methods"));
    }

    // TLS.

    @Test
    void portSpeaksTlsWhenThereIsACertificate(@TempDir Path folder) throws Exception {
        TestCertificate made = TestCertificate.of("EC");
        Path certificate = Files.writeString(folder.resolve("server.crt"), made.certificatePem());
        Path key = Files.writeString(folder.resolve("server.key"), made.keyPem());
        tracker = Tracker.withoutAccounts(
                Store.SQLITE, Map.of("TLS_CERT", certificate.toString(), "TLS_KEY", key.toString()));
        String url = tracker.guest().base().replace("http:", "https:") + "/health/live";
        HttpClient client = HttpClient.newBuilder()
                .sslContext(trusting(made))
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertEquals("max-age=31536000", header(answer, "Strict-Transport-Security"));
    }

    private static SSLContext trusting(TestCertificate made) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", made.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
