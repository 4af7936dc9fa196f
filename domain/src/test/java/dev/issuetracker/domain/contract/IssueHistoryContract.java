package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static dev.issuetracker.domain.contract.Given.labelled;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueVersion;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.HistoryField;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What history keeps of an issue. A theme of {@link IssuesContract}. */
public interface IssueHistoryContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    @Test
    default void creationIsTheFirstEntryOfHistory() {
        Given given = new Given(store());
        Issue issue = given.issue(IssueDraft.of("Title", "Text")
                .with(IssueField.STATUS, Status.RESOLVED)
                .with(IssueField.ASSIGNEE, given.user("john"))
                .with(IssueField.LABELS, List.of(given.label("bug"))));
        assertEquals(
                List.of(new HistoryEntry(1, NOON, given.author(), FieldChange.creating(issue))),
                given.history(issue.id()));
    }

    @Test
    default void everyIssueOfABatchHasItsCreationInHistory() {
        Given given = new Given(store());
        List<Issue> added = given.issues(
                IntStream.range(0, 1_200).mapToObj(i -> draft("Issue " + i)).toList());
        for (Issue issue : List.of(added.get(0), added.get(599), added.get(1_199))) {
            assertEquals(FieldChange.creating(issue), given.lastChanges(issue.id()));
        }
    }

    @Test
    default void historyShowsWhatARevisionChanged() {
        Given given = new Given(store());
        Issue issue = given.issue(IssueDraft.of("Title", "Text")
                .with(IssueField.ASSIGNEE, given.user("john"))
                .with(IssueField.LABELS, List.of(given.label("bug"))));
        IssuePatch patch = IssuePatch.of(IssueField.TITLE, "New title")
                .with(IssueField.DESCRIPTION, "")
                .with(IssueField.STATUS, Status.RESOLVED)
                .with(IssueField.ASSIGNEE, null)
                .with(IssueField.LABELS, List.of(given.label("ui"), given.label("api")));
        Revision revision = issue.edit(patch, given.author(), NOON);
        given.save(revision);
        assertEquals(revision.changes(), given.lastChanges(issue.id()));
    }

    @Test
    default void historyShowsADeletion() {
        Given given = new Given(store());
        Issue issue = given.delete(given.issue("Title"));
        assertEquals(List.of(new FieldChange<>(HistoryField.DELETED, false, true)), given.lastChanges(issue.id()));
    }

    @Test
    default void historyShowsARestoration() {
        Given given = new Given(store());
        Issue issue = given.restore(given.delete(given.issue("Title")));
        assertEquals(List.of(new FieldChange<>(HistoryField.DELETED, true, false)), given.lastChanges(issue.id()));
    }

    @Test
    default void historyShowsWhoMadeAChange() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        UserRef john = given.user("john");
        given.save(issue.edit(Given.title("New"), john, NOON));
        assertEquals(
                List.of(given.author(), john),
                given.history(issue.id()).stream().map(HistoryEntry::by).toList());
    }

    @Test
    default void historyShowsWhenAChangeWasMade() {
        Given given = new Given(store());
        Issue issue = given.issue(draft("Title"), NOON);
        Instant later = NOON.plusNanos(123_456_000);
        Issue edited = given.edit(issue, Given.title("New"), later);
        given.edit(edited, Given.title("Newer"), NOON.minusSeconds(5)); // a clock that was set back
        assertEquals(
                List.of(NOON, later, later),
                given.history(issue.id()).stream().map(HistoryEntry::at).toList());
    }

    @Test
    default void historyKeepsALabelThatWasRemoved() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        Issue issue = given.issue(labelled("Title", bug));
        given.edit(issue, Given.labels());
        store().run(() -> store().labels().remove(bug.id()));
        assertEquals(
                List.of(new FieldChange<>(IssueField.LABELS, List.of(bug), List.of())), given.lastChanges(issue.id()));
    }

    @Test
    default void historyKeepsTextsCharForChar() {
        Given given = new Given(store());
        for (String text : Texts.STRANGE) {
            Issue issue = given.edit(given.issue("Before"), Given.title(text));
            assertEquals(
                    List.of(new FieldChange<>(IssueField.TITLE, "Before", text)), given.lastChanges(issue.id()), text);
        }
    }

    @Test
    default void replayedHistoryIsWhatWasStoredAtEveryVersion() {
        long seed = 20_260_301;
        Random random = new Random(seed);
        Given given = new Given(store());
        List<LabelRef> labels = List.of(given.label("bug"), given.label("ui"), given.label("api"));
        List<UserRef> users = List.of(given.author(), given.user("john"), given.user("mary"));
        Issue issue = given.issue(draft("Title"), NOON);
        List<Issue> stood = new ArrayList<>(List.of(issue));
        for (int step = 0; step < 60; step++) {
            Revision revision = randomStep(random, issue, labels, users);
            given.save(revision);
            if (revision.changed()) {
                issue = given.stored(issue.id());
                stood.add(issue);
            }
        }
        List<HistoryEntry> history = given.history(issue.id());
        for (int version = 1; version <= stood.size(); version++) {
            assertEquals(
                    stood.get(version - 1),
                    Issue.replay(issue.id(), history.subList(0, version)),
                    "version " + version + ", seed " + seed);
        }
        assertEquals(stood.size(), history.size(), "seed " + seed);
    }

    private static Revision randomStep(Random random, Issue issue, List<LabelRef> labels, List<UserRef> users) {
        UserRef by = users.get(random.nextInt(users.size()));
        Instant at = issue.updatedAt().plusNanos(1_000L * (random.nextInt(5_000_000) - 1_000_000));
        return switch (random.nextInt(8)) {
            case 0 -> issue.delete(by, at);
            case 1 -> issue.restore(by, at);
            case 2 -> issue.edit(Given.title("Title " + random.nextInt(3)), by, at);
            case 3 -> issue.edit(Given.description("Text " + random.nextInt(3)), by, at);
            case 4 -> issue.edit(Given.assignee(random.nextBoolean() ? users.get(random.nextInt(3)) : null), by, at);
            case 5 ->
                issue.edit(
                        IssuePatch.of(
                                IssueField.LABELS,
                                labels.stream()
                                        .filter(label -> random.nextBoolean())
                                        .toList()),
                        by,
                        at);
            default -> issue.edit(IssuePatch.of(IssueField.STATUS, Given.status(random)), by, at);
        };
    }

    @Test
    default void historyIsPagedByVersion() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        Issue other = given.issue("Other");
        for (int i = 2; i <= 9; i++) {
            issue = given.edit(issue, Given.title("Title " + i));
            other = given.edit(other, Given.title("Other " + i));
        }
        long id = issue.id();
        List<HistoryEntry> all = given.history(id);
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L),
                all.stream().map(HistoryEntry::version).toList());
        new Walk<HistoryEntry, Long>(
                        request -> store().in(() -> store().issues().history(id, request)))
                .assertHolds(all, HistoryEntry::version, "history");
    }

    @Test
    default void pageOfLargeHistoryEndsEarlyAndTheNextGoesOn() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        long id = issue.id();
        List<HistoryEntry> expected = new ArrayList<>(given.history(id));
        for (String text : Texts.large()) {
            Issue before = issue;
            issue = given.edit(before, Given.description(text));
            expected.add(new HistoryEntry(issue.version(), NOON, given.author(), FieldChange.between(before, issue)));
        }
        new Walk<HistoryEntry, Long>(
                        request -> store().in(() -> store().issues().history(id, request)))
                .assertHoldsInShortPages(
                        expected,
                        entry -> entry.changes().stream()
                                .mapToLong(change -> Texts.octets(change.from() + "" + change.to()))
                                .sum());
    }

    @Test
    default void someVersionsOfSeveralIssuesAreReadAtOnce() {
        Given given = new Given(store());
        Issue first = given.edit(given.edit(given.issue("a"), Given.title("b")), Given.description("c"));
        Issue second = given.delete(given.edit(given.issue("d"), Given.assignee(given.user("john"))));
        given.issue("e");
        List<IssueVersion> versions = List.of(
                new IssueVersion(second.id(), 3),
                new IssueVersion(first.id(), 2),
                new IssueVersion(second.id(), 2),
                new IssueVersion(first.id(), 4),
                new IssueVersion(4711, 1));
        assertEquals(
                Map.of(
                        first.id(),
                        given.history(first.id()).subList(1, 2),
                        second.id(),
                        given.history(second.id()).subList(1, 3)),
                store().in(() -> store().issues().histories(versions)));
    }

    @Test
    default void aThousandVersionsAreReadAtOnce() {
        Given given = new Given(store());
        List<Issue> issues = given.issues(
                IntStream.range(0, 1_000).mapToObj(i -> draft("Issue " + i)).toList());
        List<IssueVersion> versions =
                issues.stream().map(issue -> new IssueVersion(issue.id(), 1)).toList();
        assertEquals(
                issues.stream()
                        .collect(Collectors.toMap(
                                Issue::id,
                                issue -> List.of(
                                        new HistoryEntry(1, NOON, given.author(), FieldChange.creating(issue))))),
                store().in(() -> store().issues().histories(versions)));
    }

    @Test
    default void outlinesOfVersionsHaveEveryChangeAndNoDescriptions() {
        Given given = new Given(store());
        Issue issue = given.issue(IssueDraft.of("Title", "Text"));
        issue = given.edit(
                issue,
                IssuePatch.of(IssueField.DESCRIPTION, "Other text")
                        .with(IssueField.TITLE, "Other title")
                        .with(IssueField.LABELS, List.of(given.label("bug"))));
        issue = given.edit(issue, Given.assignee(given.user("john")));
        List<IssueVersion> versions = List.of(
                new IssueVersion(issue.id(), 3), new IssueVersion(issue.id(), 2), new IssueVersion(issue.id(), 1));
        List<HistoryEntry> history = given.history(issue.id());
        Map<Long, List<HistoryEntry>> outlines =
                store().in(() -> store().issues().outlineHistories(versions));
        assertEquals(
                List.of(
                        withDescription(history.get(0), null, ""),
                        withDescription(history.get(1), "", ""),
                        history.get(2)),
                outlines.get(issue.id()));
    }

    private static HistoryEntry withDescription(HistoryEntry entry, @Nullable String from, @Nullable String to) {
        List<FieldChange<?>> changes = new ArrayList<>();
        for (FieldChange<?> change : entry.changes()) {
            boolean text = change.of(IssueField.DESCRIPTION).isPresent();
            changes.add(text ? new FieldChange<>(IssueField.DESCRIPTION, from, to) : change);
        }
        return new HistoryEntry(entry.version(), entry.at(), entry.by(), changes);
    }

    @Test
    default void outlinesOfTenThousandVersionsAreReadAtOnce() {
        Given given = new Given(store());
        List<IssueVersion> versions =
                given
                        .issues(IntStream.range(0, 10_000)
                                .mapToObj(i -> draft("Issue " + i))
                                .toList())
                        .stream()
                        .map(issue -> new IssueVersion(issue.id(), 1))
                        .toList();
        assertEquals(
                10_000,
                store().in(() -> store().issues().outlineHistories(versions)).size());
    }

    @Test
    default void noVersionsHaveNoHistory() {
        assertEquals(Map.of(), store().in(() -> store().issues().histories(List.of())));
        assertEquals(Map.of(), store().in(() -> store().issues().outlineHistories(List.of())));
    }

    @Test
    default void historyOfAnUnknownIssueIsEmpty() {
        assertEquals(List.of(), new Given(store()).history(4711));
    }
}
