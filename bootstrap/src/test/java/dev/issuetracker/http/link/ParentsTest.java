package dev.issuetracker.http.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Issues as parts of other issues. */
class ParentsTest extends HttpTest {
    private final long parent;
    private final long child;

    ParentsTest(Store store) {
        super(store);
        parent = jane.issue("Parent", "").id();
        child = jane.issue("Child", "parent: " + parent).id();
    }

    private Answer move(long issue, @Nullable Object to) {
        return jane.patch("/issues/" + issue, "{parent: " + to + ", version: 1}");
    }

    @Test
    void issueShowsItsParentAndItsChildren() {
        john.patch("/issues/" + child, "{status: 'resolved', version: 1}").expect(200);
        jane.issue("Other", "parent: " + parent);
        jane.get("/issues/" + child).expect(200).shows("/parent", "" + parent);
        jane.get("/issues/" + parent)
                .expect(200)
                .shows("/parent", "null")
                .shows("/children", "{total: 2, resolved: 1}");
    }

    @Test
    void childrenAreListed() {
        jane.issue("Younger", "parent: " + parent);
        String path = "/issues/" + parent + "/children";
        assertEquals(List.of("Child", "Younger"), jane.get(path).expect(200).titles());
        assertEquals(
                List.of("Younger"),
                jane.get(path + "?sort=-created_at&limit=1").expect(200).titles());
        assertEquals(
                List.of("Younger", "Child"),
                jane.get("/issues?parent=" + parent).expect(200).titles());
    }

    @Test
    void issuesWithoutAParentAreFound() {
        String ids = "&id=" + parent + "&id=" + child;
        assertEquals(
                List.of("Parent"),
                jane.get("/issues?parent=none" + ids).expect(200).titles());
    }

    @Test
    void filterThatIsNoParentIsRejected() {
        assertEquals(
                List.of("parent invalid_choice"),
                jane.get("/issues?parent=twelve").expect(400).violations());
    }

    @Test
    void childrenOfAnUnknownIssueAre404() {
        jane.get("/issues/987654321/children").expect(404);
    }

    @Test
    void parentIsClearedWithHistory() {
        move(child, null).expect(200).shows("/parent", "null");
        jane.get("/issues/" + child + "/history")
                .shows("/results/1/changes", "[{field: 'parent', from: " + parent + ", to: null}]");
    }

    @Test
    void unknownParentIsAViolation() {
        assertEquals(
                List.of("parent unknown_issue"),
                move(child, 987654321).expect(400).violations());
    }

    @Test
    void parentOfAnotherTypeIsAViolation() {
        assertEquals(
                List.of("parent wrong_type"),
                move(child, "'twelve'").expect(400).violations());
    }

    @Test
    void cycleIs409AndNamesItsChain() {
        Answer conflict = move(parent, child).expect(409);
        assertEquals("parent_cycle", conflict.code());
        String chain = parent + " is a part of " + child + " is a part of " + parent;
        assertTrue(conflict.text("/detail").contains(chain), conflict::toString);
    }

    @Test
    void parentMergesWithOtherFields() {
        john.patch("/issues/" + child, "{title: 'Johns', version: 1}").expect(200);
        jane.patch("/issues/" + child + "?on_conflict=merge", "{parent: null, version: 1}")
                .expect(200)
                .shows("/title", "'Johns'")
                .shows("/parent", "null");
    }

    @Test
    void bulkEditMovesIssues() {
        long other = jane.issue("Other", "").id();
        jane.post("/issues/bulk", "{ids: [" + child + ", " + other + "], parent: " + parent + "}")
                .expect(200)
                .shows("/updated", "1");
        jane.get("/issues/" + other).shows("/parent", "" + parent);
    }

    @Test
    void bulkEditThatMakesACycleIs409() {
        Answer conflict = jane.post("/issues/bulk", "{ids: [" + parent + "], parent: " + child + "}")
                .expect(409);
        assertEquals("parent_cycle", conflict.code());
    }

    @Test
    void deletedChildIsHiddenUntilItIsRestored() {
        jane.delete("/issues/" + child).expect(204);
        jane.get("/issues/" + parent).shows("/children", "{total: 0, resolved: 0}");
        assertEquals(List.of(), jane.get("/issues/" + parent + "/children").titles());
        jane.post("/issues/" + child + "/restore").expect(200);
        jane.get("/issues/" + parent).shows("/children", "{total: 1, resolved: 0}");
    }

    @Test
    void issueOfADeletedParentIsEditedAsItWasRead() {
        jane.delete("/issues/" + parent).expect(204);
        jane.get("/issues/" + child).shows("/parent", "" + parent);
        jane.patch("/issues/" + child, "{title: 'Other', parent: " + parent + ", version: 1}")
                .expect(200)
                .shows("/title", "'Other'");
    }

    @RepeatedTest(5)
    void twoMovesAtOnceNeverMakeACycle() throws Exception {
        long one = jane.issue("One", "").id();
        long other = jane.issue("Other", "").id();
        List<Integer> statuses =
                atOnce(() -> move(one, other).status(), () -> move(other, one).status());
        assertEquals(List.of(200, 409), statuses.stream().sorted().toList());
    }

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(List.of(one, other))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
