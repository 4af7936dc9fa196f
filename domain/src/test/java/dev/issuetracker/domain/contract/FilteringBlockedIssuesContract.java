package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static dev.issuetracker.domain.contract.StoredIssues.titles;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.LinkType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which issues wait for another. A theme of {@link IssuesContract}. */
public interface FilteringBlockedIssuesContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private Set<String> blocked() {
        return titles(store(), IssueFilter.all().blocked(true));
    }

    private Set<String> free() {
        return titles(store(), IssueFilter.all().blocked(false));
    }

    @Test
    default void blockedFindsThoseThatWaitForAnother() {
        Given given = new Given(store());
        List<Issue> issues = given.issues(List.of(draft("a"), draft("b"), draft("c")));
        given.link(LinkType.BLOCKS, issues.get(0), issues.get(1));
        assertEquals(Set.of("b"), blocked());
        assertEquals(Set.of("a", "c"), free());
        assertEquals(Set.of("a", "b", "c"), titles(store(), IssueFilter.all()));
    }

    @Test
    default void otherLinksBlockNothing() {
        Given given = new Given(store());
        Issue one = given.issue("a");
        Issue other = given.issue("b");
        given.link(LinkType.DUPLICATES, one, other);
        given.link(LinkType.RELATES, one, other);
        assertEquals(Set.of(), blocked());
        assertEquals(Set.of("a", "b"), free());
    }

    @Test
    default void issueWaitsUntilTheOtherIsResolved() {
        Given given = new Given(store());
        Issue blocking = given.issue("a");
        given.link(LinkType.BLOCKS, blocking, given.issue("b"));
        Issue begun = given.edit(blocking, IssuePatch.of(IssueField.STATUS, Status.IN_PROGRESS));
        assertEquals(Set.of("b"), blocked());
        Issue resolved = given.edit(begun, IssuePatch.of(IssueField.STATUS, Status.RESOLVED));
        assertEquals(Set.of(), blocked());
        given.edit(resolved, IssuePatch.of(IssueField.STATUS, Status.OPEN));
        assertEquals(Set.of("b"), blocked());
    }

    @Test
    default void issueWaitsForNoDeletedOne() {
        Given given = new Given(store());
        Issue blocking = given.issue("a");
        given.link(LinkType.BLOCKS, blocking, given.issue("b"));
        Issue deleted = given.delete(blocking);
        assertEquals(Set.of(), blocked());
        assertEquals(Set.of("b"), free());
        given.restore(deleted);
        assertEquals(Set.of("b"), blocked());
    }

    @Test
    default void issueWaitsNoMoreOnceTheLinkIsRemoved() {
        Given given = new Given(store());
        Link link = given.link(LinkType.BLOCKS, given.issue("a"), given.issue("b"));
        store().run(() -> store().links().save(link.remove(given.author(), NOON)));
        assertEquals(Set.of(), blocked());
        assertEquals(Set.of("a", "b"), free());
    }

    @Test
    default void issueWaitsWhileAnyOfSeveralIsUnresolved() {
        Given given = new Given(store());
        Issue waiting = given.issue("a");
        Issue first = given.issue("b");
        Issue second = given.issue("c");
        given.link(LinkType.BLOCKS, first, waiting);
        given.link(LinkType.BLOCKS, second, waiting);
        given.edit(first, IssuePatch.of(IssueField.STATUS, Status.RESOLVED));
        assertEquals(Set.of("a"), blocked());
        given.edit(second, IssuePatch.of(IssueField.STATUS, Status.RESOLVED));
        assertEquals(Set.of(), blocked());
    }

    @Test
    default void resolvedIssueMayWaitToo() {
        Given given = new Given(store());
        Issue waiting = given.issue("a");
        given.link(LinkType.BLOCKS, given.issue("b"), waiting);
        given.edit(waiting, IssuePatch.of(IssueField.STATUS, Status.RESOLVED));
        assertEquals(Set.of("a"), blocked());
    }

    @Test
    default void deletedIssueWaitsForNothing() {
        Given given = new Given(store());
        Issue waiting = given.issue("a");
        given.link(LinkType.BLOCKS, given.issue("b"), waiting);
        given.delete(waiting);
        assertEquals(Set.of(), blocked());
    }

    @Test
    default void blockedIsOneConditionAmongOthers() {
        Given given = new Given(store());
        Issue blocking = given.issue("a");
        given.link(LinkType.BLOCKS, blocking, given.issue("b"));
        given.link(LinkType.BLOCKS, blocking, given.issue("c"));
        assertEquals(
                Set.of("c"), titles(store(), IssueFilter.all().blocked(true).keyword("c")));
        assertEquals(
                Set.of("a"), titles(store(), IssueFilter.all().blocked(false).status(Status.OPEN)));
    }
}
