package dev.issuetracker.http.edge;

import static dev.issuetracker.http.fixture.RawConnection.head;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.OwnThread;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.EdgeFixture;
import dev.issuetracker.http.fixture.RawConnection;
import dev.issuetracker.http.fixture.Tracker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that wait or take long leave room for others. */
class CapacityTest extends EdgeFixture {
    private static final byte[] QUICK =
            "title,description,status,labels\nQuick,a,open,\n".getBytes(StandardCharsets.US_ASCII);

    /** So long that no request is cut off because the machine of the test paused. */
    private static final String PATIENT = "10m";

    @Test
    void requestPastCapacityIsRejectedAndHealthIsAnswered() throws IOException {
        Tracker server = start("MAX_REQUESTS", "1", "CLIENT_TIMEOUT", PATIENT);
        Api jane = server.jane();
        String body = "{\"title\": \"Slow\", \"description\": \"" + "a".repeat(200_000) + "\"}";
        try (RawConnection slow = RawConnection.to(jane)) {
            slow.send(head(
                    "POST /issues",
                    "Authorization: Bearer " + jane.token(),
                    "Content-Type: application/json",
                    "Content-Length: " + body.length()));
            slow.send(body.substring(0, 100_000));
            Answer rejected = jane.get("/me");
            while (rejected.status() == 200) {
                rejected = jane.get("/me");
            }
            rejected.expect(503);
            assertEquals("overloaded", rejected.text("/code"));
            assertEquals("1", rejected.header("Retry-After"));
            server.guest().get("/health/live").expect(200);
            server.guest().get("/health/ready").expect(200);

            slow.send(body.substring(100_000));
            assertTrue(slow.line().startsWith("HTTP/1.1 201"));
        }
        jane.get("/me").expect(200);
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 50, 1", "Content-Length: 16000, 15000", "Transfer-Encoding: chunked, 3000"})
    void bodyThatAGuestMaySendTakesNobodysPlaceWhileItArrives(String framing, int sent) throws IOException {
        Tracker server = start("MAX_REQUESTS", "1");
        try (RawConnection slow = RawConnection.to(server.guest())) {
            slow.send(head("POST /signin", "Content-Type: application/json", framing));
            slow.send((framing.endsWith("chunked") ? "1\r\na\r\n" : "a").repeat(sent));
            for (int i = 0; i < 20; i++) {
                server.jane().get("/me").expect(200);
            }
        }
    }

    @Test
    void importsOfOneAccountLeavePlacesToOthers() throws IOException {
        Tracker server = start("CLIENT_TIMEOUT", PATIENT);
        List<HalfAnImport> halves = mostAtOnce(server.jane());
        server.john().upload("/issues/import", "a.csv", QUICK).expect(201);
        endAll(halves, 201);
    }

    @Test
    void slowFilesOfManyAccountsLeavePlacesToOthers() throws IOException {
        Tracker server = start("MAX_REQUESTS", "32", "CLIENT_TIMEOUT", PATIENT);
        List<HalfAnImport> halves = new ArrayList<>();
        for (Api sender : List.of(server.admin(), server.jane(), server.guest().signUp("joan"))) {
            halves.add(new HalfAnImport(sender));
            halves.add(new HalfAnImport(sender));
        }
        server.john().upload("/issues/import", "a.csv", QUICK).expect(201);
        endAll(halves, 201);
    }

    @Test
    void accountThatSignsOutWhileItsFileArrivesImportsNothing() throws IOException {
        Tracker server = start("CLIENT_TIMEOUT", PATIENT);
        List<HalfAnImport> halves = mostAtOnce(server.jane());
        server.jane().post("/signout/").expect(204);
        endAll(halves, 401);
        server.john().get("/imports").expect(200).shows("/results", "[]");
    }

    /** Begins imports of one account until one is rejected; gives those that are under way. */
    private static List<HalfAnImport> mostAtOnce(Api sender) throws IOException {
        List<HalfAnImport> halves = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            halves.add(new HalfAnImport(sender));
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

    private static void endAll(List<HalfAnImport> halves, int status) throws IOException {
        for (HalfAnImport half : halves) {
            assertTrue(half.end().startsWith("HTTP/1.1 " + status));
            half.close();
        }
    }

    /** An import of which all but the end was sent. */
    private static final class HalfAnImport implements AutoCloseable {
        private static final String END = "\r\n--b--\r\n";

        private final RawConnection connection;
        private final CompletableFuture<String> answer;

        HalfAnImport(Api sender) throws IOException {
            String part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                    + "title,description,status,labels\nSlow," + "a".repeat(20_000) + ",open,\n";
            connection = RawConnection.to(sender);
            connection.send(head(
                    "POST /issues/import",
                    "Authorization: Bearer " + sender.token(),
                    "Content-Type: multipart/form-data; boundary=b",
                    "Content-Length: " + (part.length() + END.length())));
            connection.send(part);
            answer = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return connection.line();
                        } catch (IOException exception) {
                            throw new UncheckedIOException(exception);
                        }
                    },
                    OwnThread.EACH);
        }

        String end() throws IOException {
            connection.send(END);
            return answer.join();
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
