package dev.issuetracker.application.issue;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.issue.EditIssues.Named;
import dev.issuetracker.application.issue.EditIssues.Target;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.ValuePatch;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.page.PageRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The service of issues on a store in memory, with two callers and two labels. */
abstract class IssueServiceFixture {
    final InMemoryTracker store = new InMemoryTracker();
    final Given given = new Given(store);
    final SettableClock clock = new SettableClock(NOON);
    final IssueService service = new IssueService(store.issuePorts(clock));
    final Caller jane = Callers.of(given.account("jane"));
    final Caller john = Callers.of(given.account("john"));
    final LabelRef bug = given.label("bug");
    final LabelRef ui = given.label("ui");

    Issue created() {
        CreateIssue wish = new CreateIssue("Title", "Text", null, null, List.of(new LabelKey.ByName("bug")));
        return service.create(jane, wish, new Violations());
    }

    static EditIssue titled(@Nullable Long version, boolean merge, String title) {
        return new EditIssue(version, merge, title, null, null, ValuePatch.keep(), null);
    }

    static EditIssue described(@Nullable Long version, boolean merge, String text) {
        return new EditIssue(version, merge, null, text, null, ValuePatch.keep(), null);
    }

    Issue edit(Caller by, Issue issue, EditIssue wish) {
        return service.edit(by, issue.id(), wish, new Violations());
    }

    static List<String> faults(Runnable call) {
        return faults(assertThrows(TrackerException.class, call::run));
    }

    static List<String> faults(TrackerException refusal) {
        return refusal.violations().stream()
                .map((Violation fault) -> fault.field() + " " + fault.code())
                .toList();
    }

    List<Issue> listed() {
        return service.list(IssueFilter.ALL, IssueSort.DEFAULT, PageRequest.first(100))
                .items();
    }

    static EditIssues resolving(Target... targets) {
        return EditIssues.status(new Named("issues", List.of(targets)), "resolved");
    }

    BulkChange change(EditIssues wish) {
        return service.editAll(jane, wish, false, new Violations());
    }

    List<Issue> outlines(Issue... issues) {
        List<Long> ids = Stream.of(issues).map(Issue::id).toList();
        return store.in(() -> store.issues().findOutlines(ids));
    }

    static IssueFilter labelled(String label) {
        return new IssueFilter(Set.of(), null, null, null, false, List.of(label), null, null, null, null, null);
    }
}
