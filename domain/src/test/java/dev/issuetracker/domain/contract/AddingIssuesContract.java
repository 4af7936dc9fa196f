package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static dev.issuetracker.domain.contract.Given.labelled;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static dev.issuetracker.domain.contract.StoredIssues.found;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.NewIssue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssueRules;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How issues are added. A theme of {@link IssuesContract}. */
public interface AddingIssuesContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    @Test
    default void addedIssueIsReadBackAsAdded() {
        Given given = new Given(store());
        IssueDraft draft = IssueDraft.of("Login Bug", "Cannot login\nwith email")
                .with(IssueField.STATUS, Status.IN_PROGRESS)
                .with(IssueField.ASSIGNEE, given.user("john"))
                .with(IssueField.LABELS, List.of(given.label("bug"), given.label("UI")));
        Issue added = given.issue(draft);
        assertEquals(added, given.stored(added.id()));
    }

    @Test
    default void addedIssueIsWhatItsDraftMakes() {
        Given given = new Given(store());
        IssueDraft draft = IssueDraft.of("Login Bug", "Cannot login")
                .with(IssueField.STATUS, Status.RESOLVED)
                .with(IssueField.ASSIGNEE, given.user("john"))
                .with(IssueField.LABELS, List.of(given.label("bug")));
        Issue added = given.issue(draft, NOON);
        assertEquals(Issue.of(draft, added.id(), given.author(), NOON), added);
    }

    @Test
    default void issueThatWasMadeElsewhereKeepsItsTimes() {
        Given given = new Given(store());
        IssueDraft draft = draft("Old").with(IssueField.STATUS, Status.RESOLVED);
        NewIssue old = NewIssue.made(
                draft, given.author(), NOON.minusSeconds(300), NOON.minusSeconds(100), NOON.minusSeconds(200), NOON);
        Issue added = store().in(() -> store().issues().add(List.of(old)).get(0));
        assertEquals(Issue.of(old, added.id()), given.stored(added.id()));
        assertEquals(NOON.minusSeconds(300), given.history(added.id()).get(0).at());
    }

    @Test
    default void idsGrowInTheOrderOfTheDrafts() {
        Given given = new Given(store());
        List<IssueDraft> drafts =
                IntStream.range(0, 1_200).mapToObj(i -> draft("Issue " + i)).toList();
        List<Issue> added = given.issues(drafts);
        List<String> byId = added.stream()
                .sorted(Comparator.comparingLong(Issue::id))
                .map(Issue::title)
                .toList();
        assertEquals(drafts.stream().map(draft -> draft.values().title()).toList(), byId);
    }

    @Test
    default void addedIssuesAreAnsweredInTheOrderOfTheDrafts() {
        Given given = new Given(store());
        List<Issue> added = given.issues(List.of(draft("c"), draft("a"), draft("b")));
        assertEquals(List.of("c", "a", "b"), added.stream().map(Issue::title).toList());
    }

    @Test
    default void idsGoOnGrowing() {
        Given given = new Given(store());
        Issue first = given.issue("first");
        Issue second = given.issue("second");
        assertTrue(first.id() > 0 && second.id() > first.id(), first.id() + " then " + second.id());
    }

    @Test
    default void addingNothingAddsNothing() {
        assertEquals(List.of(), new Given(store()).issues(List.of()));
    }

    @Test
    default void draftWithALabelThatIsGoneIsRejected() {
        Given given = new Given(store());
        IssueDraft draft = labelled("Title", new LabelRef(4711, "gone", "ededed"));
        assertRejected(ErrorCode.NOT_FOUND, () -> given.issue(draft));
    }

    @Test
    default void draftWithAnAssigneeThatIsGoneIsRejected() {
        Given given = new Given(store());
        IssueDraft draft = Given.assigned("Title", Status.OPEN, new UserRef(4711, "gone"));
        assertRejected(ErrorCode.NOT_FOUND, () -> given.issue(draft));
    }

    @Test
    default void draftOfACreatorThatIsGoneIsRejected() {
        List<IssueDraft> drafts = List.of(draft("Title"));
        UserRef gone = new UserRef(4711, "gone");
        assertRejected(
                ErrorCode.NOT_FOUND, () -> store().run(() -> store().issues().add(drafts, gone, NOON)));
        assertEquals(List.of(), found(store(), IssueFilter.all()));
    }

    @Test
    default void rejectedDraftLeavesNothingOfItsBatchBehind() {
        Given given = new Given(store());
        IssueDraft bad = labelled("Bad", new LabelRef(4711, "gone", "ededed"));
        assertRejected(ErrorCode.NOT_FOUND, () -> given.issues(List.of(draft("Good"), bad)));
        assertEquals(List.of(), found(store(), IssueFilter.all()));
    }

    @Test
    default void timesAreExactToTheMicrosecond() {
        Given given = new Given(store());
        for (String time : List.of(
                "2026-03-01T12:00:00Z",
                "2026-03-01T12:00:00.000001Z",
                "2026-10-25T00:59:59.999999Z",
                "2026-03-29T01:30:00.5Z",
                "1969-12-31T23:59:59.999999Z",
                "1815-12-10T09:08:07.654321Z",
                "9999-12-31T23:59:59.999999Z")) {
            Instant at = Instant.parse(time);
            Issue added = given.issue(draft("At " + time), at);
            assertEquals(at, given.stored(added.id()).createdAt());
        }
    }

    @Test
    default void textsAreKeptCharForChar() {
        Given given = new Given(store());
        for (String text : Texts.STRANGE) {
            Issue added = given.issue(draft(text, text));
            Issue stored = given.stored(added.id());
            assertEquals(added, stored, text);
        }
    }

    @Test
    default void longestTextsAreKept() {
        Given given = new Given(store());
        Issue added = given.issue(
                draft("\uD83D\uDC1E".repeat(IssueRules.MAX_TITLE), "\u00DC".repeat(IssueRules.MAX_DESCRIPTION)));
        assertEquals(added, given.stored(added.id()));
    }
}
