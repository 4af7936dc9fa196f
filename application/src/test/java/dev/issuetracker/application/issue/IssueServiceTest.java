package dev.issuetracker.application.issue;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.issue.EditIssues.Found;
import dev.issuetracker.application.issue.EditIssues.Named;
import dev.issuetracker.application.issue.EditIssues.Target;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Refusals;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueDraft;
import dev.issuetracker.domain.issue.IssueField;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssuePatch;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.Status;
import dev.issuetracker.domain.issue.ThreeWayMerge.Difference;
import dev.issuetracker.domain.issue.ValuePatch;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IssueServiceTest {
    private final InMemoryTracker store = new InMemoryTracker();
    private final Given given = new Given(store);
    private final SettableClock clock = new SettableClock(NOON);
    private final IssueService service = new IssueService(
            store.transactions(), store.issues(), store.labels(), store.users(), store.auditLog(), clock);
    private final Caller jane = Callers.of(given.account("jane"));
    private final Caller john = Callers.of(given.account("john"));
    private final LabelRef bug = given.label("bug");
    private final LabelRef ui = given.label("ui");

    private Issue created() {
        CreateIssue wish = new CreateIssue("Title", "Text", null, null, List.of(new LabelKey.ByName("bug")));
        return service.create(jane, wish, new Violations());
    }

    private static EditIssue titled(@Nullable Long version, boolean merge, String title) {
        return new EditIssue(version, merge, title, null, null, ValuePatch.keep(), null);
    }

    private static EditIssue described(@Nullable Long version, boolean merge, String text) {
        return new EditIssue(version, merge, null, text, null, ValuePatch.keep(), null);
    }

    private Issue edit(Caller by, Issue issue, EditIssue wish) {
        return service.edit(by, issue.id(), wish, new Violations());
    }

    private static List<String> faults(Runnable call) {
        return faults(assertThrows(TrackerException.class, call::run));
    }

    private static List<String> faults(TrackerException refusal) {
        return refusal.violations().stream()
                .map((Violation fault) -> fault.field() + " " + fault.code())
                .toList();
    }

    // Creating

    @Test
    void createdIssueSaysWhatWasWished() {
        CreateIssue wish = new CreateIssue(
                " Title ",
                "Text",
                "in_progress",
                new UserKey.ByName("JOHN"),
                List.of(new LabelKey.ById(ui.id()), new LabelKey.ByName("BUG")));
        Issue issue = service.create(jane, wish, new Violations());
        assertEquals(
                new IssueDraft("Title", "Text", Status.IN_PROGRESS, john.ref(), List.of(bug, ui))
                        .create(issue.id(), jane.ref(), NOON),
                issue);
    }

    @Test
    void createdIssueIsOpenUnlessToldOtherwise() {
        assertEquals(Status.OPEN, created().status());
    }

    @Test
    void createdIssueCanBeRead() {
        Issue issue = created();
        assertEquals(new IssueThread(issue, List.of(), Optional.empty()), service.get(issue.id()));
    }

    @Test
    void timesAreCutToTheMicrosecond() {
        clock.advance(Duration.ofNanos(1_999));
        assertEquals(NOON.plusNanos(1_000), created().createdAt());
    }

    @Test
    void allFaultsOfACreationAreToldAtOnce() {
        CreateIssue wish = new CreateIssue(
                " ",
                null,
                "closed",
                new UserKey.ByName("nobody"),
                List.of(new LabelKey.ByName("bug"), new LabelKey.ByName("nothing"), new LabelKey.ById(4711)));
        assertEquals(
                List.of(
                        "title blank",
                        "description required",
                        "status invalid_status",
                        "assignee unknown_user",
                        "labels[1] unknown_label",
                        "labels[2] unknown_label"),
                faults(() -> service.create(jane, wish, new Violations())));
    }

    @Test
    void faultsFoundBeforeAreToldFirst() {
        Violations faults = new Violations();
        faults.add("prio", "unknown_field", "There is no field prio.");
        CreateIssue wish = new CreateIssue("", "", null, null, List.of());
        assertEquals(List.of("prio unknown_field", "title blank"), faults(() -> service.create(jane, wish, faults)));
    }

    @Test
    void refusedCreationStoresNothing() {
        CreateIssue wish = new CreateIssue("Title", "Text", "closed", null, List.of());
        assertThrows(TrackerException.class, () -> service.create(jane, wish, new Violations()));
        assertEquals(List.of(), listed());
    }

    @Test
    void unknownAssigneeIdIsToldUnderItsOwnName() {
        CreateIssue wish = new CreateIssue("Title", "Text", null, new UserKey.ById(4711), List.of());
        assertEquals(List.of("assignee_id unknown_user"), faults(() -> service.create(jane, wish, new Violations())));
    }

    @Test
    void tooManyLabelsAreRefused() {
        List<LabelKey> keys = IntStream.range(0, 101)
                .<LabelKey>mapToObj(i -> new LabelKey.ById(i))
                .toList();
        CreateIssue wish = new CreateIssue("Title", "Text", null, null, keys);
        assertEquals(List.of("labels too_many"), faults(() -> service.create(jane, wish, new Violations())));
    }

    @Test
    void namesAreTakenWithoutTheirSurroundingBlanks() {
        CreateIssue wish = new CreateIssue(
                "Title", "Text", null, new UserKey.ByName(" john "), List.of(new LabelKey.ByName(" bug ")));
        Issue issue = service.create(jane, wish, new Violations());
        assertEquals(Optional.of(john.ref()), Optional.ofNullable(issue.assignee()));
        assertEquals(List.of(bug), issue.labels());
    }

    private List<Issue> listed() {
        return service.list(IssueFilter.ALL, IssueSort.DEFAULT, PageRequest.first(100))
                .items();
    }

    // Editing

    @Test
    void editOfTheVersionThatStandsIsStored() {
        Issue issue = created();
        Issue edited = edit(john, issue, titled(1L, false, "New"));
        assertEquals(edited, service.get(issue.id()).issue());
    }

    @Test
    void editIsHeldAgainstItsMaker() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "New"));
        assertEquals(
                List.of(jane.ref(), john.ref()),
                service.history(issue.id(), PageRequest.first(10)).items().stream()
                        .map(HistoryEntry::by)
                        .toList());
    }

    @Test
    void editWithoutAVersionEditsWhatStands() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "New"));
        assertEquals(3, edit(john, issue, titled(null, false, "Newer")).version());
    }

    @Test
    void editThatChangesNothingKeepsTheVersion() {
        assertEquals(1, edit(john, created(), titled(1L, false, "Title")).version());
    }

    @Test
    void assigneeIsCleared() {
        Issue issue = service.create(
                jane, new CreateIssue("Title", "Text", null, new UserKey.ByName("john"), List.of()), new Violations());
        EditIssue wish = new EditIssue(1L, false, null, null, null, ValuePatch.to(Optional.empty()), null);
        assertEquals(
                Optional.empty(), Optional.ofNullable(edit(jane, issue, wish).assignee()));
    }

    @Test
    void labelsAreReplaced() {
        assertEquals(
                List.of(ui),
                edit(jane, created(), EditIssue.labels(null, List.of(new LabelKey.ByName("UI"))))
                        .labels());
    }

    @Test
    void allFaultsOfAnEditAreToldAtOnce() {
        Issue issue = created();
        EditIssue wish = new EditIssue(
                1L,
                false,
                "",
                "\u0000",
                "closed",
                ValuePatch.to(Optional.of(new UserKey.ByName("nobody"))),
                List.of(new LabelKey.ByName("nothing")));
        assertEquals(
                List.of(
                        "title blank",
                        "description control_character",
                        "status invalid_status",
                        "assignee unknown_user",
                        "labels[0] unknown_label"),
                faults(() -> edit(jane, issue, wish)));
    }

    @Test
    void editOfAnUnknownIssueIsRefused() {
        Refusals.assertRefused(
                ErrorCode.NOT_FOUND, () -> service.edit(jane, 4711, titled(1L, false, ""), new Violations()));
    }

    @Test
    void editOfADeletedIssueIsRefused() {
        Issue issue = created();
        service.delete(jane, issue.id(), null);
        Refusals.assertRefused(ErrorCode.NOT_FOUND, () -> edit(jane, issue, titled(2L, false, "New")));
    }

    private EditConflictException conflict(Issue issue, EditIssue wish) {
        return assertThrows(EditConflictException.class, () -> edit(jane, issue, wish));
    }

    @Test
    void staleEditIsRefusedWithWhatStands() {
        Issue issue = created();
        Issue theirs = edit(john, issue, titled(1L, false, "Theirs"));
        assertEquals(theirs, conflict(issue, titled(1L, false, "Yours")).current());
    }

    @Test
    void staleEditIsRefusedWithBothVersions() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "Theirs"));
        assertEquals(
                List.of(new Stale(issue.id(), 1, 2)),
                conflict(issue, titled(1L, false, "Yours")).stale());
    }

    @Test
    void staleEditIsRefusedWithAComparison() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "Theirs"));
        assertEquals(
                List.of(new Difference(IssueField.TITLE, "Title", "Yours", "Theirs", true)),
                conflict(issue, titled(1L, false, "Yours"))
                        .comparison()
                        .orElseThrow()
                        .differences());
    }

    @Test
    void staleEditOfAnotherFieldIsRefusedAsMergeable() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "Theirs"));
        assertTrue(conflict(issue, described(1L, false, "Yours"))
                .comparison()
                .orElseThrow()
                .mergeable());
    }

    @Test
    void comparisonGoesFromTheVersionThatWasEdited() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "Second"));
        edit(john, issue, titled(2L, false, "Third"));
        assertEquals(
                List.of(new Difference(IssueField.TITLE, "Second", "Yours", "Third", true)),
                conflict(issue, titled(2L, false, "Yours"))
                        .comparison()
                        .orElseThrow()
                        .differences());
    }

    @Test
    void versionThatNeverWasHasNoComparison() {
        Issue issue = created();
        assertEquals(
                Optional.empty(), conflict(issue, titled(9L, true, "Yours")).comparison());
    }

    @Test
    void versionZeroHasNoComparison() {
        Issue issue = created();
        assertEquals(
                Optional.empty(), conflict(issue, titled(0L, true, "Yours")).comparison());
    }

    @Test
    void refusedEditChangesNothing() {
        Issue issue = created();
        Issue theirs = edit(john, issue, titled(1L, false, "Theirs"));
        conflict(issue, titled(1L, true, "Yours"));
        assertEquals(theirs, service.get(issue.id()).issue());
    }

    @Test
    void staleEditOfAnotherFieldIsMergedOnWish() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "Theirs"));
        Issue merged = edit(jane, issue, described(1L, true, "Yours"));
        assertEquals(List.of("Theirs", "Yours", 3L), List.of(merged.title(), merged.description(), merged.version()));
    }

    @Test
    void overlapIsRefusedEvenWhenMergingIsWished() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "Theirs"));
        assertEquals(2, conflict(issue, titled(1L, true, "Yours")).current().version());
    }

    @Test
    void mergedLabelsKeepWhatBothDid() {
        Issue issue = created();
        edit(john, issue, EditIssue.labels(1L, List.of()));
        EditIssue wish = new EditIssue(
                1L,
                true,
                null,
                null,
                null,
                ValuePatch.keep(),
                List.of(new LabelKey.ByName("bug"), new LabelKey.ByName("ui")));
        assertEquals(List.of(ui), edit(jane, issue, wish).labels());
    }

    // Races

    /** Lets somebody edit an issue just before each of the first saves. */
    private static final class Racing implements Issues {
        private final Issues issues;
        private final Deque<Revision> rivals = new ArrayDeque<>();
        private Runnable beforeLock = () -> {};

        Racing(Issues issues) {
            this.issues = issues;
        }

        @Override
        public void lock(Collection<Long> ids) {
            beforeLock.run();
            issues.lock(ids);
        }

        @Override
        public List<Issue> add(List<IssueDraft> drafts, UserRef by, Instant at) {
            return issues.add(drafts, by, at);
        }

        @Override
        public Optional<Issue> find(long id) {
            return issues.find(id);
        }

        @Override
        public Optional<IssueThread> findThread(long id) {
            return issues.findThread(id);
        }

        @Override
        public List<Issue> findAll(Collection<Long> ids) {
            return issues.findAll(ids);
        }

        @Override
        public List<Issue> findOutlines(Collection<Long> ids) {
            return issues.findOutlines(ids);
        }

        @Override
        public List<Long> findLabelled(long labelId, int limit) {
            return issues.findLabelled(labelId, limit);
        }

        @Override
        public Page<Issue, IssueKey> list(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
            return issues.list(filter, sort, request);
        }

        @Override
        public Page<Issue, IssueKey> listOutlines(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
            return issues.listOutlines(filter, sort, request);
        }

        @Override
        public void save(List<Revision> revisions) {
            Revision rival = rivals.poll();
            if (rival != null) {
                issues.save(List.of(rival));
            }
            issues.save(revisions);
        }

        @Override
        public Page<HistoryEntry, Long> history(long id, PageRequest<Long> request) {
            return issues.history(id, request);
        }
    }

    private final Racing racing = new Racing(store.issues());
    private final IssueService raced =
            new IssueService(store.transactions(), racing, store.labels(), store.users(), store.auditLog(), clock);

    /** Versions of the issue that will come in between. */
    private void rivals(Issue issue, String... titles) {
        Issue current = issue;
        for (String title : titles) {
            Revision rival = current.edit(Given.title(title), john.ref(), NOON);
            racing.rivals.add(rival);
            current = rival.after();
        }
    }

    @Test
    void editThatLosesTheRaceIsAConflictWithTheWinner() {
        Issue issue = created();
        rivals(issue, "Winner");
        EditConflictException conflict = assertThrows(
                EditConflictException.class,
                () -> raced.edit(jane, issue.id(), titled(1L, false, "Loser"), new Violations()));
        assertEquals("Winner", conflict.current().title());
    }

    @Test
    void editThatLosesTheRaceIsMergedOnWish() {
        Issue issue = created();
        rivals(issue, "Winner", "Winner again");
        Issue merged = raced.edit(jane, issue.id(), described(1L, true, "Late"), new Violations());
        assertEquals(
                List.of("Winner again", "Late", 4L), List.of(merged.title(), merged.description(), merged.version()));
    }

    @Test
    void editWithoutAVersionGoesFromTheWinner() {
        Issue issue = created();
        rivals(issue, "Winner");
        assertEquals(
                3,
                raced.edit(jane, issue.id(), described(null, false, "Late"), new Violations())
                        .version());
    }

    @Test
    void deletionWithoutAVersionGoesFromTheWinner() {
        Issue issue = created();
        rivals(issue, "Winner");
        raced.delete(jane, issue.id(), null);
        assertEquals(3, given.stored(issue.id()).version());
    }

    @Test
    void deletionThatLosesTheRaceIsRefused() {
        Issue issue = created();
        rivals(issue, "Winner");
        assertThrows(EditConflictException.class, () -> raced.delete(jane, issue.id(), 1L));
    }

    // Deleting and restoring

    @Test
    void deletedIssueCannotBeRead() {
        Issue issue = created();
        service.delete(jane, issue.id(), 1L);
        Refusals.assertRefused(ErrorCode.NOT_FOUND, () -> service.get(issue.id()));
    }

    @Test
    void deletedIssuesHistoryCannotBeRead() {
        Issue issue = created();
        service.delete(jane, issue.id(), 1L);
        Refusals.assertRefused(ErrorCode.NOT_FOUND, () -> service.history(issue.id(), PageRequest.first(10)));
    }

    @Test
    void deletedIssueIsNotListed() {
        service.delete(jane, created().id(), null);
        assertEquals(List.of(), listed());
    }

    @Test
    void deletionOfAStaleVersionIsRefused() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "Theirs"));
        assertThrows(EditConflictException.class, () -> service.delete(jane, issue.id(), 1L));
    }

    @Test
    void secondDeletionIsRefused() {
        Issue issue = created();
        service.delete(jane, issue.id(), null);
        Refusals.assertRefused(ErrorCode.NOT_FOUND, () -> service.delete(jane, issue.id(), null));
    }

    @Test
    void restoredIssueCanBeReadAgain() {
        Issue issue = created();
        service.delete(jane, issue.id(), null);
        Issue restored = service.restore(john, issue.id());
        assertEquals(restored, service.get(issue.id()).issue());
    }

    @Test
    void restorationIsAVersion() {
        Issue issue = created();
        service.delete(jane, issue.id(), null);
        assertEquals(3, service.restore(john, issue.id()).version());
    }

    @Test
    void issueThatStandsIsRestoredToItself() {
        Issue issue = created();
        assertEquals(issue, service.restore(john, issue.id()));
    }

    @Test
    void unknownIssueIsNotRestored() {
        Refusals.assertRefused(ErrorCode.NOT_FOUND, () -> service.restore(john, 4711));
    }

    // Many at once

    private static EditIssues resolving(Target... targets) {
        return EditIssues.status(new Named("issues", List.of(targets)), "resolved");
    }

    private BulkChange change(EditIssues wish) {
        return service.editAll(jane, wish, false, new Violations());
    }

    @Test
    void bulkChangeChangesEveryIssueNamed() {
        Issue a = created();
        Issue b = created();
        change(resolving(new Target(a.id(), null), new Target(b.id(), 1L)));
        assertEquals(
                List.of(Status.RESOLVED, Status.RESOLVED),
                List.of(given.stored(a.id()).status(), given.stored(b.id()).status()));
    }

    private List<Issue> outlines(Issue... issues) {
        List<Long> ids = Stream.of(issues).map(Issue::id).toList();
        return store.in(() -> store.issues().findOutlines(ids));
    }

    @Test
    void bulkChangeAnswersTheIssuesAsTheyStand() {
        Issue a = created();
        Issue b = created();
        BulkChange done = change(resolving(new Target(b.id(), null), new Target(a.id(), null)));
        assertEquals(outlines(a, b), done.issues());
    }

    @Test
    void bulkChangeSetsTheTimeOfResolution() {
        Issue a = created();
        clock.advance(Duration.ofSeconds(5));
        change(resolving(new Target(a.id(), null)));
        assertEquals(
                Optional.of(NOON.plusSeconds(5)),
                Optional.ofNullable(given.stored(a.id()).resolvedAt()));
    }

    @Test
    void bulkChangeWritesHistory() {
        Issue a = created();
        change(resolving(new Target(a.id(), null)));
        assertEquals(IssueField.STATUS, given.lastChanges(a.id()).get(0).field());
    }

    @Test
    void issuesThatAreSoAlreadyAreNotCounted() {
        Issue a = created();
        Issue b = created();
        change(resolving(new Target(a.id(), null)));
        assertEquals(
                1,
                change(resolving(new Target(a.id(), null), new Target(b.id(), null)))
                        .updated());
    }

    @Test
    void issuesThatAreSoAlreadyKeepTheirVersion() {
        Issue a = created();
        change(resolving(new Target(a.id(), null)));
        assertEquals(
                2, change(resolving(new Target(a.id(), null))).issues().get(0).version());
    }

    @Test
    void unknownIssuesOfABulkChangeAreEachNamed() {
        Issue a = created();
        Issue deleted = created();
        service.delete(jane, deleted.id(), null);
        assertEquals(
                List.of("issues[0] not_found", "issues[2] not_found"),
                faults(() -> change(
                        resolving(new Target(4711, null), new Target(a.id(), null), new Target(deleted.id(), null)))));
    }

    @Test
    void bulkChangeWithAnUnknownIssueChangesNothing() {
        Issue a = created();
        assertThrows(TrackerException.class, () -> change(resolving(new Target(a.id(), null), new Target(4711, null))));
        assertEquals(a, given.stored(a.id()));
    }

    @Test
    void staleIssuesOfABulkChangeAreEachNamed() {
        List<Issue> issues = List.of(created(), created(), created());
        edit(john, issues.get(0), titled(1L, false, "Moved"));
        edit(john, issues.get(2), titled(1L, false, "Moved"));
        Target[] targets =
                issues.stream().map(issue -> new Target(issue.id(), 1L)).toArray(Target[]::new);
        StaleVersionException refusal = assertThrows(StaleVersionException.class, () -> change(resolving(targets)));
        assertEquals(
                List.of(
                        new Stale(issues.get(0).id(), 1, 2),
                        new Stale(issues.get(2).id(), 1, 2)),
                refusal.stale());
    }

    @Test
    void bulkChangeWithAStaleIssueChangesNothing() {
        Issue a = created();
        Issue b = created();
        edit(john, b, titled(1L, false, "Moved"));
        assertThrows(
                StaleVersionException.class, () -> change(resolving(new Target(a.id(), 1L), new Target(b.id(), 1L))));
        assertEquals(a, given.stored(a.id()));
    }

    @Test
    void issueNamedTwiceAlikeIsOne() {
        Issue a = created();
        assertEquals(
                1,
                change(resolving(new Target(a.id(), 1L), new Target(a.id(), 1L)))
                        .updated());
    }

    @Test
    void issueNamedWithTwoVersionsIsAContradiction() {
        Issue a = created();
        assertEquals(
                List.of("issues[1] contradiction"),
                faults(() -> change(resolving(new Target(a.id(), 1L), new Target(a.id(), 2L)))));
    }

    @Test
    void bulkChangeOfNothingIsRefused() {
        assertEquals(
                List.of("status invalid_status", "ids required"),
                faults(() -> change(EditIssues.status(new Named("ids", List.of()), "closed"))));
    }

    @Test
    void bulkChangeOfTooManyIsRefused() {
        List<Target> targets = LongStream.rangeClosed(1, IssueService.MAX_BULK + 1)
                .mapToObj(id -> new Target(id, null))
                .toList();
        assertEquals(
                List.of("ids too_many"),
                faults(() -> change(EditIssues.status(new Named("ids", targets), "resolved"))));
    }

    @Test
    void bulkChangeOfAsManyAsAreAcceptedIsDone() {
        List<Issue> issues = new ArrayList<>(given.issues(IntStream.range(0, IssueService.MAX_BULK)
                .mapToObj(i -> Given.draft("Issue " + i))
                .toList()));
        List<Target> targets =
                issues.stream().map(issue -> new Target(issue.id(), 1L)).toList();
        assertEquals(
                IssueService.MAX_BULK,
                change(EditIssues.status(new Named("issues", targets), "resolved"))
                        .updated());
    }

    private static EditIssues labelling(List<LabelKey> added, List<LabelKey> removed, Target... targets) {
        return new EditIssues(new Named("issues", List.of(targets)), null, ValuePatch.keep(), added, removed);
    }

    @Test
    void bulkEditAddsAndRemovesLabels() {
        Issue a = created();
        change(labelling(
                List.of(new LabelKey.ByName("UI")), List.of(new LabelKey.ById(bug.id())), new Target(a.id(), 1L)));
        assertEquals(List.of(ui), given.stored(a.id()).labels());
    }

    @Test
    void bulkEditIsOneVersionOfAnIssue() {
        Issue a = created();
        change(new EditIssues(
                new Named("ids", List.of(new Target(a.id(), null))),
                "in_progress",
                ValuePatch.to(Optional.of(new UserKey.ByName("john"))),
                List.of(new LabelKey.ById(ui.id())),
                List.of()));
        assertEquals(
                List.of(IssueField.STATUS, IssueField.ASSIGNEE, IssueField.LABELS),
                given.lastChanges(a.id()).stream().map(FieldChange::field).toList());
        assertEquals(2, given.stored(a.id()).version());
    }

    @Test
    void bulkEditClearsTheAssignee() {
        Issue a = given.issue(Given.assigned("Title", Status.OPEN, john.ref()));
        change(new EditIssues(
                new Named("ids", List.of(new Target(a.id(), null))),
                null,
                ValuePatch.to(Optional.empty()),
                List.of(),
                List.of()));
        assertEquals(Optional.empty(), Optional.ofNullable(given.stored(a.id()).assignee()));
    }

    @Test
    void bulkEditTakesWhatTheFilterFinds() {
        Issue a = created();
        Issue other = given.issue("Other");
        Issue deleted = created();
        service.delete(jane, deleted.id(), null);
        BulkChange done = change(EditIssues.status(new Found(labelled("bug")), "resolved"));
        assertEquals(outlines(a), done.issues());
        assertEquals(Status.OPEN, given.stored(other.id()).status());
    }

    private static IssueFilter labelled(String label) {
        return new IssueFilter(Set.of(), null, null, null, false, List.of(label), null, null, null, null, null);
    }

    @Test
    void filterThatFindsNothingIsNoFault() {
        assertEquals(
                0, change(EditIssues.status(new Found(labelled("bug")), "open")).updated());
    }

    @Test
    void filterThatFindsTooManyIsRefused() {
        given.issues(IntStream.rangeClosed(0, IssueService.MAX_BULK)
                .mapToObj(i -> Given.draft("Issue " + i))
                .toList());
        TrackerException refusal = assertThrows(
                TrackerException.class, () -> change(EditIssues.status(new Found(IssueFilter.ALL), "resolved")));
        assertEquals("filter too_many", faults(refusal).get(0));
        String message = refusal.violations().get(0).message();
        assertTrue(message.contains("at least 10001 issues"), message);
    }

    @Test
    void dryRunStoresNothing() {
        Issue a = created();
        service.editAll(jane, resolving(new Target(a.id(), null)), true, new Violations());
        assertEquals(a, given.stored(a.id()));
    }

    @Test
    void dryRunCountsWhatWouldChange() {
        Issue a = created();
        Issue b = created();
        change(resolving(new Target(a.id(), null)));
        BulkChange tried = service.editAll(
                jane, resolving(new Target(a.id(), null), new Target(b.id(), null)), true, new Violations());
        assertEquals(1, tried.updated());
        assertEquals(outlines(a, b), tried.issues());
    }

    @Test
    void dryRunIsRefusedLikeTheRealOne() {
        assertThrows(
                TrackerException.class,
                () -> service.editAll(jane, resolving(new Target(4711, null)), true, new Violations()));
    }

    @Test
    void allFaultsOfABulkEditAreToldAtOnce() {
        EditIssues wish = new EditIssues(
                new Named("ids", List.of()),
                "closed",
                ValuePatch.to(Optional.of(new UserKey.ByName("nobody"))),
                List.of(new LabelKey.ByName("nothing"), new LabelKey.ByName("bug")),
                List.of(new LabelKey.ById(4711), new LabelKey.ById(bug.id())));
        assertEquals(
                List.of(
                        "status invalid_status",
                        "assignee unknown_user",
                        "add_labels[0] unknown_label",
                        "remove_labels[0] unknown_label",
                        "remove_labels contradiction",
                        "ids required"),
                faults(() -> change(wish)));
    }

    @Test
    void bulkEditBeyondAsManyLabelsAsAnIssueCarriesIsRefused() {
        List<LabelRef> labels =
                IntStream.range(0, 100).mapToObj(i -> given.label("label " + i)).toList();
        Issue full = given.issue(Given.labelled("Full", labels.toArray(LabelRef[]::new)));
        Issue other = created();
        EditIssues wish = labelling(
                List.of(new LabelKey.ById(ui.id())),
                List.of(),
                new Target(full.id(), null),
                new Target(other.id(), null));
        assertEquals(List.of("add_labels too_many"), faults(() -> change(wish)));
        assertEquals(other, given.stored(other.id()));
    }

    @Test
    void issueThatTheFilterNoLongerFindsOnceLockedIsLeftAlone() {
        Issue a = created();
        Issue b = created();
        racing.beforeLock = () -> given.edit(a, IssuePatch.labels(List.of()));
        BulkChange done =
                raced.editAll(jane, EditIssues.status(new Found(labelled("bug")), "resolved"), false, new Violations());
        assertEquals(outlines(b), done.issues());
        assertEquals(Status.OPEN, given.stored(a.id()).status());
    }

    @Test
    void issueThatIsEditedBeforeItIsLockedIsEditedAsItStands() {
        Issue a = created();
        racing.beforeLock = () -> given.edit(a, Given.title("Winner"));
        raced.editAll(jane, resolving(new Target(a.id(), null)), false, new Violations());
        assertEquals("Winner", given.stored(a.id()).title());
        assertEquals(3, given.stored(a.id()).version());
    }

    // Versions

    @Test
    void issueIsShownAsItStood() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "New"));
        assertEquals(issue, service.get(issue.id(), 1));
    }

    @Test
    void issueIsShownAsItStands() {
        Issue issue = created();
        assertEquals(edit(john, issue, titled(1L, false, "New")), service.get(issue.id(), 2));
    }

    @Test
    void issueIsShownAsItStoodBeforeItsDeletion() {
        Issue issue = created();
        service.delete(jane, issue.id(), null);
        service.restore(jane, issue.id());
        assertEquals(
                List.of("Title", "Title"),
                List.of(
                        service.get(issue.id(), 1).title(),
                        service.get(issue.id(), 2).title()));
    }

    @Test
    void versionThatNeverWasIsNotFound() {
        Issue issue = created();
        Refusals.assertRefused(ErrorCode.NOT_FOUND, () -> service.get(issue.id(), 2));
    }

    @Test
    void versionOfADeletedIssueIsNotFound() {
        Issue issue = created();
        service.delete(jane, issue.id(), null);
        Refusals.assertRefused(ErrorCode.NOT_FOUND, () -> service.get(issue.id(), 1));
    }

    private Issue revert(Issue issue, @Nullable Long toVersion, @Nullable Long version) {
        return service.revert(jane, issue.id(), toVersion, version, new Violations());
    }

    @Test
    void revertBringsBackEveryValue() {
        Issue issue = created();
        EditIssue wish = new EditIssue(
                1L,
                false,
                "New",
                "New text",
                "resolved",
                ValuePatch.to(Optional.of(new UserKey.ByName("john"))),
                List.of(new LabelKey.ById(ui.id())));
        edit(john, issue, wish);
        Issue reverted = revert(issue, 1L, 2L);
        assertEquals(List.of(), FieldChange.between(issue, reverted));
    }

    @Test
    void revertIsAVersion() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "New"));
        assertEquals(3, revert(issue, 1L, 2L).version());
    }

    @Test
    void revertToWhatStandsKeepsTheVersion() {
        Issue issue = created();
        assertEquals(issue, revert(issue, 1L, 1L));
    }

    @Test
    void revertToAVersionAtWhichItWasDeletedDeletesNothing() {
        Issue issue = created();
        service.delete(jane, issue.id(), null);
        service.restore(jane, issue.id());
        assertEquals(3, revert(issue, 2L, 3L).version());
    }

    @Test
    void revertOfAStaleVersionIsAConflict() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "Second"));
        edit(john, issue, titled(2L, false, "Third"));
        EditConflictException conflict = assertThrows(EditConflictException.class, () -> revert(issue, 1L, 2L));
        assertEquals(
                List.of(new Difference(IssueField.TITLE, "Second", "Title", "Third", true)),
                conflict.comparison().orElseThrow().differences());
    }

    @Test
    void revertLeavesOutLabelsThatThereAreNoMore() {
        Issue issue = service.create(
                jane,
                new CreateIssue(
                        "Title", "Text", null, null, List.of(new LabelKey.ById(bug.id()), new LabelKey.ById(ui.id()))),
                new Violations());
        edit(john, issue, EditIssue.labels(1L, List.of()));
        store.transactions().run(() -> store.labels().remove(bug.id()));
        assertEquals(List.of(ui), revert(issue, 1L, 2L).labels());
    }

    @Test
    void revertToAVersionThatNeverWasIsRefused() {
        Issue issue = created();
        assertEquals(List.of("to_version unknown_version"), faults(() -> revert(issue, 9L, 1L)));
    }

    @Test
    void revertWithoutAVersionToGoBackToIsRefused() {
        Issue issue = created();
        assertEquals(List.of("to_version required"), faults(() -> revert(issue, null, 1L)));
    }

    @Test
    void revertOfADeletedIssueIsRefused() {
        Issue issue = created();
        service.delete(jane, issue.id(), null);
        Refusals.assertRefused(ErrorCode.NOT_FOUND, () -> revert(issue, 1L, 2L));
    }

    @Test
    void mergeBeyondAsManyLabelsAsAnIssueCarriesIsAConflict() {
        List<LabelKey> keys = IntStream.range(0, 120)
                .<LabelKey>mapToObj(
                        i -> new LabelKey.ById(given.label("label " + i).id()))
                .toList();
        Issue issue = created();
        edit(john, issue, EditIssue.labels(1L, keys.subList(0, 60)));
        EditIssue wish = new EditIssue(1L, true, null, null, null, ValuePatch.keep(), keys.subList(60, 120));
        assertEquals(2, conflict(issue, wish).current().version());
    }
}
