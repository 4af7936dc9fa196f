package dev.issuetracker.http.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionsTest extends HttpTest {
    private final String bug = unique("bug");
    private final long label;
    private final long id;
    private final String path;

    VersionsTest(Store store) {
        super(store);
        label = admin.label(bug).id();
        id = jane.issue("first", "labels: ['" + bug + "'], assignee: 'john'").id();
        path = "/issues/" + id;
        jane.patch(path, "{title: 'second', status: 'resolved', labels: [], assignee: null, version: 1}")
                .expect(200);
        jane.post(path + "/comments", "{body: 'text'}").expect(201);
    }

    @Test
    void versionIsShownAsItStood() {
        Answer answer = jane.get(path + "?version=1").expect(200);
        answer.shows("/title", "'first'").shows("/status", "'open'").shows("/version", "1");
        assertEquals("\"1\"", answer.header("ETag"));
        assertEquals(List.of(bug), answer.each("/labels", "/name"));
        assertEquals(1, answer.number("/comment_count"));
        assertFalse(answer.has("/comments"));
        assertFalse(jane.get(path + "?version=2").expect(200).has("/comments"));
        jane.get(path + "?version=1", "If-None-Match", "\"1\"").expect(304);
    }

    @Test
    void versionThatNeverWasIsNotFound() {
        assertEquals(
                "The history of issue " + id + " has no version 3; its last version is 2.",
                jane.get(path + "?version=3").expect(404).text("/detail"));
        jane.get(path + "?version=9223372036854775807").expect(404);
        jane.get(path + "?version=0").expect(400);
        jane.get(path + "?version=x").expect(400);
    }

    @Test
    void deletionHidesVersionsUntilItIsUndone() {
        admin.delete(path).expect(204);
        jane.get(path + "?version=1").expect(404);
        admin.post(path + "/restore").expect(200);
        jane.get(path + "?version=3").expect(200).shows("/title", "'second'");
    }

    @Test
    void revertBringsBackAVersion() {
        Answer answer =
                jane.post(path + "/revert", "{to_version: 1, version: 2}").expect(200);
        answer.shows("/title", "'first'").shows("/version", "3").shows("/resolved_at", "null");
        assertEquals("\"3\"", answer.header("ETag"));
        assertEquals(List.of(bug), answer.each("/labels", "/name"));
        assertEquals("john", answer.text("/assignee/username"));
        assertEquals(
                3,
                jane.post(path + "/revert", "{to_version: 1}", "If-Match", "\"3\"")
                        .expect(200)
                        .version());
    }

    @Test
    void revertLeavesOutADeletedLabel() {
        admin.delete("/labels/" + label).expect(204);
        jane.post(path + "/revert", "{to_version: 1, version: 2}").expect(200).shows("/labels", "[]");
    }

    @Test
    void revertNeedsTheCurrentVersion() {
        Answer missing = jane.post(path + "/revert", "{to_version: 9}").expect(400);
        assertEquals("version_required", missing.code());
        assertEquals(List.of("version required", "to_version unknown_version"), missing.violations());
        jane.post(path + "/revert", "{to_version: 1, version: 1}")
                .expect(409)
                .shows("/current_version", "2")
                .shows("/mergeable", "true");
        jane.post(path + "/revert", "{to_version: 1}", "If-Match", "\"1\"").expect(412);
        assertEquals(
                List.of("to_version required"),
                jane.post(path + "/revert", "{version: 2}").expect(400).violations());
        jane.post("/issues/999999999/revert", "{to_version: 1, version: 1}").expect(404);
    }
}
