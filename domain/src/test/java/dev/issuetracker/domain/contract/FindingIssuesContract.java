package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static dev.issuetracker.domain.contract.Given.labelled;
import static dev.issuetracker.domain.contract.StoredIssues.titles;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssuePresence;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.page.PageRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How issues are found by their ids and labels. A theme of {@link IssuesContract}. */
public interface FindingIssuesContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    @Test
    default void unknownIdFindsNothing() {
        assertEquals(Optional.empty(), store().in(() -> store().issues().find(4711)));
    }

    @Test
    default void deletedIssueIsFoundById() {
        Given given = new Given(store());
        Issue deleted = given.delete(given.issue("Title"));
        assertEquals(deleted, given.stored(deleted.id()));
    }

    @Test
    default void findAllLeavesOutWhatThereIsNot() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        assertEquals(List.of(issue), store().in(() -> store().issues().findAll(List.of(4711L, issue.id(), -1L, 0L))));
    }

    @Test
    default void findAllAscendsById() {
        Given given = new Given(store());
        List<Issue> added = given.issues(List.of(draft("c"), draft("a"), draft("b")));
        List<Long> ids = new ArrayList<>(added.stream().map(Issue::id).toList());
        Collections.reverse(ids);
        assertEquals(added, store().in(() -> store().issues().findAll(ids)));
    }

    @Test
    default void findAllFindsDeletedIssues() {
        Given given = new Given(store());
        Issue deleted = given.delete(given.issue("Title"));
        assertEquals(List.of(deleted), store().in(() -> store().issues().findAll(List.of(deleted.id()))));
    }

    @Test
    default void findAllFindsAnIssueNamedTwiceOnce() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        assertEquals(List.of(issue), store().in(() -> store().issues().findAll(List.of(issue.id(), issue.id()))));
    }

    @Test
    default void findAllOfNoIdsFindsNothing() {
        new Given(store()).issue("Title");
        assertEquals(List.of(), store().in(() -> store().issues().findAll(List.of())));
    }

    @Test
    default void outlinesAreTheSameWithoutDescriptions() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        Issue described = given.issue(draft("Title", "Text"));
        List<Long> ids = List.of(issue.id(), described.id());

        List<Issue> outlines = store().in(() -> store().issues().findOutlines(ids));

        assertEquals(issue, outlines.get(0));
        assertEquals("", outlines.get(1).description());
        assertEquals(
                outlines,
                store().in(() -> store().issues()
                        .listOutlines(IssueFilter.all(), new IssueSort(IssueSort.By.ID, false), PageRequest.first(10))
                        .items()));
    }

    @Test
    default void saysWhetherThereIsAnIssue() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        Issue deleted = given.issue("Other");
        store().run(() -> store().issues().save(List.of(deleted.delete(given.author(), NOON))));

        assertEquals(IssuePresence.PRESENT, store().in(() -> store().issues().presence(issue.id())));
        assertEquals(IssuePresence.DELETED, store().in(() -> store().issues().presence(deleted.id())));
        assertEquals(IssuePresence.UNKNOWN, store().in(() -> store().issues().presence(deleted.id() + 1)));
    }

    @Test
    default void aRevisionOfAnOutlineKeepsTheDescription() {
        Given given = new Given(store());
        Issue issue = given.issue(draft("Title", "Some text"));

        store().run(() -> {
            Issue outline = store().issues().findOutlines(List.of(issue.id())).get(0);
            store().issues().save(List.of(outline.delete(given.author(), NOON)));
        });
        store().run(() -> {
            Issue outline = store().issues().findOutlines(List.of(issue.id())).get(0);
            store().issues().save(List.of(outline.restore(given.author(), NOON)));
        });

        assertEquals("Some text", given.stored(issue.id()).description());
        assertEquals(Set.of("Title"), titles(store(), IssueFilter.all().keyword("some text")));
    }

    @Test
    default void findAllTakesTenThousandIds() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        List<Long> ids =
                LongStream.range(0, 10_000).mapToObj(i -> issue.id() + i).toList();
        assertEquals(List.of(issue), store().in(() -> store().issues().findAll(ids)));
    }

    @Test
    default void findLabelledFindsThoseThatCarryTheLabel() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        LabelRef ui = given.label("ui");
        List<Issue> added = given.issues(
                List.of(labelled("both", bug, ui), labelled("ui", ui), labelled("bug", bug), draft("neither")));
        assertEquals(
                List.of(added.get(0).id(), added.get(2).id()),
                store().in(() -> store().issues().findLabelled(bug.id(), 10)));
    }

    @Test
    default void findLabelledFindsDeletedIssues() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        Issue deleted = given.delete(given.issue(labelled("Title", bug)));
        assertEquals(List.of(deleted.id()), store().in(() -> store().issues().findLabelled(bug.id(), 10)));
    }

    @Test
    default void findLabelledGivesTheLowestIdsWithinItsLimit() {
        Given given = new Given(store());
        LabelRef bug = given.label("bug");
        List<Issue> added = given.issues(List.of(labelled("c", bug), labelled("a", bug), labelled("b", bug)));
        List<Long> lowest = added.subList(0, 2).stream().map(Issue::id).toList();
        assertEquals(lowest, store().in(() -> store().issues().findLabelled(bug.id(), 2)));
    }
}
