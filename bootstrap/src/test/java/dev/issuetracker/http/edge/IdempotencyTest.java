package dev.issuetracker.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.RawConnection;
import dev.issuetracker.http.fixture.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class IdempotencyTest extends HttpTest {
    private final String key = unique("key");
    private final String title = unique("keyed");
    private final String json = "{title: '" + title + "', description: ''}";

    IdempotencyTest(Store store) {
        super(store);
    }

    private Answer create() {
        return jane.post("/issues", json, "Idempotency-Key", key);
    }

    private int created() {
        return jane.get("/issues?keyword=" + title).titles().size();
    }

    @Test
    void retryIsGivenTheFirstAnswer() {
        Answer first = create().expect(201);
        Answer second = create().expect(201);
        assertEquals(first.body(), second.body());
    }

    @Test
    void retryIsGivenTheFirstHeaders() {
        Answer first = create().expect(201);
        Answer second = create().expect(201);
        assertEquals(
                first.header("Location") + first.header("ETag"), second.header("Location") + second.header("ETag"));
    }

    @Test
    void retryCreatesNothing() {
        create();
        create();
        assertEquals(1, created());
    }

    @Test
    void answerToARetrySaysThatItIsReplayed() {
        String first = create().header("Idempotency-Replayed");
        assertEquals(List.of("", "true"), List.of(first, create().header("Idempotency-Replayed")));
    }

    @Test
    void withoutAKeyEachRequestIsNew() {
        jane.post("/issues", json);
        jane.post("/issues", json);
        assertEquals(2, created());
    }

    @Test
    void keyWithAnotherBodyIsRejected() {
        create();
        Answer other = jane.post("/issues", "{title: 'Other', description: ''}", "Idempotency-Key", key);
        assertEquals("key_reused", other.expect(422).code());
    }

    @Test
    void keyOnAnotherPathIsRejected() {
        create();
        jane.post("/issues/bulk-status", "{ids: [1], status: 'open'}", "Idempotency-Key", key)
                .expect(422);
    }

    @Test
    void keyOfAnotherAccountIsAnother() {
        create();
        john.post("/issues", json, "Idempotency-Key", key).expect(201);
        assertEquals(2, created());
    }

    @Test
    void problemIsAnsweredAgain() {
        String body = "{name: '" + title + "'}";
        admin.label(title);
        Answer first = admin.post("/labels", body, "Idempotency-Key", key).expect(409);
        assertEquals(
                first.body(),
                admin.post("/labels", body, "Idempotency-Key", key).expect(409).body());
    }

    @Test
    void invalidKeyIsRejected() {
        Answer rejected = jane.post("/issues", json, "Idempotency-Key", "a key with blanks");
        assertEquals(
                List.of("Idempotency-Key invalid_key"), rejected.expect(400).violations());
    }

    @Test
    void keyIsGivenOnce() throws IOException {
        try (RawConnection connection = RawConnection.to(jane)) {
            connection.send(RawConnection.head(
                            "POST /issues",
                            "Authorization: Bearer " + jane.token(),
                            "Content-Type: application/json",
                            "Content-Length: 2",
                            "Connection: close",
                            "Idempotency-Key: one",
                            "Idempotency-Key: two")
                    + "{}");
            String answer = connection.rest();
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(answer.contains("Idempotency-Key may be given only once."), answer);
        }
    }

    @Test
    void importIsRetriedWhateverTheFormsBoundary() {
        byte[] file = ("title,description,status,labels\n" + title + ",,open,\n").getBytes(StandardCharsets.UTF_8);
        jane.uploadKeyed("one", key, file).expect(201);
        jane.uploadKeyed("two", key, file).expect(201);
        assertEquals(1, created());
    }

    /** So many rows are stored before the answer is recorded, on SQLite. */
    @Test
    void importOfManyRowsIsRetried() {
        byte[] file = ("title,description,status,labels\n" + (title + ",,open,\n").repeat(600))
                .getBytes(StandardCharsets.UTF_8);
        String first = jane.uploadKeyed("one", key, file).expect(201).text("/import_id");
        assertEquals(first, jane.uploadKeyed("two", key, file).expect(201).text("/import_id"));
        assertEquals(600, jane.get("/issues/count?keyword=" + title).expect(200).number("/count"));
    }

    @Test
    void rejectionOfAnImportIsGivenAgain() {
        byte[] file = ("title,description,status,labels\n" + title + ",,open,late " + key + "\n")
                .getBytes(StandardCharsets.UTF_8);
        jane.uploadKeyed("one", key, file).expect(400);
        admin.label("late " + key);
        jane.uploadKeyed("two", key, file).expect(400);
        assertEquals(0, created());
    }

    /** Each is answered with the one issue, or with the problem that it is being created. */
    @Test
    void duplicatesAtOnceCreateOneIssue() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Answer>> running = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                running.add(threads.submit(this::create));
            }
            for (Future<Answer> one : running) {
                Answer answer = one.get();
                assertTrue(
                        answer.status() == 201
                                || (answer.status() == 409 && answer.code().equals("in_progress")),
                        answer::toString);
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, created());
    }
}
