package dev.issuetracker.http.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Jane edits version 1 of an issue that John has edited since. */
class ConflictsTest extends HttpTest {
    private final String bug;
    private final String ui;
    private final String path;

    ConflictsTest(Store store) {
        super(store);
        bug = admin.label(unique("bug")).text("/name");
        ui = admin.label(unique("ui")).text("/name");
        path = "/issues/" + jane.issue("Login Bug", "labels: ['" + bug + "']").id();
    }

    private void john(String fields) {
        john.patch(path, "{" + fields + ", version: 1}").expect(200);
    }

    private Answer jane(String fields) {
        return jane.patch(path, "{" + fields + ", version: 1}");
    }

    private Answer janeMerging(String fields) {
        return jane.patch(path + "?on_conflict=merge", "{" + fields + ", version: 1}");
    }

    @Test
    void stalePatchIs409AndShowsTheCurrentIssue() {
        john("title: 'Johns'");
        Answer conflict = jane("title: 'Janes'").expect(409);
        assertEquals("stale_version", conflict.code());
        conflict.shows("/current/title", "'Johns'").shows("/your_version", "1").shows("/current_version", "2");
    }

    @Test
    void stalePatchByIfMatchIs412AndShowsTheCurrentIssue() {
        john("title: 'Johns'");
        Answer conflict =
                jane.patch(path, "{title: 'Janes'}", "If-Match", "\"1\"").expect(412);
        conflict.shows("/current/title", "'Johns'").shows("/your_version", "1").shows("/current_version", "2");
    }

    @Test
    void stalePatchChangesNothing() {
        john("title: 'Johns'");
        jane("description: 'Janes'").expect(409);
        assertEquals("As seen.", jane.get(path).text("/description"));
    }

    @Test
    void currentIsTheIssueAsAGetShowsIt() {
        john("assignee: 'john'");
        Answer conflict = jane("title: 'Janes'").expect(409);
        Answer current = jane.get(path);
        assertEquals(current.at("/updated_at"), conflict.at("/current/updated_at"));
        assertEquals(current.at("/assignee"), conflict.at("/current/assignee"));
    }

    @Test
    void overlappingChangesAreShownAndNotMergeable() {
        john("title: 'Johns'");
        jane("title: 'Janes'")
                .expect(409)
                .shows("/changes", "[{field: 'title', base: 'Login Bug', yours: 'Janes', theirs: 'Johns'}]")
                .shows("/mergeable", "false");
    }

    @Test
    void changesOfDifferentFieldsAreShownAndMergeable() {
        john("title: 'Johns'");
        jane("status: 'resolved'")
                .expect(409)
                .shows(
                        "/changes",
                        "[{field: 'title', base: 'Login Bug', yours: 'Login Bug', theirs: 'Johns'},"
                                + " {field: 'status', base: 'open', yours: 'resolved', theirs: 'open'}]")
                .shows("/mergeable", "true");
    }

    @Test
    void mergeAppliesWhatNobodyElseTouched() {
        john("title: 'Johns'");
        Answer merged = janeMerging("status: 'resolved'").expect(200);
        assertEquals(
                List.of("Johns", "resolved", "3"),
                List.of(merged.text("/title"), merged.text("/status"), merged.text("/version")));
    }

    @Test
    void mergeByIfMatchWorksToo() {
        john("title: 'Johns'");
        jane.patch(path + "?on_conflict=merge", "{status: 'resolved'}", "If-Match", "\"1\"")
                .expect(200);
    }

    @Test
    void mergeOfOverlappingEditsIs409() {
        john("title: 'Johns'");
        janeMerging("title: 'Janes', status: 'resolved'").expect(409).shows("/mergeable", "false");
        assertEquals("open", jane.get(path).text("/status"));
    }

    @Test
    void mergeOfTheSameEditKeepsTheVersion() {
        john("title: 'Better'");
        assertEquals(2, janeMerging("title: 'Better'").expect(200).version());
    }

    @Test
    void mergeOfFreshEditIsAnOrdinaryEdit() {
        assertEquals(2, janeMerging("title: 'Janes'").expect(200).version());
    }

    @Test
    void labelsMergeByWhatWasAddedAndRemoved() {
        john("labels: []");
        Answer merged = janeMerging("labels: ['" + bug + "', '" + ui + "']").expect(200);
        assertEquals(List.of(ui), merged.each("/labels", "/name"));
    }

    @Test
    void labelsThatBothAddedAreKeptOnce() {
        john("labels: ['" + bug + "', '" + ui + "']");
        Answer merged = janeMerging("labels: ['" + bug + "', '" + ui + "']").expect(200);
        assertEquals(Set.of(bug, ui), Set.copyOf(merged.each("/labels", "/name")));
    }

    @Test
    void mergeGoesFromAnOldVersionToo() {
        john("title: 'Johns'");
        john.patch(path, "{description: 'Johns', version: 2}").expect(200);
        john.patch(path, "{assignee: 'john', version: 3}").expect(200);
        Answer merged = janeMerging("status: 'in_progress'").expect(200);
        assertEquals(
                List.of("Johns", "Johns", "john", "in_progress", "5"),
                List.of(
                        merged.text("/title"),
                        merged.text("/description"),
                        merged.text("/assignee/username"),
                        merged.text("/status"),
                        merged.text("/version")));
    }

    @Test
    void fieldThatWasChangedBackCanBeMerged() {
        john("title: 'Johns'");
        john.patch(path, "{title: 'Login Bug', version: 2}").expect(200);
        assertEquals("Janes", janeMerging("title: 'Janes'").expect(200).text("/title"));
    }

    @Test
    void versionThatNeverWasIs409() {
        jane.patch(path, "{title: 'Janes', version: 7}").expect(409).shows("/your_version", "7");
        jane.patch(path + "?on_conflict=merge", "{title: 'Janes', version: 7}").expect(409);
    }

    @Test
    void otherResolutionOfConflictsIsRejected() {
        assertEquals(
                List.of("on_conflict invalid_choice"),
                jane.patch(path + "?on_conflict=overwrite", "{title: 'Janes', version: 1}")
                        .expect(400)
                        .violations());
    }
}
