package dev.issuetracker.http.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** That issues change, said while they do. */
class IssueEventsTest extends HttpTest {
    private static final String MANY = "{\"issues\":null}";

    private final HttpClient client = HttpClient.newHttpClient();

    IssueEventsTest(Store store) {
        super(store);
    }

    /** A stream of events that is open. */
    private BufferedReader listen(Api reader) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(reader.base() + "/issues/events"))
                .header("Authorization", "Bearer " + reader.token())
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<java.io.InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        assertEquals(200, answer.statusCode());
        BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        assertEquals(":", lines.readLine());
        return lines;
    }

    /** Reads until an event has such data, and gives its name. Other tests may change issues too. */
    private static String await(BufferedReader lines, Predicate<String> data) throws IOException {
        String name = "";
        for (String line = lines.readLine(); ; line = lines.readLine()) {
            assertNotNull(line, "the stream ended without the event");
            if (line.startsWith("event: ")) {
                name = line.substring("event: ".length());
            } else if (line.startsWith("data: ") && data.test(line.substring("data: ".length()))) {
                return name;
            }
        }
    }

    private static void awaitChange(BufferedReader lines, long id) throws IOException {
        assertEquals("changed", await(lines, data -> data.matches(".*\\b" + id + "\\b.*")));
    }

    @Test
    void everyChangeOfAnIssueIsSaid() throws Exception {
        long id = jane.issue("Watched").id();
        String path = "/issues/" + id;
        try (BufferedReader lines = listen(john)) {
            jane.patch(path, "{title: 'Changed', version: 1}").expect(200);
            awaitChange(lines, id);
            jane.post(path + "/comments", "{body: 'A comment.'}").expect(201);
            awaitChange(lines, id);
            jane.delete(path).expect(204);
            awaitChange(lines, id);
            jane.post(path + "/restore").expect(200);
            awaitChange(lines, id);
            awaitChange(lines, jane.issue("New").id());
        }
    }

    @Test
    void changeOfManyNamesNone() throws Exception {
        long label = admin.post("/labels", "{name: '" + unique("many") + "'}")
                .expect(201)
                .id();
        try (BufferedReader lines = listen(john)) {
            admin.delete("/labels/" + label).expect(204);
            assertEquals("changed", await(lines, MANY::equals));
            String title = unique("many");
            jane.upload(
                            "/issues/import",
                            title + ".csv",
                            ("title,status,labels\n" + title + ",open,\n").getBytes(StandardCharsets.UTF_8))
                    .expect(201);
            assertEquals("changed", await(lines, MANY::equals));
        }
    }

    @Test
    void streamEndsWithItsSession() throws Exception {
        Api mary = guest.signUp(unique("mary"));
        try (BufferedReader lines = listen(mary)) {
            mary.post("/signout").expect(204);
            assertEquals("signed_out", await(lines, "{}"::equals));
            assertEquals("", lines.readLine());
            assertNull(lines.readLine());
        }
    }

    @Test
    void whatIsNoStreamIsRejected() {
        guest.get("/issues/events", "Accept", "text/event-stream").expect(401);
        for (String accept : List.of("application/json", "*/*")) {
            assertEquals(
                    "The answer is text/event-stream; name it in the header Accept.",
                    jane.get("/issues/events", "Accept", accept)
                            .expect(406)
                            .json()
                            .path("detail")
                            .asText());
        }
        jane.get("/issues/events?since=1", "Accept", "text/event-stream").expect(400);
        Answer head =
                jane.send("HEAD", "/issues/events", HttpRequest.BodyPublishers.noBody(), "Accept", "text/event-stream");
        assertEquals("text/event-stream", head.expect(200).header("Content-Type"));
        assertEquals("", head.header("Content-Length"));
    }

    @Test
    void oldestStreamOfAnAccountEndsForItsNewOne() throws Exception {
        try (Tracker small = Tracker.fresh(store, Map.of("MAX_REQUESTS", "8"))) {
            Api reader = small.jane();
            try (BufferedReader first = listen(reader);
                    BufferedReader second = listen(reader);
                    BufferedReader third = listen(reader)) {
                assertEquals("replaced", await(first, "{}"::equals));
                assertEquals("", first.readLine());
                assertNull(first.readLine());
                long id = reader.issue("Heard by both").id();
                awaitChange(second, id);
                awaitChange(third, id);
            }
        }
    }

    @Test
    void nobodyTakesTheLastPlaceOfAnother() throws Exception {
        try (Tracker small = Tracker.fresh(store, Map.of("MAX_REQUESTS", "8"))) {
            try (BufferedReader first = listen(small.jane());
                    BufferedReader second = listen(small.jane());
                    BufferedReader other = listen(small.john())) {
                assertEquals("replaced", await(first, "{}"::equals));
                assertEquals(
                        "overloaded",
                        small.admin()
                                .get("/issues/events", "Accept", "text/event-stream")
                                .expect(503)
                                .code());
                long id = small.jane().issue("Heard by both").id();
                awaitChange(second, id);
                awaitChange(other, id);
            }
        }
    }
}
