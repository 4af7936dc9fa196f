package dev.issuetracker.application.link;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent.LinkAdded;
import dev.issuetracker.application.event.TrackerEvent.LinkRemoved;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.LinkedIssue;
import dev.issuetracker.domain.link.Links;
import dev.issuetracker.domain.link.Relation;
import dev.issuetracker.domain.link.SeenLink;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Links between issues. A link changes the version of neither, so it makes nobody's edit stale. */
public final class LinkService {
    private final IssuePorts ports;
    private final Transactions transactions;
    private final Issues issues;
    private final Links links;
    private final Events events;
    private final Clock clock;

    public LinkService(IssuePorts ports, Links links) {
        this.ports = ports;
        this.transactions = ports.transactions();
        this.issues = ports.issues();
        this.links = links;
        this.events = ports.events();
        this.clock = ports.clock();
    }

    /**
     * An issue's links, oldest first. Those to deleted issues are hidden.
     *
     * @param withRemoved whether removed ones are listed too, as a timeline needs them
     * @throws TrackerException {@code NOT_FOUND} when there is no such issue
     */
    public Page<SeenLink, Long> list(Caller by, long issueId, boolean withRemoved, PageRequest<Long> request) {
        by.demand(Permission.READ);
        return transactions.reading(() -> {
            ports.requireIssue(issueId);
            return links.list(issueId, withRemoved, request);
        });
    }

    /**
     * Links an issue to another.
     *
     * @throws TrackerException {@code NOT_FOUND} when there is no such issue, {@code VALIDATION_FAILED} with all
     *     violations, {@code LINK_TAKEN} when the two have a link of this type already, {@code TOO_MANY_LINKS} when one
     *     of them has {@value Link#MAX_OF_ISSUE}
     */
    public SeenLink add(Caller by, long issueId, AddLink command) {
        by.demand(Permission.WRITE_ISSUES);
        return transactions.in(() -> {
            // Neither is deleted, and neither gets another link, until this one is there.
            issues.lock(ends(issueId, command));
            ports.requireIssue(issueId);
            Violations violations = Violations.of(command.shape());
            Optional<Relation> relation = Optional.ofNullable(command.relation());
            if (relation.isEmpty()) {
                violations.add("type", "required", "type is required: one of " + Relation.CODES + ".");
            }
            Optional<Issue> other = other(issueId, command, violations);
            violations.throwIfAny();
            return add(by, issueId, relation.orElseThrow(), other.orElseThrow());
        });
    }

    private static Set<Long> ends(long issueId, AddLink command) {
        return Stream.of(issueId, command.issue()).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** The issue that the command names; empty when that is a violation. */
    private Optional<Issue> other(long issueId, AddLink command, Violations violations) {
        Long id = command.issue();
        if (id == null) {
            violations.add("issue", "required", "issue is required: the id of the other issue.");
            return Optional.empty();
        }
        if (id == issueId) {
            violations.add("issue", "same_issue", "An issue cannot be linked to itself.");
            return Optional.empty();
        }
        Optional<Issue> other = issues.findOutlines(List.of(id)).stream()
                .filter(issue -> !issue.deleted())
                .findFirst();
        if (other.isEmpty()) {
            violations.add("issue", "unknown_issue", "There is no issue with id " + id + ".");
        }
        return other;
    }

    private SeenLink add(Caller by, long issueId, Relation relation, Issue other) {
        checkRoom(issueId);
        checkRoom(other.id());
        long from = relation.isOfFirst() ? issueId : other.id();
        long to = relation.isOfFirst() ? other.id() : issueId;
        Instant at = clock.instant();
        Link link = links.add(relation.type(), from, to, by.ref(), at);
        events.publish(new LinkAdded(Cause.of(by, at), link));
        return new SeenLink(link, LinkedIssue.of(other));
    }

    private void checkRoom(long id) {
        if (links.count(id) >= Link.MAX_OF_ISSUE) {
            throw new TrackerException(
                    ErrorCode.TOO_MANY_LINKS,
                    "The issue " + id + " has " + Link.MAX_OF_ISSUE
                            + " links, as many as it may have, those to deleted issues counted; remove one first.");
        }
    }

    /**
     * Removes a link from both of its issues. It stays in their timelines.
     *
     * @throws TrackerException {@code NOT_FOUND} when there is no such issue, or it has no such link
     */
    public void remove(Caller by, long issueId, long id) {
        by.demand(Permission.WRITE_ISSUES);
        transactions.run(() -> {
            ports.requireIssue(issueId);
            SeenLink seen = links.find(issueId, id).orElseThrow(() -> TrackerException.notFound("link", id));
            Instant at = clock.instant();
            Link removed = seen.link().remove(by.ref(), at);
            links.save(removed);
            events.publish(new LinkRemoved(Cause.of(by, at), removed));
        });
    }
}
