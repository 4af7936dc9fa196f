package dev.issuetracker.application.issue;

import static dev.issuetracker.domain.contract.Given.NOON;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.issue.EditIssues.Named;
import dev.issuetracker.application.issue.EditIssues.Target;
import dev.issuetracker.application.issue.find.FindIssues;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.page.PageRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The service of issues on a store in memory, with two callers and two labels. */
abstract class IssueServiceFixture {
    final InMemoryTracker store = new InMemoryTracker();
    final Given given = new Given(new StoreOf(store));
    final SettableClock clock = new SettableClock(NOON);
    final IssueService service = new IssueService(store.issuePorts(clock));
    final Caller jane = Callers.of(given.account("jane"));
    final Caller john = Callers.of(given.account("john"));
    final LabelRef bug = given.label("bug");
    final LabelRef ui = given.label("ui");

    Issue created() {
        CreateIssue command = new CreateIssue()
                .withText(IssueField.TITLE, "Title")
                .withText(IssueField.DESCRIPTION, "Text")
                .withLabels(List.of(new LabelKey.ByName("bug")));
        return service.create(jane, command);
    }

    static EditIssue titled(@Nullable Long version, boolean merge, String title) {
        return EditIssue.of(version).mergeIfStale(merge).withText(IssueField.TITLE, title);
    }

    static EditIssue described(@Nullable Long version, boolean merge, String text) {
        return EditIssue.of(version).mergeIfStale(merge).withText(IssueField.DESCRIPTION, text);
    }

    Issue edit(Caller by, Issue issue, EditIssue command) {
        return service.edit(by, issue.id(), command);
    }

    List<Issue> listed() {
        return service.list(jane, FindIssues.of(IssueFilter.all()), PageRequest.first(100))
                .page()
                .items();
    }

    static EditIssues resolving(Target... targets) {
        return EditIssues.of(new Named("issues", List.of(targets))).withText(IssueField.STATUS, "resolved");
    }

    BulkChange change(EditIssues command) {
        return service.editAll(jane, command);
    }

    List<Issue> outlines(Issue... issues) {
        List<Long> ids = Stream.of(issues).map(Issue::id).toList();
        return store.in(() -> store.issues().findOutlines(ids));
    }

    static IssueFilter labelled(String label) {
        return IssueFilter.all().labels(List.of(label));
    }
}
