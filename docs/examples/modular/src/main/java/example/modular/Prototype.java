package example.modular;

import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.issue.CreateIssue;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueField;
import java.time.Clock;

/** A tracker on a store in memory. */
public final class Prototype {
    private final InMemoryTracker store = new InMemoryTracker();
    private final IssueTracker tracker =
            IssueTracker.on(store).clock(Clock.systemUTC()).build();
    private final Caller jane =
            Caller.of(store.in(() -> store.users().add("jane", "jane@example.org", "", Clock.systemUTC().instant())));

    /** Creates an issue. */
    public Issue create(String title) {
        return tracker.issues().create(jane, new CreateIssue().with(IssueField.TITLE, title));
    }
}
