package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static dev.issuetracker.domain.contract.Given.labelled;
import static dev.issuetracker.domain.contract.StoredIssues.found;
import static dev.issuetracker.domain.contract.StoredIssues.titles;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which issues a filter finds. A theme of {@link IssuesContract}. */
public interface FilteringIssuesContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    @Test
    default void idsFindAnyOfThem() {
        Given given = new Given(store());
        List<Issue> added = given.issues(List.of(draft("a"), draft("b"), draft("c")));
        assertEquals(
                Set.of("a", "c"),
                titles(
                        store(),
                        IssueFilter.all()
                                .ids(Set.of(added.get(0).id(), added.get(2).id(), 4711L))));
    }

    @Test
    default void unknownIdsFindNothing() {
        new Given(store()).issue("a");
        assertEquals(Set.of(), titles(store(), IssueFilter.all().ids(Set.of(4711L))));
    }

    @Test
    default void statusFindsThoseOfTheStatus() {
        Given given = new Given(store());
        given.issue(Given.assigned("a", Status.OPEN, null));
        given.issue(Given.assigned("b", Status.IN_PROGRESS, null));
        assertEquals(Set.of("b"), titles(store(), IssueFilter.all().status(Status.IN_PROGRESS)));
    }

    @Test
    default void severalStatusesFindThoseOfAny() {
        Given given = new Given(store());
        given.issue(Given.assigned("a", Status.OPEN, null));
        given.issue(Given.assigned("b", Status.IN_PROGRESS, null));
        given.issue(Given.assigned("c", Status.RESOLVED, null));
        assertEquals(
                Set.of("a", "c"), titles(store(), IssueFilter.all().statuses(Set.of(Status.OPEN, Status.RESOLVED))));
        assertEquals(Set.of("a", "b", "c"), titles(store(), IssueFilter.all().statuses(Set.of(Status.values()))));
    }

    @Test
    default void assigneeIsFoundWhateverTheCase() {
        Given given = new Given(store());
        given.issue(Given.assigned("a", Status.OPEN, given.user("J\u00FCrgen")));
        given.issue(Given.assigned("b", Status.OPEN, given.user("Jurgen")));
        given.issue("c");
        assertEquals(Set.of("a"), titles(store(), IssueFilter.all().assignee("J\u00DCRGEN")));
    }

    @Test
    default void unknownAssigneeFindsNothing() {
        new Given(store()).issue("a");
        assertEquals(Set.of(), titles(store(), IssueFilter.all().assignee("nobody")));
    }

    @Test
    default void unassignedFindsThoseWithoutAssignee() {
        Given given = new Given(store());
        given.issue(Given.assigned("a", Status.OPEN, given.user("john")));
        given.issue("b");
        assertEquals(Set.of("b"), titles(store(), IssueFilter.all().unassigned()));
    }

    @Test
    default void labelsFindThoseThatCarryAllOfThem() {
        Given given = new Given(store());
        LabelRef bug = given.label("Bug");
        LabelRef ui = given.label("UI");
        given.issue(labelled("a", bug));
        given.issue(labelled("b", bug, ui, given.label("api")));
        given.issue(labelled("c", ui));
        assertEquals(Set.of("b"), titles(store(), IssueFilter.all().labels(List.of("bug", "ui"))));
    }

    @Test
    default void labelNamedTwiceIsOneCondition() {
        Given given = new Given(store());
        given.issue(labelled("a", given.label("Bug")));
        assertEquals(Set.of("a"), titles(store(), IssueFilter.all().labels(List.of("bug", "BUG", "bug"))));
    }

    @Test
    default void unknownLabelFindsNothing() {
        Given given = new Given(store());
        given.issue(labelled("a", given.label("bug")));
        assertEquals(Set.of(), titles(store(), IssueFilter.all().labels(List.of("bug", "nothing"))));
    }

    @Test
    default void creatorIsFoundWhateverTheCase() {
        Given given = new Given(store());
        given.issue("a");
        UserRef john = given.user("John");
        store().in(() -> store().issues().add(List.of(draft("b")), john, NOON));
        assertEquals(Set.of("b"), titles(store(), IssueFilter.all().createdBy("jOHN")));
    }

    @Test
    default void unknownCreatorFindsNothing() {
        new Given(store()).issue("a");
        assertEquals(Set.of(), titles(store(), IssueFilter.all().createdBy("nobody")));
    }

    @Test
    default void creationBoundsIncludeBothEnds() {
        Given given = new Given(store());
        for (int i = 0; i < 5; i++) {
            Issue issue = given.issue(draft("t" + i), NOON.plusNanos(1_000L * i));
            given.edit(issue, Given.description("touched"), NOON.plusSeconds(60));
        }
        assertEquals(
                Set.of("t1", "t2", "t3"),
                titles(store(), IssueFilter.all().created(NOON.plusNanos(1_000), NOON.plusNanos(3_000))));
    }

    @Test
    default void updateBoundsIncludeBothEnds() {
        Given given = new Given(store());
        for (int i = 0; i < 5; i++) {
            Issue issue = given.issue(draft("t" + i), NOON);
            given.edit(issue, Given.description("touched"), NOON.plusNanos(1_000L * (i + 1)));
        }
        assertEquals(
                Set.of("t1", "t2", "t3"),
                titles(store(), IssueFilter.all().updated(NOON.plusNanos(2_000), NOON.plusNanos(4_000))));
    }

    @Test
    default void openBoundsBoundNothing() {
        Given given = new Given(store());
        given.issue(draft("early"), NOON.minusSeconds(1));
        given.issue(draft("late"), NOON.plusSeconds(1));
        assertEquals(Set.of("late"), titles(store(), IssueFilter.all().created(NOON, null)));
        assertEquals(Set.of("early"), titles(store(), IssueFilter.all().updated(null, NOON)));
    }

    @Test
    default void allConditionsMustHold() {
        long seed = 42;
        Random random = new Random(seed);
        Given given = new Given(store());
        List<LabelRef> labels = List.of(given.label("Bug"), given.label("UI"), given.label("\u00DCber"));
        List<UserRef> users = List.of(given.user("john"), given.user("Mary"), given.user("\u03A3ofia"));
        for (int i = 0; i < 60; i++) {
            IssueDraft draft = IssueDraft.of(
                            Texts.STRANGE.get(random.nextInt(Texts.STRANGE.size())),
                            random.nextBoolean() ? "needle" : "")
                    .with(IssueField.STATUS, Given.status(random))
                    .with(IssueField.ASSIGNEE, random.nextInt(4) == 0 ? null : users.get(random.nextInt(3)))
                    .with(
                            IssueField.LABELS,
                            labels.stream()
                                    .filter(label -> random.nextBoolean())
                                    .toList());
            UserRef by = users.get(random.nextInt(3));
            Instant at = NOON.plusSeconds(random.nextInt(10));
            Issue issue = store().in(
                            () -> store().issues().add(List.of(draft), by, at).get(0));
            if (random.nextInt(3) == 0) {
                given.edit(issue, Given.description("Needle, moved"), at.plusSeconds(random.nextInt(10)));
            }
        }
        List<Issue> all = found(store(), IssueFilter.all());
        for (int round = 0; round < 150; round++) {
            IssueFilter filter = randomFilter(random, all);
            List<Issue> expected = all.stream()
                    .filter(issue -> StoredIssues.wants(store(), filter, issue))
                    .toList();
            assertEquals(expected, found(store(), filter), filter + ", seed " + seed);
        }
    }

    private static IssueFilter randomFilter(Random random, List<Issue> all) {
        IssueFilter wanted = IssueFilter.all();
        if (random.nextInt(4) == 0) {
            wanted = wanted.ids(random.ints(30, 0, all.size())
                    .mapToObj(i -> all.get(i).id())
                    .collect(Collectors.toSet()));
        }
        if (random.nextInt(3) == 0) {
            wanted = wanted.keyword(random.nextBoolean() ? "NEEDLE" : "e");
        }
        if (random.nextInt(3) == 0) {
            wanted = wanted.statuses(List.of(Given.status(random), Given.status(random)));
        }
        if (random.nextInt(4) == 0) {
            wanted = wanted.assignee(List.of("JOHN", "mary", "\u03C3OFIA").get(random.nextInt(3)));
        } else if (random.nextInt(4) == 0) {
            wanted = wanted.unassigned();
        }
        if (random.nextInt(3) == 0) {
            wanted = wanted.labels(random.nextBoolean() ? List.of("\u00FCBER") : List.of("bug", "ui"));
        }
        if (random.nextInt(4) == 0) {
            wanted = wanted.createdBy("MARY");
        }
        if (random.nextInt(4) == 0) {
            wanted = wanted.created(NOON.plusSeconds(random.nextInt(5)), NOON.plusSeconds(5 + random.nextInt(5)));
        }
        if (random.nextInt(4) == 0) {
            wanted = wanted.updated(NOON.plusSeconds(random.nextInt(8)), NOON.plusSeconds(5 + random.nextInt(8)));
        }
        return wanted;
    }
}
