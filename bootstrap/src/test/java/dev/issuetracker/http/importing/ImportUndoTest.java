package dev.issuetracker.http.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Taking back what a file brought. */
class ImportUndoTest extends HttpTest {
    private final String title = unique("imported");

    ImportUndoTest(Store store) {
        super(store);
    }

    private Answer imported(int rows) {
        StringBuilder csv = new StringBuilder("title,description,status,labels\n");
        for (int i = 0; i < rows; i++) {
            csv.append(title).append(' ').append(i).append(",Text,open,\n");
        }
        return jane.upload("/issues/import", title + ".csv", csv.toString().getBytes(StandardCharsets.UTF_8))
                .expect(201);
    }

    private Answer undo(Answer imported, String query) {
        return admin.post("/imports/" + imported.number("/import_id") + "/undo" + query);
    }

    private int listed() {
        return jane.get("/issues?limit=200&keyword=" + title).at("/results").size();
    }

    @Test
    void importsAreListedNewestFirst() {
        Answer first = imported(2);
        Answer second = imported(1);
        Answer listed = john.get("/imports?limit=2").expect(200);
        listed.shows(
                "/results/1",
                "{id: " + first.number("/import_id") + ", file_name: '" + title
                        + ".csv', by: {id: '…', username: 'jane'}, at: '…', created: 2, updated: 0, first_id: "
                        + first.number("/first_id") + ", last_id: " + first.number("/last_id") + ", undone: null}");
        assertEquals(second.number("/import_id"), listed.number("/results/0/id"));
        assertEquals(
                first.number("/import_id"),
                john.follow(john.get("/imports?limit=1").text("/next")).number("/results/0/id"));
    }

    @Test
    void undoDeletesTheIssuesAndTheyCanBeRestored() {
        Answer imported = imported(3);
        undo(imported, "")
                .expect(200)
                .shows("", "{import_id: " + imported.number("/import_id") + ", deleted: 3, reverted: 0, kept: []}");
        assertEquals(0, listed());
        String issue = "/issues/" + imported.number("/first_id");
        jane.get(issue).expect(404);
        admin.post(issue + "/restore").expect(200);
        assertEquals(List.of("1", "2", "3"), jane.get(issue + "/history").each("/results", "/version"));
    }

    @Test
    void undoIsRejectedNamingTheEditedIssues() {
        Answer imported = imported(3);
        long edited = imported.number("/last_id");
        jane.patch("/issues/" + edited, "{status: 'resolved', version: 1}").expect(200);
        Answer rejected = undo(imported, "").expect(409);
        assertEquals("stale_version", rejected.code());
        rejected.shows("/stale", "[{id: " + edited + ", your_version: 1, current_version: 2}]");
        assertEquals(3, listed());
    }

    @Test
    void partialUndoKeepsWhatWasEdited() {
        Answer imported = imported(3);
        long edited = imported.number("/last_id");
        jane.patch("/issues/" + edited, "{status: 'resolved', version: 1}").expect(200);
        undo(imported, "?mode=partial")
                .expect(200)
                .shows(
                        "",
                        "{import_id: " + imported.number("/import_id") + ", deleted: 2, reverted: 0, kept: [" + edited
                                + "]}");
        assertEquals(1, listed());
    }

    @Test
    void forcedUndoDeletesWhatWasEdited() {
        Answer imported = imported(3);
        long edited = imported.number("/last_id");
        jane.patch("/issues/" + edited, "{status: 'resolved', version: 1}").expect(200);
        undo(imported, "?force=true")
                .expect(200)
                .shows("", "{import_id: " + imported.number("/import_id") + ", deleted: 3, reverted: 0, kept: []}");
        assertEquals(0, listed());
        admin.post("/issues/" + edited + "/restore").expect(200).shows("/status", "'resolved'");
    }

    private Answer updated(String status) {
        return jira("Summary,Issue key,Issue id,Status\n" + title + "," + title + "-1,1," + status + "\n");
    }

