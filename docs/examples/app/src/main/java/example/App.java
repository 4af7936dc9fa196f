package example;

import dev.issuetracker.application.IssueTracker;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.issue.CreateIssue;
import dev.issuetracker.application.issue.EditConflictException;
import dev.issuetracker.application.issue.EditIssue;
import dev.issuetracker.application.issue.find.FindIssues;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.page.PageRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;

/** Creates an issue, edits it, merges a stale edit and rejects another, and lists what the file has. */
public final class App {
    private App() {}

    public static void main(String[] arguments) throws IOException {
        Journal journal = new Journal(Path.of(arguments[0]));
        IssueTracker tracker = IssueTracker.on(journal)
                .clock(Clock.tickSeconds(ZoneOffset.UTC))
                .outbox(journal)
                .listener(event -> System.out.println(event.getClass().getSimpleName() + " #" + event.issueId()))
                .build();
        Caller jane = Caller.of(journal.user("jane"));
        Caller john = Caller.of(journal.user("john"));

        CreateIssue crash = new CreateIssue().with(IssueField.TITLE, "Crash");
        Issue read = tracker.issues().create(jane, crash);
        EditIssue edit = EditIssue.of(read.version());
        tracker.issues().edit(jane, read.id(), edit.with(IssueField.TITLE, "Crash at start"));
        // John read the same version. He changes another field, so both edits are kept.
        tracker.issues().edit(john, read.id(), edit.mergeIfStale(true).with(IssueField.STATUS, Status.RESOLVED));
        try {
            tracker.issues().edit(john, read.id(), edit.mergeIfStale(true).with(IssueField.TITLE, "Fire"));
        } catch (EditConflictException conflict) {
            System.out.println(conflict.getMessage());
        }

        tracker.issues()
                .list(jane, FindIssues.of(IssueFilter.all()), PageRequest.first(10))
                .page()
                .items()
                .forEach(issue -> System.out.println(issue.id() + " " + issue.title() + ", " + issue.status().code()
                        + ", version " + issue.version()));
    }
}
