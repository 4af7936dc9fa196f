package dev.issuetracker.adapter.persistence.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.PostgresqlServer;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** So many issues at once that PostgreSQL takes them as a copy. */
class PostgresqlCopyTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");
    private static final int MANY = 1_000;

    private Database database;
    private UserRef jane;
    private LabelRef bug;

    @BeforeEach
    void open() {
        database = Database.open(PostgresqlServer.freshDatabase());
        jane = database.transactions()
                .in(() -> database.users()
                        .add("jane", "jane@example.org", "hash", AT)
                        .ref());
        bug = database.transactions()
                .in(() -> database.labels().add("bug", "d73a4a", "", AT).ref());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void issuesAreStoredAsTheyWereAdded() {
        List<Issue> added = add(drafts(jane, bug));

        List<Issue> stored = database.transactions()
                .reading(() ->
                        database.issues().findAll(added.stream().map(Issue::id).toList()));
        assertEquals(added, stored);
    }

    @Test
    void theirHistoryIsTheSameAsThatOfOneAlone() {
        IssueDraft draft = drafts(jane, bug).get(7);
        List<IssueDraft> drafts = new ArrayList<>(drafts(jane, bug));

        HistoryEntry alone = history(add(List.of(draft)).get(0));
        HistoryEntry copied = history(add(drafts).get(7));

        assertEquals(alone, copied);
    }

    @Test
    void aMissingLabelIsNotFoundAndNothingStays() {
        LabelRef gone = new LabelRef(bug.id() + 1, "gone", "ffffff");

        TrackerException exception = assertThrows(TrackerException.class, () -> add(drafts(jane, gone)));

        assertEquals(ErrorCode.NOT_FOUND, exception.code());
        assertEquals(0, stored());
    }

    @Test
    void aMissingAssigneeIsNotFoundAndNothingStays() {
        UserRef gone = new UserRef(jane.id() + 1, "gone");

        TrackerException exception = assertThrows(TrackerException.class, () -> add(drafts(gone, bug)));

        assertEquals(ErrorCode.NOT_FOUND, exception.code());
        assertEquals(0, stored());
    }

    @Test
    void theConnectionIsUsableAfterAFailedCopy() {
        UserRef gone = new UserRef(jane.id() + 1, "gone");
        for (int n = 0; n < 20; n++) {
            assertThrows(TrackerException.class, () -> add(drafts(gone, bug)));
        }

        assertEquals(MANY, add(drafts(jane, bug)).size());
    }

    private List<Issue> add(List<IssueDraft> drafts) {
        return database.transactions().in(() -> database.issues().add(drafts, jane, AT));
    }

    private HistoryEntry history(Issue issue) {
        return database.transactions()
                .reading(() -> database.issues().history(issue.id(), PageRequest.first(10)))
                .items()
                .get(0);
    }

    private int stored() {
        return database.transactions()
                .reading(() -> database.issues().list(IssueFilter.all(), IssueSort.DEFAULT, PageRequest.first(10)))
                .items()
                .size();
    }

    /** Of all statuses, some assigned, some labelled, with everything in their texts that COPY has a meaning for. */
    private static List<IssueDraft> drafts(UserRef assignee, LabelRef label) {
        List<Status> statuses = List.of(Status.values());
        return IntStream.range(0, MANY)
                .mapToObj(n -> IssueDraft.of(
                                "Nº " + n + " \\N \\. \\t 𝔘",
                                n % 3 == 0 ? "" : "one\ttwo\r\nthree\\\n\\.\n" + "long ".repeat(n))
                        .with(IssueField.STATUS, statuses.get(n % statuses.size()))
                        .with(IssueField.ASSIGNEE, n % 2 == 0 ? null : assignee)
                        .with(IssueField.LABELS, n % 7 == 0 ? List.of(label) : List.of()))
                .toList();
    }
}
