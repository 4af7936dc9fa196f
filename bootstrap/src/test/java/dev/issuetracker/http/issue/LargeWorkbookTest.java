package dev.issuetracker.http.issue;

import static dev.issuetracker.http.fixture.RawConnection.head;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.RawConnection;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An export that is larger than what connections hold on its way. */
class LargeWorkbookTest {
    private static final String XLSX = "/issues/export?format=xlsx&sort=id";
    private static final int DESCRIPTION = 30_000;
    private static final Duration SOON = Duration.ofSeconds(5);

    private static Tracker filled(int issues) {
        Tracker tracker = Tracker.fresh(Store.SQLITE);
        Random random = new Random(20261130);
        String rows = IntStream.range(0, issues)
                .mapToObj(i -> "Issue " + i + ","
                        + random.ints(DESCRIPTION, '0', '9' + 1)
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining())
                        + ",open,\n")
                .collect(Collectors.joining());
        byte[] file = ("title,description,status,labels\n" + rows).getBytes(StandardCharsets.UTF_8);
        tracker.jane().upload("/issues/import", "issues.csv", file).expect(201);
        return tracker;
    }

    /** Asks for a workbook, and reads its beginning. */
    private static RawConnection begun(Api jane) throws IOException {
        RawConnection connection = RawConnection.to(jane);
        connection.send(head("GET " + XLSX, "Authorization: Bearer " + jane.token()));
        assertEquals("HTTP/1.1 200 OK", connection.statusLine());
        return connection;
    }

    @Test
    void workbookIsWrittenNoFurtherForClientsThatLeft() throws IOException, InterruptedException {
        try (Tracker tracker = filled(500)) {
            Api jane = tracker.jane();
            RawConnection one = begun(jane);
            try (one;
                    RawConnection other = begun(jane)) {
                // Neither has been written to its end, which nobody took.
                jane.get(XLSX).expect(503);
                assertTrue(other.read(1_000).contains("[Content_Types].xml"));
            }
            Instant left = Instant.now();
            while (jane.get("/issues/export?format=csv&keyword=nowhere").status() == 503) {
                assertTrue(Duration.between(left, Instant.now()).compareTo(SOON) < 0, "the places are still taken");
                Thread.sleep(50);
            }
        }
    }

    @Test
    void lastIssueThatHasNoRoomIsSaidInPlaceOfTheFirst() {
        try (Tracker tracker = filled(20)) {
            Api jane = tracker.jane();
            long last = jane.get("/issues?sort=-id&limit=1").number("/results/0/id");
            jane.patch("/issues/" + last, "{version: 1, description: '" + "x".repeat(40_000) + "'}")
                    .expect(200);
            assertEquals("export_impossible", jane.get(XLSX).expect(422).code());
        }
    }
}
