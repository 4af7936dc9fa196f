package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.Link.Removal;
import dev.issuetracker.domain.link.LinkType;
import dev.issuetracker.domain.link.LinkedIssue;
import dev.issuetracker.domain.link.NewLink;
import dev.issuetracker.domain.link.Relation;
import dev.issuetracker.domain.link.SeenLink;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of links must do; see the package on how to run it. */
public interface LinksContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private Link add(LinkType type, Issue from, Issue to) {
        return new Given(store()).link(type, from, to);
    }

    private Link add(LinkType type, long from, long to, UserRef by) {
        return store().in(() -> store().links().add(type, from, to, by, NOON));
    }

    private Optional<SeenLink> find(Issue issue, Link link) {
        return store().in(() -> store().links().find(issue.id(), link.id()));
    }

    private Link remove(Link link) {
        return save(link.remove(new Given(store()).author(), NOON.plusSeconds(1)));
    }

    private Link save(Link link) {
        store().run(() -> store().links().save(link));
        return link;
    }

    private long count(Issue issue) {
        return store().in(() -> store().links().count(issue.id()));
    }

    private Page<SeenLink, Long> page(Issue issue, boolean withRemoved, PageRequest<Long> request) {
        return store().in(() -> store().links().list(issue.id(), withRemoved, request));
    }

    private List<SeenLink> listed(Issue issue) {
        return page(issue, false, PageRequest.first(100)).items();
    }

    private List<SeenLink> timeline(Issue issue) {
        return page(issue, true, PageRequest.first(100)).items();
    }

    private static SeenLink seen(Link link, Issue other) {
        return new SeenLink(link, LinkedIssue.of(other));
    }

    @Test
    default void addedLinkSaysWhatWasAsked() {
        Given given = new Given(store());
        Issue from = given.issue("a");
        Issue to = given.issue("b");
        UserRef by = given.author();
        Link added = add(LinkType.DUPLICATES, from.id(), to.id(), by);
        assertEquals(new Link(added.id(), LinkType.DUPLICATES, from.id(), to.id(), by, NOON, null), added);
    }

    @Test
    default void linkIsSeenFromBothEnds() {
        Given given = new Given(store());
        Issue from = given.issue("a");
        Issue to = given.issue("b");
        Link added = add(LinkType.BLOCKS, from, to);
        assertEquals(List.of(seen(added, to)), listed(from));
        assertEquals(List.of(seen(added, from)), listed(to));
        assertEquals(Optional.of(seen(added, to)), find(from, added));
        assertEquals(Optional.of(seen(added, from)), find(to, added));
    }

    @Test
    default void relationsOfTheEndsAreInverse() {
        Given given = new Given(store());
        Issue from = given.issue("a");
        Issue to = given.issue("b");
        for (LinkType type : LinkType.values()) {
            Link added = add(type, from, to);
            Relation relation = find(from, added).orElseThrow().relation();
            assertEquals(type, relation.type());
            assertTrue(relation.isOfFirst(), relation.code());
            assertEquals(relation.inverse(), find(to, added).orElseThrow().relation());
        }
    }

    @Test
    default void linkIsNotSeenFromOtherIssues() {
        Given given = new Given(store());
        Link added = add(LinkType.BLOCKS, given.issue("a"), given.issue("b"));
        Issue other = given.issue("c");
        assertEquals(List.of(), timeline(other));
        assertEquals(Optional.empty(), find(other, added));
        assertEquals(0, count(other));
    }

    @Test
    default void linkShowsTheOtherIssueAsItIsNow() {
        Given given = new Given(store());
        Issue from = given.issue("a");
        Issue to = given.issue("b");
        add(LinkType.RELATES, from, to);
        given.edit(to, Given.title("new").with(IssueField.STATUS, Status.RESOLVED));
        assertEquals(
                new LinkedIssue(to.id(), "new", Status.RESOLVED),
                listed(from).get(0).other());
    }

    @Test
    default void linkKeepsTheVersionsOfItsIssues() {
        Given given = new Given(store());
        Issue from = given.issue("a");
        Issue to = given.issue("b");
        remove(add(LinkType.BLOCKS, from, to));
        assertEquals(from, given.stored(from.id()));
        assertEquals(to, given.stored(to.id()));
    }

    @Test
    default void linkIdsGrow() {
        Given given = new Given(store());
        Issue from = given.issue("a");
        Issue to = given.issue("b");
        Link first = add(LinkType.BLOCKS, from, to);
        Link second = add(LinkType.RELATES, from, to);
        assertTrue(first.id() > 0 && second.id() > first.id(), first.id() + " then " + second.id());
    }

    @Test
    default void timesOfLinksAreExactToTheMicrosecond() {
        Given given = new Given(store());
        Issue from = given.issue("a");
        Issue to = given.issue("b");
        UserRef by = given.author();
        Instant at = Instant.parse("2026-10-25T00:59:59.999999Z");
        Link added = store().in(() -> store().links().add(LinkType.BLOCKS, from.id(), to.id(), by, at));
        Link removed = save(added.remove(by, at.plusNanos(1_000)));
        assertEquals(List.of(seen(removed, to)), timeline(from));
    }

    @Test
    default void linkOfAnUnknownIssueIsRejected() {
        Given given = new Given(store());
        Issue issue = given.issue("a");
        UserRef by = given.author();
        assertRejected(ErrorCode.NOT_FOUND, () -> add(LinkType.BLOCKS, issue.id(), 4711, by));
        assertRejected(ErrorCode.NOT_FOUND, () -> add(LinkType.BLOCKS, 4711, issue.id(), by));
    }

    @Test
    default void linkOfAnAccountThatIsGoneIsRejected() {
        Given given = new Given(store());
        Issue from = given.issue("a");
        Issue to = given.issue("b");
        UserRef gone = new UserRef(4711, "gone");
        assertRejected(ErrorCode.NOT_FOUND, () -> add(LinkType.BLOCKS, from.id(), to.id(), gone));
        assertEquals(0, count(from));
    }

    @Test
    default void sameLinkTwiceIsRejectedInBothDirections() {
        Given given = new Given(store());
        Issue from = given.issue("a");
        Issue to = given.issue("b");
        for (LinkType type : LinkType.values()) {
            add(type, from, to);
            assertRejected(ErrorCode.LINK_TAKEN, () -> add(type, from, to));
            assertRejected(ErrorCode.LINK_TAKEN, () -> add(type, to, from));
        }
        assertEquals(LinkType.values().length, listed(from).size());
    }

    @Test
    default void linkThatWasRemovedMayBeAddedAgain() {
        Given given = new Given(store());
        Issue from = given.issue("a");
        Issue to = given.issue("b");
        Link removed = remove(add(LinkType.BLOCKS, from, to));
        Link again = add(LinkType.BLOCKS, to, from);
        assertEquals(List.of(seen(removed, to), seen(again, to)), timeline(from));
        assertEquals(List.of(seen(again, to)), listed(from));
    }

    @Test
    default void removedLinkIsSeenNoMore() {
        Given given = new Given(store());
        Issue from = given.issue("a");
        Issue to = given.issue("b");
        Link link = add(LinkType.BLOCKS, from, to);
        remove(link);
        assertEquals(List.of(), listed(from));
        assertEquals(List.of(), listed(to));
        assertEquals(Optional.empty(), find(from, link));
    }

    @Test
    default void removedLinkStaysInBothTimelines() {
        Given given = new Given(store());
        Issue from = given.issue("a");
        Issue to = given.issue("b");
        UserRef john = given.user("john");
        Link removed = save(add(LinkType.BLOCKS, from, to).remove(john, NOON.plusSeconds(1)));
        assertEquals(new Removal(john, NOON.plusSeconds(1)), removed.removal());
        assertEquals(List.of(seen(removed, to)), timeline(from));
        assertEquals(List.of(seen(removed, from)), timeline(to));
    }

    @Test
    default void secondRemovalIsRejectedAndKeepsTheFirst() {
        Given given = new Given(store());
        Issue from = given.issue("a");
        Issue to = given.issue("b");
        Link link = add(LinkType.BLOCKS, from, to);
        Link removed = remove(link);
        Link late = link.remove(given.user("john"), NOON.plusSeconds(2));
        assertRejected(ErrorCode.NOT_FOUND, () -> save(late));
        assertEquals(List.of(seen(removed, to)), timeline(from));
    }

    @Test
    default void removalTakesOneLinkOnly() {
        Given given = new Given(store());
        Issue from = given.issue("a");
        Issue to = given.issue("b");
        Link other = add(LinkType.RELATES, from, to);
        remove(add(LinkType.BLOCKS, from, to));
        assertEquals(List.of(seen(other, to)), listed(from));
    }

    @Test
    default void linkToADeletedIssueIsHiddenUntilItIsRestored() {
        Given given = new Given(store());
        Issue from = given.issue("a");
        Issue to = given.issue("b");
        Link link = add(LinkType.BLOCKS, from, to);
        Link removed = remove(add(LinkType.RELATES, from, to));
        Issue deleted = given.delete(to);
        assertEquals(List.of(), timeline(from));
        assertEquals(Optional.empty(), find(from, link));
        given.restore(deleted);
        assertEquals(List.of(seen(link, to)), listed(from));
        assertEquals(List.of(seen(link, to), seen(removed, to)), timeline(from));
    }

    @Test
    default void hiddenLinksAreCountedAndRemovedOnesAreNot() {
        Given given = new Given(store());
        Issue issue = given.issue("a");
        Issue deleted = given.issue("b");
        add(LinkType.BLOCKS, issue, deleted);
        add(LinkType.BLOCKS, given.issue("c"), issue);
        remove(add(LinkType.RELATES, issue, deleted));
        given.delete(deleted);
        assertEquals(2, count(issue));
        assertEquals(1, count(deleted));
    }

    @Test
    default void linksArePaged() {
        Given given = new Given(store());
        Issue issue = given.issue("a");
        List<SeenLink> present = new ArrayList<>();
        List<SeenLink> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Issue other = given.issue("other " + i);
            Link link = i % 2 == 0 ? add(LinkType.BLOCKS, issue, other) : add(LinkType.BLOCKS, other, issue);
            add(LinkType.RELATES, other, given.issue("elsewhere"));
            if (i % 3 == 1) {
                all.add(seen(remove(link), other));
            } else {
                present.add(seen(link, other));
                all.add(seen(link, other));
            }
        }
        new Walk<SeenLink, Long>(request -> page(issue, false, request))
                .assertHolds(present, seen -> seen.link().id(), "links");
        new Walk<SeenLink, Long>(request -> page(issue, true, request))
                .assertHolds(all, seen -> seen.link().id(), "timeline");
    }

    @Test
    default void linksOfAnUnknownIssueAreNone() {
        long unknown = 4711;
        assertEquals(
                List.of(),
                store().in(() -> store().links().list(unknown, true, PageRequest.first(10)))
                        .items());
        assertEquals(0L, store().in(() -> store().links().count(unknown)));
    }

    @Test
    default void onlyOneOfManyThreadsAddsTheSameLink() {
        Given given = new Given(store());
        Issue one = given.issue("a");
        Issue other = given.issue("b");
        long added = Threads.winners(
                16,
                ErrorCode.LINK_TAKEN,
                thread -> add(LinkType.BLOCKS, thread % 2 == 0 ? one : other, thread % 2 == 0 ? other : one));
        assertEquals(1, added);
        assertEquals(1, listed(one).size());
    }

    @Test
    default void onlyOneOfManyThreadsRemovesALink() {
        Given given = new Given(store());
        Issue from = given.issue("a");
        Issue to = given.issue("b");
        Link link = add(LinkType.BLOCKS, from, to);
        assertEquals(1, Threads.winners(16, ErrorCode.NOT_FOUND, thread -> remove(link)));
    }

    @Test
    default void manyAreAddedAndFoundAmongSomeIssues() {
        Given given = new Given(store());
        List<Issue> issues = List.of(given.issue("a"), given.issue("b"), given.issue("c"));
        List<Long> ids = issues.stream().map(Issue::id).toList();
        List<NewLink> added = List.of(
                new NewLink(LinkType.BLOCKS, ids.get(0), ids.get(1)),
                new NewLink(LinkType.RELATES, ids.get(1), ids.get(0)),
                new NewLink(LinkType.BLOCKS, ids.get(2), ids.get(0)));
        UserRef by = given.author();
        store().run(() -> store().links().addAll(added, by, NOON));

        assertEquals(
                Set.copyOf(added), store().in(() -> Set.copyOf(store().links().among(ids))));
        assertEquals(
                Set.copyOf(added.subList(0, 2)),
                store().in(() -> Set.copyOf(store().links().among(ids.subList(0, 2)))));
        assertEquals(
                Map.of(ids.get(1), 2L, ids.get(2), 1L),
                store().in(() -> store().links().counts(ids.subList(1, 3))));
        remove(listed(issues.get(2)).get(0).link());
        assertEquals(
                Set.copyOf(added.subList(0, 2)),
                store().in(() -> Set.copyOf(store().links().among(ids))));
        assertEquals(0L, store().in(() -> store().links().counts(ids)).getOrDefault(ids.get(2), 0L));
    }

    @Test
    default void nothingIsAddedWhenOneOfManyIsTaken() {
        Given given = new Given(store());
        Issue first = given.issue("a");
        Issue second = given.issue("b");
        Issue third = given.issue("c");
        add(LinkType.BLOCKS, first, second);
        UserRef by = given.author();
        List<NewLink> added = List.of(
                new NewLink(LinkType.BLOCKS, second.id(), third.id()),
                new NewLink(LinkType.BLOCKS, second.id(), first.id()));
        assertRejected(
                ErrorCode.LINK_TAKEN, () -> store().run(() -> store().links().addAll(added, by, NOON)));
        assertEquals(List.of(), listed(third));
    }

    @Test
    default void noIssuesHaveNoLinks() {
        assertEquals(List.of(), store().in(() -> store().links().among(List.of())));
        assertEquals(Map.of(), store().in(() -> store().links().counts(List.of())));
        store().run(() -> store().links().addAll(List.of(), new Given(store()).author(), NOON));
    }
}