    private Answer jira(String csv) {
        String path = "/issues/import?on_existing=update&source=" + title;
        return jane.upload(path, title + ".csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void importThatOnlyUpdatesIsListedAndTakenBack() {
        String issue = "/issues/" + updated("Done").expect(201).number("/first_id");
        Answer second =
                updated("In Progress").expect(200).shows("/created", "0").shows("/first_id", "null");
        String path = "/imports/" + second.number("/import_id");
        john.get("/imports?limit=1").shows("/results/0/updated", "1").shows("/results/0/created", "0");
        undo(second, "")
                .expect(200)
                .shows("", "{import_id: " + second.number("/import_id") + ", deleted: 0, reverted: 1, kept: []}");
        jane.get(issue).shows("/status", "'resolved'").shows("/version", "3");
        String undone = "{by: {id: '…', username: 'admin'}, at: '…', kept: 0}";
        john.get("/imports?limit=1").shows("/results/0/undone", undone);
        john.get(path).shows("/undone", undone).shows("/updated", "1").shows("/created", "0");
    }

    @Test
    void parentsAndLinksOfANewerFileComeInAndAreTakenBack() {
        String header = "Summary,Issue key,Issue id,Status,Parent key,Outward issue link (Blocks)\n";
        String second = title + "," + title + "-2,2,Done,,\n";
        long id = jira(header + title + "," + title + "-1,1,Done,,\n" + second)
                .expect(201)
                .number("/first_id");
        String rows = title + "," + title + "-1,1,Done," + title + "-2," + title + "-2\n" + second;
        Answer newer = jira(header + rows).expect(200).shows("/updated", "1").shows("/skipped", "1");
        String issue = "/issues/" + id;
        jane.get(issue).shows("/parent", Long.toString(id + 1)).shows("/version", "2");
        assertEquals(1, jane.get(issue + "/links").expect(200).at("/results").size());
        undo(newer, "").expect(200).shows("/reverted", "1");
        jane.get(issue).shows("/parent", "null").shows("/version", "3");
        assertEquals(0, jane.get(issue + "/links").expect(200).at("/results").size());
        jira(header + rows).expect(200).shows("/updated", "1");
        assertEquals(1, jane.get(issue + "/links").expect(200).at("/results").size());
    }

    @Test
    void undoNamesUpdatedIssuesThatWereEditedSince() {
        long id = updated("Done").expect(201).number("/first_id");
        Answer second = updated("In Progress").expect(200);
        jane.patch("/issues/" + id, "{title: '" + title + " mine', version: 2}").expect(200);
        undo(second, "").expect(409).shows("/stale", "[{id: " + id + ", your_version: 2, current_version: 3}]");
        undo(second, "?force=true").expect(200).shows("/reverted", "1");
        jane.get("/issues/" + id).shows("/status", "'resolved'").shows("/title", "'" + title + " mine'");
    }

    @Test
    void forceContradictsKeepingWhatWasEdited() {
        assertEquals(
                List.of("force contradiction"),
                undo(imported(1), "?mode=partial&force=true").expect(400).violations());
    }

    @Test
    void undoingTwiceDeletesNothingMore() {
        Answer imported = imported(2);
        undo(imported, "").expect(200);
        assertEquals(0, undo(imported, "").expect(200).number("/deleted"));
    }

    @Test
    void unknownImportIs404() {
        admin.post("/imports/" + Long.MAX_VALUE + "/undo").expect(404);
    }

    @Test
    void unknownModeIsRejected() {
        assertEquals(
                List.of("mode invalid_choice"),
                undo(imported(1), "?mode=some").expect(400).violations());
    }

    @Test
    void undoSparesWhatOthersMadeDuringTheImport() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<List<Long>> others = executor.submit(() -> {
                List<Long> ids = new ArrayList<>();
                do {
                    ids.add(john.issue("other").id());
                } while (!done.get());
                return ids;
            });
            Answer imported = imported(5_000);
            done.set(true);
            // On SQLite nobody else can write while so many are deleted, which may take long.
            List<Long> made = others.get();
            assertEquals(5_000, undo(imported, "").expect(200).number("/deleted"));
            assertEquals(0, listed());
            for (long other : made) {
                assertEquals(1, jane.get("/issues/" + other).expect(200).version());
            }
            assertTrue(imported.number("/last_id") - imported.number("/first_id") >= 4_999);
        } finally {
            executor.shutdownNow();
        }
    }
}
