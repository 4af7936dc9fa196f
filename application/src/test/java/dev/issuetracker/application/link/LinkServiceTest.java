package dev.issuetracker.application.link;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static dev.issuetracker.domain.contract.Rejections.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.Link.Removal;
import dev.issuetracker.domain.link.LinkType;
import dev.issuetracker.domain.link.LinkedIssue;
import dev.issuetracker.domain.link.Relation;
import dev.issuetracker.domain.link.SeenLink;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkServiceTest {
    private final InMemoryTracker store = new InMemoryTracker();
    private final Given given = new Given(new StoreOf(store));
    private final SettableClock clock = new SettableClock(NOON);
    private final LinkService service = new LinkService(store.issuePorts(clock), store.links());
    private final Caller jane = Callers.of(given.account("jane"));
    private final Caller john = Callers.of(given.account("john"));
    private final Issue issue = given.issue("Title");
    private final Issue other = given.issue("Other");

    private SeenLink add(@Nullable Relation relation, @Nullable Long otherId) {
        return service.add(jane, issue.id(), new AddLink(relation, otherId));
    }

    private SeenLink add(Relation relation) {
        return add(relation, other.id());
    }

    private List<SeenLink> listed(Issue of, boolean withRemoved) {
        return service.list(jane, of.id(), withRemoved, PageRequest.first(10)).items();
    }

    private void fill(Issue full) {
        List<Issue> others = given.issues(Collections.nCopies(Link.MAX_OF_ISSUE, IssueDraft.of("One of many", "")));
        store.run(() ->
                others.forEach(one -> store.links().add(LinkType.RELATES, one.id(), full.id(), jane.ref(), NOON)));
    }

    @ParameterizedTest
    @EnumSource
    void addedLinkHasTheRelationThatWasAskedFor(Relation relation) {
        SeenLink added = add(relation);
        assertEquals(relation, added.relation());
        assertEquals(List.of(added), listed(issue, false));
        assertEquals(
                List.of(relation.inverse()),
                listed(other, false).stream().map(SeenLink::relation).toList());
    }

    @Test
    void addedLinkSaysWhoAndWhen() {
        SeenLink added = add(Relation.BLOCKS);
        Link expected = new Link(added.link().id(), LinkType.BLOCKS, issue.id(), other.id(), jane.ref(), NOON, null);
        assertEquals(new SeenLink(expected, LinkedIssue.of(other)), added);
    }

    @Test
    void linkOfAnUnknownIssueIsRejected() {
        assertRejected(ErrorCode.NOT_FOUND, () -> service.add(jane, 4711, new AddLink(Relation.BLOCKS, other.id())));
    }

    @Test
    void linkOfADeletedIssueIsRejected() {
        given.delete(issue);
        assertRejected(ErrorCode.NOT_FOUND, () -> add(Relation.BLOCKS));
    }

    @Test
    void linkToAnUnknownOrDeletedIssueIsAViolation() {
        given.delete(other);
        assertEquals(List.of("issue unknown_issue"), violations(() -> add(Relation.BLOCKS)));
        assertEquals(List.of("issue unknown_issue"), violations(() -> add(Relation.BLOCKS, 4711L)));
    }

    @Test
    void linkToItselfIsAViolation() {
        assertEquals(List.of("issue same_issue"), violations(() -> add(Relation.RELATES, issue.id())));
    }

    @Test
    void allViolationsAreTogether() {
        AddLink command = new AddLink(null, null).withShape(List.of(new Violation("color", "unknown_field", "No.")));
        assertEquals(
                List.of("color unknown_field", "type required", "issue required"),
                violations(() -> service.add(jane, issue.id(), command)));
    }

    @Test
    void sameLinkTwiceIsRejectedWhicheverWayItIsAskedFor() {
        add(Relation.BLOCKS);
        assertRejected(ErrorCode.LINK_TAKEN, () -> add(Relation.BLOCKS));
        assertRejected(ErrorCode.LINK_TAKEN, () -> add(Relation.BLOCKED_BY));
        assertRejected(
                ErrorCode.LINK_TAKEN,
                () -> service.add(john, other.id(), new AddLink(Relation.BLOCKED_BY, issue.id())));
    }

    @Test
    void fullIssueTakesNoMoreLinks() {
        fill(issue);
        assertRejected(ErrorCode.TOO_MANY_LINKS, () -> add(Relation.BLOCKS));
    }

    @Test
    void fullIssueIsLinkedToFromNowhere() {
        fill(other);
        assertRejected(ErrorCode.TOO_MANY_LINKS, () -> add(Relation.BLOCKS));
    }

    @Test
    void removedLinkMakesRoom() {
        fill(issue);
        SeenLink first = listed(issue, false).get(0);
        service.remove(jane, issue.id(), first.link().id());
        assertEquals(Relation.BLOCKS, add(Relation.BLOCKS).relation());
    }

    @Test
    void removedLinkLeavesBothIssuesAndStaysInTheirTimelines() {
        SeenLink added = add(Relation.BLOCKS);
        clock.advance(Duration.ofSeconds(1));
        service.remove(john, other.id(), added.link().id());
        Link removed = added.link().remove(john.ref(), NOON.plusSeconds(1));
        assertEquals(new Removal(john.ref(), NOON.plusSeconds(1)), removed.removal());
        assertEquals(List.of(), listed(issue, false));
        assertEquals(List.of(), listed(other, false));
        assertEquals(List.of(new SeenLink(removed, LinkedIssue.of(other))), listed(issue, true));
        assertEquals(List.of(new SeenLink(removed, LinkedIssue.of(issue))), listed(other, true));
    }

    @Test
    void linkIsRemovedOnce() {
        long id = add(Relation.BLOCKS).link().id();
        service.remove(jane, issue.id(), id);
        assertRejected(ErrorCode.NOT_FOUND, () -> service.remove(john, issue.id(), id));
    }

    @Test
    void linkIsRemovedFromItsOwnIssuesOnly() {
        long id = add(Relation.BLOCKS).link().id();
        long third = given.issue("Third").id();
        assertRejected(ErrorCode.NOT_FOUND, () -> service.remove(jane, third, id));
    }

    @Test
    void hiddenLinkIsNotRemoved() {
        long id = add(Relation.BLOCKS).link().id();
        Issue deleted = given.delete(other);
        assertRejected(ErrorCode.NOT_FOUND, () -> service.remove(jane, issue.id(), id));
        assertRejected(ErrorCode.NOT_FOUND, () -> service.remove(jane, other.id(), id));
        given.restore(deleted);
        service.remove(jane, issue.id(), id);
    }

    @Test
    void linksOfADeletedIssueAreNotListed() {
        add(Relation.BLOCKS);
        given.delete(issue);
        assertRejected(ErrorCode.NOT_FOUND, () -> listed(issue, false));
        assertEquals(List.of(), listed(other, true));
    }

    @Test
    void linksMakeNoVersion() {
        service.remove(jane, issue.id(), add(Relation.BLOCKS).link().id());
        assertEquals(issue, given.stored(issue.id()));
        assertEquals(other, given.stored(other.id()));
    }
}
