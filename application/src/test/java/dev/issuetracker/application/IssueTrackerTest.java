package dev.issuetracker.application;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.audit.AuditFilter;
import dev.issuetracker.application.comment.AddComment;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.event.TrackerEvent.IssueCreated;
import dev.issuetracker.application.issue.CreateIssue;
import dev.issuetracker.application.label.EditLabel;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.page.PageRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssueTrackerTest {
    private final InMemoryTracker store = new InMemoryTracker();
    private final Caller jane = Caller.of(new Given(new StoreOf(store)).account("jane"));
    private final List<TrackerEvent> heard = new ArrayList<>();
    private final List<List<TrackerEvent>> boxed = new ArrayList<>();
    private final IssueTracker tracker = IssueTracker.on(store)
            .clock(new SettableClock(NOON))
            .listener(heard::add)
            .outbox(boxed::add)
            .build();

    private Issue created() {
        return tracker.issues().create(jane, new CreateIssue().withText(IssueField.TITLE, "Crash"));
    }

    @Test
    void servicesShareTheStoreAndTheClock() {
        tracker.labels().create(jane, new EditLabel().name("bug"));
        Issue issue = created();
        tracker.comments().add(jane, issue.id(), new AddComment("Me too"));
        assertEquals(
                List.of(NOON, 1L),
                List.of(
                        issue.createdAt(),
                        tracker.issues().get(jane, issue.id()).issue().commentCount()));
    }

    @Test
    void eventsReachListenersAndOutboxes() {
        Issue issue = created();
        List<Issue> inEvents =
                heard.stream().map(event -> ((IssueCreated) event).issue()).toList();
        assertEquals(List.of(List.of(issue), List.of(heard)), List.of(inEvents, boxed));
    }

    @Test
    void nothingIsAudited() {
        tracker.issues().delete(jane, created().id(), null);
        assertEquals(
                List.of(),
                store.in(() -> store.auditLog().list(AuditFilter.all(), PageRequest.first(10)))
                        .items());
    }

    @Test
    void clockIsRequired() {
        IssueTracker.Builder incomplete = IssueTracker.on(store);
        IllegalStateException missing = assertThrows(IllegalStateException.class, incomplete::build);
        assertEquals("Call clock(…) before build(): it has no default.", missing.getMessage());
    }
}
