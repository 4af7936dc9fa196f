package dev.issuetracker.application.comment;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent.CommentAdded;
import dev.issuetracker.application.event.TrackerEvent.CommentDeleted;
import dev.issuetracker.application.event.TrackerEvent.CommentEdited;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.comment.Comments;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Comments. Their authors edit and remove them, and so do admins. */
public final class CommentService {
    private final Transactions transactions;
    private final IssuePorts ports;
    private final Comments comments;
    private final Events events;
    private final Clock clock;

    public CommentService(IssuePorts ports, Comments comments) {
        this.transactions = ports.transactions();
        this.ports = ports;
        this.comments = comments;
        this.events = ports.events();
        this.clock = ports.clock();
    }

    /**
     * An issue's comments, oldest first.
     *
     * @throws TrackerException {@code NOT_FOUND} when there is no such issue
     */
    public Page<Comment, Long> list(Caller by, long issueId, PageRequest<Long> request) {
        by.demand(Permission.READ);
        return transactions.reading(() -> {
            ports.requireIssue(issueId);
            return comments.list(issueId, request);
        });
    }

    /**
     * A comment.
     *
     * @throws TrackerException {@code NOT_FOUND}
     */
    public Comment get(Caller by, long issueId, long id) {
        by.demand(Permission.READ);
        return transactions.reading(() -> {
            ports.requireIssue(issueId);
            return comments.find(issueId, id).orElseThrow(() -> TrackerException.notFound("comment", id));
        });
    }

    /**
     * Adds a comment.
     *
     * @throws TrackerException {@code NOT_FOUND} when there is no such issue, {@code VALIDATION_FAILED} with all
     *     violations
     */
    public Comment add(Caller by, long issueId, AddComment command) {
        by.demand(Permission.COMMENT);
        return transactions.in(() -> {
            ports.requireIssue(issueId);
            Violations violations = Violations.of(command.shape());
            String text = Comment.checkBody(command.body(), violations);
            violations.throwIfAny();
            Instant at = clock.instant();
            Comment added = comments.add(issueId, text, by.ref(), at);
            events.publish(new CommentAdded(Cause.of(by, at), added));
            return added;
        });
    }

    /**
     * Replaces a comment's text.
     *
     * @throws TrackerException {@code NOT_FOUND}, {@code FORBIDDEN}, or {@code VALIDATION_FAILED} with all violations
     * @throws StaleVersionException when another version is current
     */
    public Comment edit(Caller by, long issueId, long id, EditComment command) {
        by.demand(Permission.COMMENT);
        return transactions.in(() -> {
            Comment current = writable(by, issueId, id, command.version());
            Instant at = clock.instant();
            Comment edited = current.edit(command.body(), Violations.of(command.shape()), at);
            if (edited.version() != current.version()) {
                comments.save(edited);
                events.publish(new CommentEdited(Cause.of(by, at), current, edited));
            }
            return edited;
        });
    }

    /**
     * Removes a comment.
     *
     * @param version the version that must be current; null removes whatever version is
     * @throws TrackerException {@code NOT_FOUND} or {@code FORBIDDEN}
     * @throws StaleVersionException when another version is current
     */
    public void remove(Caller by, long issueId, long id, @Nullable Long version) {
        by.demand(Permission.COMMENT);
        transactions.run(() -> {
            Comment comment = writable(by, issueId, id, version);
            comments.remove(comment);
            events.publish(new CommentDeleted(Cause.of(by, clock.instant()), comment));
        });
    }

    private Comment writable(Caller by, long issueId, long id, @Nullable Long version) {
        ports.requireIssue(issueId);
        Comment comment = comments.find(issueId, id).orElseThrow(() -> TrackerException.notFound("comment", id));
        if (comment.author().id() != by.user().id() && !by.may(Permission.MODERATE_COMMENTS)) {
            throw new TrackerException(
                    ErrorCode.FORBIDDEN,
                    "Only " + comment.author().username() + " or an admin may change this comment.");
        }
        if (version != null && version != comment.version()) {
            throw new StaleVersionException("comment", id, version, comment.version());
        }
        return comment;
    }
}
