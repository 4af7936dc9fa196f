package dev.issuetracker.http.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ConcurrencyTest extends HttpTest {
    private static final int CLIENTS = 16;
    private static final int EDITS = 5;

    ConcurrencyTest(Store store) {
        super(store);
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(work.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : executor.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    /** Edits until every edit was acknowledged; any answer but 200 and 409 fails the test. */
    private List<Long> edits(String path, int client) {
        List<Long> acknowledged = new ArrayList<>();
        long version = jane.get(path).expect(200).version();
        while (acknowledged.size() < EDITS) {
            String title = client + "." + acknowledged.size();
            Answer answer = jane.patch(path, "{title: '" + title + "', version: " + version + "}");
            if (answer.status() == 409) {
                version = answer.number("/current_version");
            } else {
                version = answer.expect(200).version();
                acknowledged.add(version);
            }
        }
        return acknowledged;
    }

    @Test
    void everyAcknowledgedVersionComesExactlyOnce() throws Exception {
        String path = "/issues/" + jane.issue("Login Bug").id();
        List<Callable<List<Long>>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int client = i;
            clients.add(() -> edits(path, client));
        }
        List<Long> acknowledged =
                atOnce(clients).stream().flatMap(List::stream).sorted().toList();
        assertEquals(LongStream.rangeClosed(2, CLIENTS * EDITS + 1).boxed().toList(), acknowledged);
        assertEquals(CLIENTS * EDITS + 1, jane.get(path).version());
    }

    @Test
    void mergesOfDifferentFieldsAllSucceed() throws Exception {
        String path = "/issues/" + jane.issue("Login Bug").id();
        List<Callable<Integer>> clients = new ArrayList<>();
        for (String field : List.of("title: 'b'", "description: 'c'", "status: 'resolved'", "assignee: 'john'")) {
            clients.add(() -> jane.patch(path + "?on_conflict=merge", "{" + field + ", version: 1}")
                    .status());
        }
        assertEquals(List.of(200, 200, 200, 200), atOnce(clients));
        assertEquals(5, jane.get(path).version());
    }

    @Test
    void nameIsGivenToOneOnly() throws Exception {
        String name = unique("ada");
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clients.add(() -> guest.post("/signup/", Api.account(name)).status());
        }
        assertEquals(
                List.of(201, 409, 409, 409), atOnce(clients).stream().sorted().toList());
    }

    private List<Long> issues(int count, String more) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(jane.issue("Login Bug", more).id());
        }
        return ids;
    }

    @Test
    void bulkChangesThatNameNoVersionsNeverConflict() throws Exception {
        List<Long> ids = issues(40, "");
        List<Long> backwards = new ArrayList<>(ids);
        Collections.reverse(backwards);
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            String status = List.of("open", "in_progress", "resolved").get(i % 3);
            String body = "{ids: " + (i % 2 == 0 ? ids : backwards) + ", status: '" + status + "'}";
            clients.add(() -> jane.post("/issues/bulk-status", body).status());
        }
        assertEquals(Collections.nCopies(CLIENTS, 200), atOnce(clients));
    }

    /** Tries an edit until it is taken, and answers whether the first try was. */
    private boolean renamed(long id, long version) {
        Answer answer = jane.patch("/issues/" + id, "{title: 'renamed', version: " + version + "}");
        boolean first = answer.status() == 200;
        while (answer.status() == 409) {
            answer = jane.patch(
                    "/issues/" + id, "{title: 'renamed', version: " + answer.number("/current_version") + "}");
        }
        answer.expect(200);
        return first;
    }

    @Test
    void revertOfManyLosesNoEditAndIsDoneOnce() throws Exception {
        List<Long> ids = issues(40, "");
        jane.post("/issues/bulk-status", "{ids: " + ids + ", status: 'resolved'}")
                .expect(200);
        String named = ids.stream().map(id -> "{id: " + id + ", version: 2}").collect(Collectors.joining(", "));
        List<Long> edited = Collections.synchronizedList(new ArrayList<>());
        List<Callable<Long>> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clients.add(() -> jane.post("/issues/bulk/revert", "{issues: [" + named + "]}")
                    .expect(200)
                    .number("/reverted"));
            int part = i;
            clients.add(() -> {
                ids.subList(part * 10, part * 10 + 10).stream()
                        .filter(id -> renamed(id, 2))
                        .forEach(edited::add);
                return 0L;
            });
        }
        long reverted = atOnce(clients).stream().mapToLong(Long::longValue).sum();
        assertEquals(ids.size() - edited.size(), reverted);
        for (long id : ids) {
            Answer issue = jane.get("/issues/" + id);
            assertEquals("renamed", issue.text("/title"));
            assertEquals(edited.contains(id) ? "resolved" : "open", issue.text("/status"));
            assertEquals(edited.contains(id) ? 3 : 4, issue.version());
        }
    }

    @Test
    void labelCanBeDeletedWhileItsIssuesAreEdited() throws Exception {
        long label = admin.label(unique("bug")).id();
        List<Long> ids = issues(30, "labels: [" + label + "]");
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String edit = "{title: 't" + i + "', version: 1}";
            clients.add(() -> {
                ids.forEach(id -> jane.patch("/issues/" + id, edit));
                return 204;
            });
        }
        clients.add(3, () -> admin.delete("/labels/" + label).status());
        assertEquals(Collections.nCopies(7, 204), atOnce(clients));
    }

    @Test
    void linkIsAddedByOneOnly() throws Exception {
        long one = jane.issue("Login Bug").id();
        long other = jane.issue("Logout Bug").id();
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clients.add(() -> link(one, "blocks", other));
            clients.add(() -> link(other, "blocks", one));
        }
        assertEquals(
                List.of(201, 409, 409, 409, 409, 409, 409, 409),
                atOnce(clients).stream().sorted().toList());
        assertEquals(1, jane.get("/issues/" + one + "/links").at("/results").size());
    }

    private int link(long from, String type, long to) {
        return jane.post("/issues/" + from + "/links", "{type: '" + type + "', issue: " + to + "}")
                .status();
    }

    @Test
    void linkIsAddedOrRejectedWhileItsIssueIsDeleted() throws Exception {
        List<Long> others = issues(8, "");
        String path = "/issues/" + jane.issue("Login Bug").id();
        List<Callable<Integer>> clients = new ArrayList<>();
        for (long other : others) {
            clients.add(() -> jane.post(path + "/links", "{type: 'relates', issue: " + other + "}")
                    .status());
        }
        clients.add(4, () -> jane.delete(path).status());
        List<Integer> answers = atOnce(clients);
        jane.post(path + "/restore").expect(200);

        assertEquals(204, answers.remove(4));
        long added = answers.stream().filter(status -> status == 201).count();
        long rejected = answers.stream().filter(status -> status == 404).count();
        assertEquals(others.size(), added + rejected, answers.toString());
        assertEquals(added, jane.get(path + "/links").expect(200).at("/results").size());
    }
}
