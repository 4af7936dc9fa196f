package dev.issuetracker.http.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.Store;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Imports for which nobody waits. */
class ImportJobsTest extends HttpTest {
    private final String title = unique("later");

    ImportJobsTest(Store store) {
        super(store);
    }

    private static String csv(String... rows) {
        return "title,status,labels\n" + String.join("\n", rows) + "\n";
    }

    private Answer send(Api sender, String path, String csv, String... headers) {
        String form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + title + ".csv\"\r\n\r\n"
                + csv + "\r\n--b--\r\n";
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "multipart/form-data; boundary=b", "Prefer", "respond-async, wait=1"));
        return sender.send("POST", path, BodyPublishers.ofString(form), all.toArray(new String[0]));
    }

    private Answer sent(String csv) {
        return send(jane, "/issues/import", csv).expect(202);
    }

    private Answer ended(Answer accepted) {
        return ImportEnds.of(jane, accepted.header("Location"));
    }

    private List<String> titles() {
        return jane.get("/issues?keyword=" + title).expect(200).titles();
    }

    @Test
    void acceptedImportSaysWhereItIs() {
        Answer accepted = sent(csv(title + ",open,"));
        assertEquals("/imports/" + accepted.id(), accepted.header("Location"));
        assertEquals("respond-async", accepted.header("Preference-Applied"));
        accepted.shows("/state", "'queued'").shows("/by/username", "'jane'").shows("/file_name", "'" + title + ".csv'");
        ended(accepted);
    }

    @Test
    void reportIsThatOfAnImportThatIsWaitedFor() {
        Answer accepted = sent(csv(title + " 1,open,", title + " 2,open,"));
        Answer done = ended(accepted)
                .shows("/state", "'done'")
                .shows("/rows", "2")
                .shows("/created", "2")
                .shows("/problem", "null")
                .shows("/report/errors", "[]")
                .shows("/report/encoding", "'UTF-8'");
        assertEquals(accepted.id(), done.number("/report/import_id"));
        assertEquals(2, titles().size());
        assertEquals(
                2, admin.post("/imports/" + accepted.id() + "/undo").expect(200).number("/deleted"));
    }

    @Test
    void problemIsThatOfAnImportThatIsWaitedFor() {
        ended(sent(csv(title + ",open,", title + ",unheard,")))
                .shows("/state", "'failed'")
                .shows("/rows", "2")
                .shows("/rejected", "1")
                .shows("/report", "null")
                .shows("/problem/status", "400")
                .shows("/problem/code", "'import_rejected'")
                .shows("/problem/errors/0/row", "2")
                .shows("/can_run_again", "true");
        assertEquals(List.of(), titles());
    }

    @Test
    void parametersOfTheFirstRequestHoldWhenItRunsAgain() {
        String label = unique("label");
        Answer failed = ended(send(jane, "/issues/import?mode=partial", csv(title + ",open," + label))
                        .expect(202))
                .shows("/state", "'failed'");
        admin.label(label);
        Answer again = jane.post("/imports/" + failed.id() + "/run").expect(202).shows("/state", "'queued'");
        ended(again).shows("/state", "'done'").shows("/created", "1").shows("/can_run_again", "false");
        assertEquals(1, titles().size());
    }

    @Test
    void rejectedRowsOfAFailedImportAreAFile() {
        String path = "/imports/"
                + ended(sent(csv(title + ",open,", title + ",unheard,"))).id() + "/rejects.";
        assertEquals(
                "title,status,labels,error\r\n" + title
                        + ",unheard,,\"status: status must be one of open, in_progress, resolved."
                        + " status.WORD= says what a word of the file means.\"\r\n",
                jane.get(path + "csv").expect(200).body());
        jane.get(path + "xlsx").expect(200);
        john.get(path + "csv").expect(403);
    }

    @Test
    void importThatIsDoneHasNoRejectedRows() {
        long id = ended(sent(csv(title + ",open,"))).id();
        assertEquals(
                "wrong_state",
                jane.get("/imports/" + id + "/rejects.csv").expect(409).code());
    }

    @Test
    void failedImportHasNothingToUndo() {
        String path = "/imports/" + ended(sent(csv(title + ",unheard,"))).id() + "/undo";
        assertEquals("wrong_state", admin.post(path).expect(409).code());
        jane.post(path).expect(403);
        admin.post("/imports/999999/undo").expect(404);
    }

    @Test
    void failedImportIsThrownAway() {
        long id = ended(sent(csv(title + ",unheard,"))).id();
        jane.post("/imports/" + id + "/cancel").expect(200).shows("/state", "'cancelled'");
        assertEquals(
                "wrong_state", jane.post("/imports/" + id + "/run").expect(409).code());
        jane.post("/imports/" + id + "/cancel").expect(200);
    }

    @Test
    void doneImportIsNotCancelled() {
        long id = ended(sent(csv(title + ",open,"))).id();
        assertEquals(
                "wrong_state",
                jane.post("/imports/" + id + "/cancel").expect(409).code());
        assertEquals(1, titles().size());
    }

    @Test
    void othersSeeTheStateAndNotTheReport() {
        long id = ended(sent(csv(title + ",unheard,"))).id();
        john.get("/imports/" + id).expect(200).shows("/state", "'failed'").shows("/problem", "null");
        admin.get("/imports/" + id)
                .expect(200)
                .shows("/problem/code", "'import_rejected'")
                .shows("/can_run_again", "false");
        john.post("/imports/" + id + "/cancel").expect(403);
        admin.post("/imports/" + id + "/run").expect(403);
    }

    @Test
    void repeatedRequestGetsTheSameImport() {
        String csv = csv(title + ",open,");
        Answer first =
                send(jane, "/issues/import", csv, "Idempotency-Key", title).expect(202);
        ended(first);
        Answer second =
                send(jane, "/issues/import", csv, "Idempotency-Key", title).expect(202);
        assertEquals(first.header("Location"), second.header("Location"));
        assertEquals("true", second.header("Idempotency-Replayed"));
        assertEquals(1, titles().size());
    }

    @Test
    void repeatedSecondRunIsOne() {
        long id = ended(sent(csv(title + ",unheard,"))).id();
        String path = "/imports/" + id + "/run";
        jane.send("POST", path, BodyPublishers.noBody(), "Idempotency-Key", title)
                .expect(202);
        Answer second = jane.send("POST", path, BodyPublishers.noBody(), "Idempotency-Key", title)
                .expect(202);
        assertEquals("true", second.header("Idempotency-Replayed"));
        ended(second).shows("/state", "'failed'");
    }

    @Test
    void importsAreListedByState() {
        long id = ended(sent(csv(title + ",unheard,"))).id();
        Answer listed = john.get("/imports?state=failed&limit=1").expect(200);
        assertEquals(id, listed.number("/results/0/id"));
        listed.shows("/results/0/problem", "null").shows("/results/0/can_run_again", "false");
        jane.get("/imports?state=failed&limit=1").expect(200).shows("/results/0/can_run_again", "true");
        assertTrue(jane.get("/imports").expect(200).each("/results", "/id").stream()
                .noneMatch(Long.toString(id)::equals));
        assertEquals(
                List.of("state invalid_choice"),
                john.get("/imports?state=gone").expect(400).violations());
    }

    @Test
    void importWhoseSenderWaitedIsShown() {
        Answer report = jane.upload(
                        "/issues/import", title + ".csv", csv(title + ",open,").getBytes(StandardCharsets.UTF_8))
                .expect(201);
        jane.get("/imports/" + report.number("/import_id"))
                .expect(200)
                .shows("/state", "'done'")
                .shows("/created", "1")
                .shows("/report", "null");
    }

    /** The id of the import of this test's file that is seen to run. */
    private String running() {
        while (true) {
            Answer listed = john.get("/imports?state=running&limit=200").expect(200);
            int place = listed.each("/results", "/file_name").indexOf(title + ".csv");
            if (place >= 0) {
                return listed.each("/results", "/id").get(place);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void importWhoseSenderWaitsIsSeenAndCancelled() {
        byte[] large = csv(Collections.nCopies(20_000, title + ",open,").toArray(new String[0]))
                .getBytes(StandardCharsets.UTF_8);
        CompletableFuture<Answer> sender =
                CompletableFuture.supplyAsync(() -> jane.upload("/issues/import", title + ".csv", large));
        String path = "/imports/" + running();
        john.post(path + "/cancel").expect(403);
        jane.post(path + "/cancel").expect(200).shows("/state", "'cancelled'");
        assertEquals("wrong_state", sender.join().text("/code"));
        jane.get(path)
                .expect(200)
                .shows("/state", "'cancelled'")
                .shows("/can_run_again", "false")
                .shows("/problem", "null");
        assertEquals(List.of(), titles());
    }

    @Test
    void importWhoseSenderIsAnsweredThatItFailedIsNotListed() {
        jane.upload("/issues/import", title + ".csv", csv(title + ",unheard,").getBytes(StandardCharsets.UTF_8))
                .expect(400);
        for (String state : List.of("running", "failed")) {
            Answer listed = jane.get("/imports?state=" + state + "&limit=200").expect(200);
            assertFalse(listed.each("/results", "/file_name").contains(title + ".csv"));
        }
    }

    @Test
    void eventsEndWithTheImport() {
        Answer accepted = sent(csv(title + ",open,"));
        Answer events = jane.get("/imports/" + accepted.id() + "/events", "Accept", "text/event-stream")
                .expect(200);
        List<String> lines = events.body().lines().toList();
        assertEquals("", lines.get(lines.size() - 1));
        String data = lines.get(lines.size() - 2);
        assertEquals("event: done", lines.get(lines.size() - 3));
        assertEquals(
                accepted.id(),
                Json.read(data.substring("data: ".length()).getBytes(StandardCharsets.UTF_8))
                        .path("report")
                        .path("import_id")
                        .asLong());
    }

    @Test
    void eventsOfAnUnknownImportAreAProblem() {
        jane.get("/imports/" + Long.MAX_VALUE + "/events").expect(404);
        long id = ended(sent(csv(title + ",open,"))).id();
        jane.get("/imports/" + id + "/events", "Accept", "application/json").expect(406);
    }

    @Test
    void unknownImportIs404() {
        jane.get("/imports/" + Long.MAX_VALUE).expect(404);
        jane.post("/imports/" + Long.MAX_VALUE + "/cancel").expect(404);
        jane.post("/imports/" + Long.MAX_VALUE + "/run").expect(404);
    }

    @Test
    void fileIsNotCheckedWithoutWaiting() {
        send(jane, "/issues/import?dry_run=true", csv(title + ",open,"))
                .expect(200)
                .shows("/created", "1");
    }

    @Test
    void wrongParametersAreRejectedAtOnce() {
        send(jane, "/issues/import?mode=some", csv(title + ",open,")).expect(400);
    }
}
