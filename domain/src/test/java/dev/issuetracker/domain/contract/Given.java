package dev.issuetracker.domain.contract;

import dev.issuetracker.domain.issue.FieldChange;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.LinkType;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Fills a store for a test, and reads it back. Every call is a transaction of its own. */
public final class Given {
    /** When things happen that do not care when. */
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private static final List<Status> STATUSES = List.of(Status.values());

    private final Store store;

    public Given(Store store) {
        this.store = store;
    }

    /** The account that does what a test does not care who does. */
    public UserRef author() {
        return store.in(() -> store.users().findNamed(List.of("author")).stream()
                .findFirst()
                .orElseGet(() -> store.users().add("author", "author@example.org", "hash", NOON))
                .ref());
    }

    public User account(String name) {
        return store.in(() -> store.users().add(name, "someone@example.org", "hash of " + name, NOON));
    }

    public UserRef user(String name) {
        return account(name).ref();
    }

    public Label fullLabel(String name) {
        return store.in(() -> store.labels().add(name, "d73a4a", "About " + name, NOON));
    }

    public LabelRef label(String name) {
        return fullLabel(name).ref();
    }

    /** A plain draft. */
    public static IssueDraft draft(String title) {
        return draft(title, "");
    }

    /** A draft with texts. */
    public static IssueDraft draft(String title, String description) {
        return IssueDraft.of(title, description);
    }

    /** A draft with labels. */
    public static IssueDraft labelled(String title, LabelRef... labels) {
        return IssueDraft.of(title, "").with(IssueField.LABELS, List.of(labels));
    }

    /** A draft with an assignee. */
    public static IssueDraft assigned(String title, Status status, @Nullable UserRef assignee) {
        return IssueDraft.of(title, "").with(IssueField.STATUS, status).with(IssueField.ASSIGNEE, assignee);
    }

    public Issue issue(String title) {
        return issue(draft(title), NOON);
    }

    public Issue issue(IssueDraft draft) {
        return issue(draft, NOON);
    }

    public Issue issue(IssueDraft draft, Instant at) {
        UserRef by = author();
        return store.in(() -> store.issues().add(List.of(draft), by, at).get(0));
    }

    public List<Issue> issues(List<IssueDraft> drafts) {
        UserRef by = author();
        return store.in(() -> store.issues().add(drafts, by, NOON));
    }

    public void save(Revision... revisions) {
        store.run(() -> store.issues().save(List.of(revisions)));
    }

    public Issue edit(Issue issue, IssuePatch patch) {
        return edit(issue, patch, NOON);
    }

    public Issue edit(Issue issue, IssuePatch patch, Instant at) {
        Revision revision = issue.edit(patch, author(), at);
        save(revision);
        return revision.after();
    }

    public Issue delete(Issue issue) {
        Revision revision = issue.delete(author(), NOON);
        save(revision);
        return revision.after();
    }

    public Issue restore(Issue issue) {
        Revision revision = issue.restore(author(), NOON);
        save(revision);
        return revision.after();
    }

    public Link link(LinkType type, Issue from, Issue to) {
        UserRef by = author();
        return store.in(() -> store.links().add(type, from.id(), to.id(), by, NOON));
    }

    /** The issue as it is stored. */
    public Issue stored(long id) {
        return store.in(() -> store.issues().find(id)).orElseThrow();
    }

    /** All of an issue's history. */
    public List<HistoryEntry> history(long id) {
        return store.in(() -> store.issues().history(id, PageRequest.first(100_000)))
                .items();
    }

    /** What the newest version changed. */
    public List<FieldChange<?>> lastChanges(long id) {
        List<HistoryEntry> entries = history(id);
        return entries.get(entries.size() - 1).changes();
    }

    public static IssuePatch title(String title) {
        return IssuePatch.of(IssueField.TITLE, title);
    }

    public static IssuePatch description(String description) {
        return IssuePatch.of(IssueField.DESCRIPTION, description);
    }

    public static IssuePatch assignee(@Nullable UserRef assignee) {
        return IssuePatch.of(IssueField.ASSIGNEE, assignee);
    }

    public static IssuePatch labels(LabelRef... labels) {
        return IssuePatch.of(IssueField.LABELS, Arrays.asList(labels));
    }

    /** Any status. */
    static Status status(Random random) {
        return STATUSES.get(random.nextInt(STATUSES.size()));
    }
}
