package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static dev.issuetracker.domain.contract.Given.labelled;
import static dev.issuetracker.domain.contract.StoredIssues.found;
import static dev.issuetracker.domain.contract.StoredIssues.titles;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueDraft;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which issues a filter finds. A theme of {@link IssuesContract}. */
public interface FilteringIssuesContract {
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
                        new Wanted()
                                .ids(added.get(0).id(), added.get(2).id(), 4711)
                                .filter()));
    }

    @Test
    default void unknownIdsFindNothing() {
        new Given(store()).issue("a");
        assertEquals(Set.of(), titles(store(), new Wanted().ids(4711).filter()));
    }

    @Test
    default void statusFindsThoseOfTheStatus() {
        Given given = new Given(store());
        given.issue(Given.assigned("a", Status.OPEN, null));
        given.issue(Given.assigned("b", Status.IN_PROGRESS, null));
        assertEquals(
                Set.of("b"),
                titles(store(), new Wanted().status(Status.IN_PROGRESS).filter()));
    }

    @Test
    default void assigneeIsFoundWhateverTheCase() {
        Given given = new Given(store());
        given.issue(Given.assigned("a", Status.OPEN, given.user("J\u00FCrgen")));
        given.issue(Given.assigned("b", Status.OPEN, given.user("Jurgen")));
        given.issue("c");
        assertEquals(
                Set.of("a"),
                titles(store(), new Wanted().assignee("J\u00DCRGEN").filter()));
    }

    @Test
    default void unknownAssigneeFindsNothing() {
        new Given(store()).issue("a");
        assertEquals(Set.of(), titles(store(), new Wanted().assignee("nobody").filter()));
    }

    @Test
    default void unassignedFindsThoseWithoutAssignee() {
        Given given = new Given(store());
        given.issue(Given.assigned("a", Status.OPEN, given.user("john")));
        given.issue("b");
        assertEquals(Set.of("b"), titles(store(), new Wanted().unassigned().filter()));
    }

    @Test
    default void assigneeAndUnassignedTogetherFindNothing() {
        Given given = new Given(store());
        given.issue(Given.assigned("a", Status.OPEN, given.user("john")));
        given.issue("b");
        assertEquals(
                Set.of(),
                titles(store(), new Wanted().assignee("john").unassigned().filter()));
    }

    @Test
    default void labelsFindThoseThatCarryAllOfThem() {
        Given given = new Given(store());
        LabelRef bug = given.label("Bug");
        LabelRef ui = given.label("UI");
        given.issue(labelled("a", bug));
        given.issue(labelled("b", bug, ui, given.label("api")));
        given.issue(labelled("c", ui));
        assertEquals(
                Set.of("b"), titles(store(), new Wanted().labels("bug", "ui").filter()));
    }

    @Test
    default void labelNamedTwiceIsOneCondition() {
        Given given = new Given(store());
        given.issue(labelled("a", given.label("Bug")));
        assertEquals(
                Set.of("a"),
                titles(store(), new Wanted().labels("bug", "BUG", "bug").filter()));
    }

    @Test
    default void unknownLabelFindsNothing() {
        Given given = new Given(store());
        given.issue(labelled("a", given.label("bug")));
        assertEquals(
                Set.of(), titles(store(), new Wanted().labels("bug", "nothing").filter()));
    }

    @Test
    default void creatorIsFoundWhateverTheCase() {
        Given given = new Given(store());
        given.issue("a");
        UserRef john = given.user("John");
        store().in(() -> store().issues().add(List.of(draft("b")), john, NOON));
        assertEquals(Set.of("b"), titles(store(), new Wanted().createdBy("jOHN").filter()));
    }

    @Test
    default void unknownCreatorFindsNothing() {
        new Given(store()).issue("a");
        assertEquals(Set.of(), titles(store(), new Wanted().createdBy("nobody").filter()));
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
                titles(
                        store(),
                        new Wanted()
                                .created(NOON.plusNanos(1_000), NOON.plusNanos(3_000))
                                .filter()));
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
                titles(
                        store(),
                        new Wanted()
                                .updated(NOON.plusNanos(2_000), NOON.plusNanos(4_000))
                                .filter()));
    }

    @Test
    default void openBoundsBoundNothing() {
        Given given = new Given(store());
        given.issue(draft("early"), NOON.minusSeconds(1));
        given.issue(draft("late"), NOON.plusSeconds(1));
        assertEquals(
                Set.of("late"), titles(store(), new Wanted().created(NOON, null).filter()));
        assertEquals(
                Set.of("early"),
                titles(store(), new Wanted().updated(null, NOON).filter()));
    }

    @Test
    default void allConditionsMustHold() {
        long seed = 42;
        Random random = new Random(seed);
        Given given = new Given(store());
        List<LabelRef> labels = List.of(given.label("Bug"), given.label("UI"), given.label("\u00DCber"));
        List<UserRef> users = List.of(given.user("john"), given.user("Mary"), given.user("\u03A3ofia"));
        for (int i = 0; i < 60; i++) {
            IssueDraft draft = new IssueDraft(
                    Texts.STRANGE.get(random.nextInt(Texts.STRANGE.size())),
                    random.nextBoolean() ? "needle" : "",
                    Wanted.STATUSES.get(random.nextInt(3)),
                    random.nextInt(4) == 0 ? null : users.get(random.nextInt(3)),
                    labels.stream().filter(label -> random.nextBoolean()).toList());
            UserRef by = users.get(random.nextInt(3));
            Instant at = NOON.plusSeconds(random.nextInt(10));
            Issue issue = store().in(
                            () -> store().issues().add(List.of(draft), by, at).get(0));
            if (random.nextInt(3) == 0) {
                given.edit(issue, Given.description("Needle, moved"), at.plusSeconds(random.nextInt(10)));
            }
        }
        List<Issue> all = found(store(), IssueFilter.ALL);
        for (int round = 0; round < 150; round++) {
            IssueFilter filter = randomFilter(random, all);
            List<Issue> expected =
                    all.stream().filter(issue -> Wanted.wants(filter, issue)).toList();
            assertEquals(expected, found(store(), filter), filter + ", seed " + seed);
        }
    }

    private static IssueFilter randomFilter(Random random, List<Issue> all) {
        Wanted wanted = new Wanted();
        if (random.nextInt(4) == 0) {
            wanted.ids(random.ints(30, 0, all.size())
                    .mapToLong(i -> all.get(i).id())
                    .toArray());
        }
        if (random.nextInt(3) == 0) {
            wanted.keyword(random.nextBoolean() ? "NEEDLE" : "e");
        }
        if (random.nextInt(3) == 0) {
            wanted.status(Wanted.STATUSES.get(random.nextInt(3)));
        }
        if (random.nextInt(4) == 0) {
            wanted.assignee(List.of("JOHN", "mary", "\u03C3OFIA").get(random.nextInt(3)));
        } else if (random.nextInt(4) == 0) {
            wanted.unassigned();
        }
        if (random.nextInt(3) == 0) {
            wanted.labels(random.nextBoolean() ? new String[] {"\u00FCBER"} : new String[] {"bug", "ui"});
        }
        if (random.nextInt(4) == 0) {
            wanted.createdBy("MARY");
        }
        if (random.nextInt(4) == 0) {
            wanted.created(NOON.plusSeconds(random.nextInt(5)), NOON.plusSeconds(5 + random.nextInt(5)));
        }
        if (random.nextInt(4) == 0) {
            wanted.updated(NOON.plusSeconds(random.nextInt(8)), NOON.plusSeconds(5 + random.nextInt(8)));
        }
        return wanted.filter();
    }
}
