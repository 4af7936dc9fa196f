package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.LinkType;
import dev.issuetracker.domain.link.LinkedIssue;
import dev.issuetracker.domain.link.Links;
import dev.issuetracker.domain.link.NewLink;
import dev.issuetracker.domain.link.SeenLink;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Links in memory. */
public final class InMemoryLinks implements Links {
    private static final Table<Long, Link> LINKS = new Table<>("links");

    private final InMemoryStore store;

    InMemoryLinks(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Link add(LinkType type, long from, long to, UserRef by, Instant at) {
        requireIssue(from);
        requireIssue(to);
        store.users().require(by);
        Set<Long> both = Set.of(from, to);
        if (present().anyMatch(link -> link.type() == type && both.equals(Set.of(link.from(), link.to())))) {
            throw new TrackerException(
                    ErrorCode.LINK_TAKEN, "The issues " + from + " and " + to + " have a link of this type already.");
        }
        Link link = new Link(store.nextId(LINKS), type, from, to, by, at, null);
        store.write(LINKS).put(link.id(), link);
        return link;
    }

    @Override
    public void addAll(List<NewLink> added, UserRef by, Instant at) {
        added.forEach(link -> add(link.type(), link.from(), link.to(), by, at));
    }

    @Override
    public List<NewLink> among(Collection<Long> issueIds) {
        return present()
                .filter(link -> issueIds.contains(link.from()) && issueIds.contains(link.to()))
                .map(link -> new NewLink(link.type(), link.from(), link.to()))
                .toList();
    }

    @Override
    public Map<Long, Long> counts(Collection<Long> issueIds) {
        return present()
                .flatMap(link -> Stream.of(link.from(), link.to()))
                .filter(issueIds::contains)
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    }

    private void requireIssue(long id) {
        if (store.issues().find(id).isEmpty()) {
            throw TrackerException.notFound("issue", id);
        }
    }

    @Override
    public Optional<SeenLink> find(long issueId, long id) {
        return present()
                .filter(link -> link.id() == id)
                .filter(link -> isOf(issueId, link))
                .flatMap(link -> seen(issueId, link).stream())
                .findFirst();
    }

    @Override
    public void save(Link removed) {
        if (present().noneMatch(link -> link.id() == removed.id())) {
            throw TrackerException.notFound("link", removed.id());
        }
        store.write(LINKS).put(removed.id(), removed);
    }

    @Override
    public long count(long issueId) {
        return present().filter(link -> isOf(issueId, link)).count();
    }

    @Override
    public Page<SeenLink, Long> list(long issueId, boolean withRemoved, PageRequest<Long> request) {
        List<SeenLink> seen = (withRemoved ? all() : present())
                .filter(link -> isOf(issueId, link))
                .flatMap(link -> seen(issueId, link).stream())
                .toList();
        return Pages.of(seen, Comparator.naturalOrder(), link -> link.link().id(), request);
    }

    /** Whether the issue waits for one that blocks it. */
    boolean blocked(long issueId) {
        return present()
                .filter(link -> link.type() == LinkType.BLOCKS && link.to() == issueId)
                .flatMap(link -> store.issues().find(link.from()).stream())
                .anyMatch(blocking -> !blocking.deleted() && blocking.status() != Status.RESOLVED);
    }

    private Stream<Link> all() {
        return store.read(LINKS).values().stream();
    }

    private Stream<Link> present() {
        return all().filter(link -> link.removal() == null);
    }

    private static boolean isOf(long issueId, Link link) {
        return link.from() == issueId || link.to() == issueId;
    }

    private Optional<SeenLink> seen(long issueId, Link link) {
        return store.issues()
                .find(link.from() == issueId ? link.to() : link.from())
                .filter(other -> !other.deleted())
                .map((Issue other) -> new SeenLink(link, LinkedIssue.of(other)));
    }
}
