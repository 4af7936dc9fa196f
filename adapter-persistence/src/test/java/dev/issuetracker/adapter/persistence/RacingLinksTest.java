package dev.issuetracker.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.link.AddLink;
import dev.issuetracker.application.link.LinkService;
import dev.issuetracker.domain.contract.Threads;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.LinkType;
import dev.issuetracker.domain.link.Relation;
import dev.issuetracker.domain.user.User;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that link the same issue to others at once, on PostgreSQL, where writers run side by side. */
class RacingLinksTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00Z");
    private static final int CLIENTS = 8;

    private final TestDatabase test = PostgresqlServer.testDatabase();
    private final Database database = test.open();
    private final LinkService service = new LinkService(database.issuePorts(Clock.systemUTC()), database.links());

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void togetherTheyDoNotPassTheLimit() {
        User jane = database.transactions().in(() -> database.users().add("jane", "jane@example.org", "hash", AT));
        Caller caller = Callers.of(jane);
        List<Issue> issues = database.transactions()
                .in(() -> database.issues()
                        .add(
                                Collections.nCopies(Link.MAX_OF_ISSUE + CLIENTS, IssueDraft.of("One of many", "")),
                                jane.ref(),
                                AT));
        long full = issues.get(0).id();
        List<Issue> others = new ArrayList<>(issues.subList(1, issues.size()));
        List<Issue> racing = others.subList(0, CLIENTS);
        database.transactions()
                .run(() -> others.subList(CLIENTS, others.size())
                        .forEach(other -> database.links().add(LinkType.RELATES, full, other.id(), jane.ref(), AT)));

        List<ErrorCode> rejections =
                Threads.atOnce(
                                CLIENTS,
                                thread ->
                                        linked(caller, full, racing.get(thread).id()))
                        .stream()
                        .flatMap(List::stream)
                        .toList();

        assertEquals(Collections.nCopies(CLIENTS - 1, ErrorCode.TOO_MANY_LINKS), rejections);
        assertEquals(
                Link.MAX_OF_ISSUE,
                database.transactions().in(() -> database.links().count(full)));
    }

    /** Why the link was not added; nothing when it was. */
    private List<ErrorCode> linked(Caller caller, long full, long other) {
        // Half of them come from the other end.
        boolean fromFull = other % 2 == 0;
        try {
            service.add(caller, fromFull ? full : other, new AddLink(Relation.BLOCKS, fromFull ? other : full));
            return List.of();
        } catch (TrackerException rejected) {
            return List.of(rejected.code());
        }
    }
}
