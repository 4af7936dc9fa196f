package dev.issuetracker.application.importing.existing;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.event.TrackerEvent.CommentAdded;
import dev.issuetracker.application.event.TrackerEvent.ImportedIssuesUpdated;
import dev.issuetracker.application.event.TrackerEvent.IssueEdited;
import dev.issuetracker.application.webhook.WebhookOutbox;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.issue.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an import changes of issues that came in before, or its undoing: each change as an edit has it, or all as one
 * when they are many.
 */
public final class ExistingChanges {
    private final Cause cause;
    private final List<TrackerEvent> single = new ArrayList<>();
    private final List<Long> issues = new ArrayList<>();
    private boolean many;

    public ExistingChanges(Cause cause) {
        this(cause, false);
    }

    /**
     * The same for a part of what is changed.
     *
     * @param many whether all of it is much, whatever this part is
     */
    public ExistingChanges(Cause cause, boolean many) {
        this.cause = cause;
        this.many = many;
    }

    /** Whether changes of so many issues are one event. */
    public static boolean many(long issues) {
        return issues > WebhookOutbox.MAX_EDITS;
    }

    /** Takes what was stored of one issue, which may be nothing. */
    void add(Revision revision, List<Comment> comments) {
        add(revision, comments.stream().map(comment -> new CommentAdded(cause, comment)));
    }

    /** Takes what was stored of one issue, which may be nothing, and what became of its comments and links. */
    void add(Revision revision, Stream<? extends TrackerEvent> others) {
        List<TrackerEvent> events = new ArrayList<>();
        if (revision.changed()) {
            events.add(new IssueEdited(cause, revision));
        }
        others.forEach(events::add);
        add(revision.after().id(), events.stream());
    }

    /** Takes what became of comments and links of one issue, which may be nothing. */
    void add(long issueId, Stream<TrackerEvent> some) {
        List<TrackerEvent> events = some.toList();
        if (!events.isEmpty()) {
            if (issues.isEmpty() || issues.get(issues.size() - 1) != issueId) {
                issues.add(issueId);
            }
            events.forEach(this::add);
        }
    }

    /** An import has any number of rows, and each revision holds two issues: so only few are kept. */
    private void add(TrackerEvent event) {
        many |= single.size() == WebhookOutbox.MAX_EDITS;
        if (many) {
            single.clear();
        } else {
            single.add(event);
        }
    }

    /** The events, in the order of the changes; none when nothing changed. */
    public List<TrackerEvent> events() {
        return many && !issues.isEmpty()
                ? List.of(new ImportedIssuesUpdated(
                        cause, issues.stream().distinct().toList()))
                : List.copyOf(single);
    }
}
