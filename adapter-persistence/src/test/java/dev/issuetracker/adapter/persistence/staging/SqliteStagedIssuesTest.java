package dev.issuetracker.adapter.persistence.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.count.CountCheck;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.application.importing.staging.StagedIssues;
import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.contract.Rejections;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Facet;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.NewIssue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.User;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Issues that are stored and that nobody sees, on the way to being published or removed. */
class SqliteStagedIssuesTest extends StagingFixture {
    private StagedIssues staged() {
        return database.stagedIssues().orElseThrow();
    }

    /** Issues with a label and a comment. */
    private List<Issue> stage(int count) {
        List<NewIssue> issues = IntStream.rangeClosed(1, count)
                .mapToObj(i -> IssueDraft.of("Staged " + i, "").with(IssueField.LABELS, List.of(bug)))
                .map(draft -> NewIssue.of(draft, jane.ref(), AT))
                .toList();
        return database.transactions().in(() -> {
            List<Issue> added = staged().add(issues);
            added.forEach(issue -> database.comments().add(issue.id(), "Text", jane.ref(), AT));
            return added;
        });
    }

    private void publish() {
        database.transactions().run(staged()::publish);
    }

    private void removeAll() {
        Await.until("nothing is staged", staged()::removeSome);
    }

    @Test
    void stagedIssuesAreSeenByNobody() {
        assertTrue(staged().begin(2));
        long id = stage(2).get(0).id();

        assertEquals(List.of("Before"), titles(database));
        database.transactions().reading(() -> {
            assertEquals(Optional.empty(), database.issues().find(id));
            assertEquals(1, database.issues().count(IssueFilter.all()));
            assertEquals(0, database.issues().count(IssueFilter.all().keyword("staged")));
            assertEquals(0, database.issues().count(IssueFilter.all().labels(List.of("bug"))));
            assertEquals(List.of("open 1"), counts(Facet.OfEveryIssue.STATUS));
            assertEquals(List.of("null 1"), counts(Facet.OfEveryIssue.ASSIGNEE));
            assertEquals(List.of("null 1"), counts(Facet.OfEveryIssue.LABEL));
            return true;
        });
    }

    private List<String> counts(Facet facet) {
        return database.issues().counts(IssueFilter.all(), facet, 9).stream()
                .map(count -> count.key() + " " + count.issues())
                .toList();
    }

    @Test
    void nobodyIsJoinedToAnAccountWhileStagedIssuesMayNameThem() {
        User kim = database.transactions().in(() -> database.placeholders().add("Kim", AT));
        assertTrue(staged().begin(2));
        Rejections.assertRejected(
                ErrorCode.WRONG_STATE,
                () -> database.transactions().run(() -> database.placeholders().join(kim, jane.ref())));
        removeAll();
        staged().end();
        database.transactions().run(() -> database.placeholders().join(kim, jane.ref()));
    }

    @Test
    void archiveHasNothingOfStagedIssues() {
        List<Integer> before = archived();
        assertTrue(staged().begin(2));
        stage(2);

        assertEquals(before, archived());
    }

    /** How many rows each table of an archive has. */
    private List<Integer> archived() {
        return database.transactions()
                .reading(() -> database.archive().tables().stream()
                        .map(table -> {
                            AtomicInteger rows = new AtomicInteger();
                            database.archive().read(table, row -> rows.incrementAndGet());
                            return rows.get();
                        })
                        .toList());
    }

    @Test
    void stagedIssuesAreNotEditedByThoseWhoWrite() {
        assertTrue(staged().begin(1));
        long id = stage(1).get(0).id();

        database.transactions().run(() -> {
            assertEquals(Optional.empty(), database.issues().find(id));
            assertEquals(
                    1,
                    database.issues()
                            .listOutlines(
                                    IssueFilter.all(), new IssueSort(IssueSort.By.ID, false), PageRequest.first(9))
                            .items()
                            .size());
        });
    }

    @Test
    void publishedIssuesAreThereAtOnce() throws SQLException {
        assertTrue(staged().begin(2));
        stage(1);
        Issue meanwhile = add("Meanwhile");
        stage(1);
        publish();

        assertEquals(List.of("Before", "Staged 1", "Staged 1", "Meanwhile"), titles(database));
        assertEquals(4, meanwhile.id());
        assertEquals(0, number(file, "SELECT count(*) FROM staged_issues"));
    }

    @Test
    void publishedIssuesCanBeEditedAndNeverRemoved() {
        assertTrue(staged().begin(1));
        long id = stage(1).get(0).id();
        publish();

        database.transactions().run(() -> {
            Issue issue = database.issues().find(id).orElseThrow();
            database.issues().save(List.of(issue.delete(jane.ref(), AT)));
        });
        SQLException exception =
                assertThrows(SQLException.class, () -> execute(file, "DELETE FROM issues WHERE id = " + id));
        assertTrue(String.valueOf(exception.getMessage()).contains("deleted_at"), exception.getMessage());
    }

    @Test
    void removedIssuesLeaveNothing() throws SQLException {
        Map<String, Long> before = rows(file);
        assertTrue(staged().begin(500));
        stage(450);
        removeAll();
        staged().end();

        assertEquals(before, rows(file));
        CountCheck.assertRight(database);
        // Compares what is searched with the issues.
        execute(file, "INSERT INTO issue_search (issue_search, rank) VALUES ('integrity-check', 1)");
        assertEquals(2, add("After").id());
    }

    @Test
    void moreIssuesThanIdsWereKeptForAreRejected() {
        assertTrue(staged().begin(2));
        stage(1);

        assertEquals(
                ErrorCode.STORE_BUSY,
                assertThrows(TrackerException.class, () -> stage(2)).code());
    }

    @Test
    void oneCallerAtATimeStagesIssues() {
        assertTrue(staged().begin(1));
        assertFalse(staged().begin(1));
        publish();
        staged().end();

        assertTrue(staged().begin(1));
    }

    @Test
    void whatWasLeftBehindIsRemovedBeforeOthersBegin() throws SQLException {
        assertTrue(staged().begin(1));
        stage(1);
        staged().end();

        Await.until("it is the turn of the next", () -> staged().begin(5));
        assertEquals(1, rows(file).get("issues"));
        assertEquals(List.of("Before"), titles(database));
    }

    @Test
    void whatADeadServerLeftBehindIsRemovedByTheNext() throws SQLException {
        Map<String, Long> before = rows(file);
        assertTrue(staged().begin(1_000));
        stage(900);
        database.close();
        database = Database.open(DatabaseSettings.sqlite(file));

        assertEquals(List.of("Before"), titles(database));
        awaitRows(before);
    }

    @Test
    void labelOfStagedIssuesIsNotTakenFromThem() {
        assertTrue(staged().begin(1));
        stage(1);

        assertEquals(
                ErrorCode.STORE_BUSY,
                assertThrows(
                                TrackerException.class,
                                () -> database.transactions()
                                        .in(() -> database.issues().findLabelled(bug.id(), 9)))
                        .code());
        publish();
        assertEquals(
                List.of(2L), database.transactions().in(() -> database.issues().findLabelled(bug.id(), 9)));
    }

    @Test
    void nothingIsStagedWithinAUnitOfWork() {
        assertTrue(staged().possible());
        database.transactions().run(() -> assertFalse(staged().possible()));
    }

    @Test
    void stagedIssuesAreCountedWhenTheyArePublished() {
        assertTrue(staged().begin(2));
        stage(2);
        CountCheck.assertRight(database);
        publish();

        CountCheck.assertRight(database);
        assertEquals(3, CountCheck.changes(database));
    }
}
