package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.issue.value.HistoryField;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.IssueValues;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.user.UserRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An issue at one version. Every change makes a new one, through a {@link Revision}.
 *
 * @param version 1 at creation, one more with every change
 * @param values what can change of it
 * @param commentCount how many comments it has; no part of its version
 */
public record Issue(long id, long version, IssueValues values, UserRef createdBy, IssueTimes times, long commentCount) {
    /** The issue that a draft becomes under the id that a store gave it: version 1, resolved at once if it says so. */
    public static Issue of(IssueDraft draft, long id, UserRef by, Instant at) {
        return of(NewIssue.of(draft, by, at), id);
    }

    /** A new issue under the id that a store gave it, at version 1. */
    public static Issue of(NewIssue issue, long id) {
        return new Issue(id, 1, issue.draft().values(), issue.by(), issue.times(), 0);
    }

    public String title() {
        return values.title();
    }

    public String description() {
        return values.description();
    }

    public Status status() {
        return values.status();
    }

    /** Null when nobody is assigned. */
    public @Nullable UserRef assignee() {
        return values.assignee();
    }

    /** Without repetition, in the order of their folded names. */
    public List<LabelRef> labels() {
        return values.labels();
    }

    /** The id of the issue that this one is a part of, also of a deleted one; null when there is none. */
    public @Nullable Long parent() {
        return values.parent();
    }

    public Instant createdAt() {
        return times.created();
    }

    public Instant updatedAt() {
        return times.updated();
    }

    /** When it became resolved; null in every other status. */
    public @Nullable Instant resolvedAt() {
        return times.resolved();
    }

    /** When it was deleted; null while it is not. */
    public @Nullable Instant deletedAt() {
        return times.deleted();
    }

    public boolean deleted() {
        return deletedAt() != null;
    }

    /**
     * How long the issue took from its creation to its resolution. Empty while it is not resolved. Empty too when it
     * was resolved at the moment of its creation: it came in resolved, and nobody knows how long the work took. Once it
     * is reopened and resolved again, the time from its creation counts.
     */
    public Optional<Duration> latency() {
        return Optional.ofNullable(resolvedAt())
                .map(resolved -> Duration.between(createdAt(), resolved))
                .filter(latency -> !latency.isZero());
    }

    /** What the issue has of a field; null when that is nothing. */
    public <T> @Nullable T get(HistoryField<T> field) {
        return field.of(values, deleted());
    }

    /** The change that the patch makes; it may turn out to change nothing. */
    public Revision edit(IssuePatch patch, UserRef by, Instant at) {
        return revise(patch.applyTo(values), deleted(), by, at);
    }

    /** The change that takes the issue out of every list; changes nothing when it is deleted already. */
    public Revision delete(UserRef by, Instant at) {
        return revise(values, true, by, at);
    }

    /** The change that brings a deleted issue back; changes nothing when it is not deleted. */
    public Revision restore(UserRef by, Instant at) {
        return revise(values, false, by, at);
    }

    private Revision revise(IssueValues newValues, boolean newDeleted, UserRef by, Instant at) {
        if (newDeleted == deleted() && newValues.same(values)) {
            return new Revision(this, this, by);
        }
        IssueTimes newTimes = times.after(newValues.status(), newDeleted, at);
        return new Revision(this, new Issue(id, version + 1, newValues, createdBy, newTimes, commentCount), by);
    }

    /**
     * This issue at an earlier version, rebuilt from its history. Comments have no part in its versions: their number
     * is that of now.
     *
     * @param history its entries from the one that begins it on, oldest first, without a gap
     */
    public Issue asOf(List<HistoryEntry> history) {
        return replay(id, commentCount, history);
    }

    /**
     * An issue at an earlier version, rebuilt from its history, which does not have its comments, so that it has none.
     *
     * @param id of the issue
     * @param history its entries from the one that begins it on, oldest first, without a gap
     */
    public static Issue replay(long id, List<HistoryEntry> history) {
        return replay(id, 0, history);
    }

    private static Issue replay(long id, long commentCount, List<HistoryEntry> history) {
        HistoryEntry creation = history.get(0);
        if (!creation.begins()) {
            throw new IllegalArgumentException(
                    "history of issue " + id + " does not begin with version " + creation.version());
        }
        IssueTimes times = new IssueTimes(creation.at(), creation.at(), null, null);
        IssueValues none = IssueValues.stored().build();
        return new Issue(id, creation.version() - 1, none, creation.by(), times, commentCount).after(history);
    }

    /**
     * This issue after more of its history.
     *
     * @param next the entries that follow this version, oldest first, without a gap
     */
    public Issue after(List<HistoryEntry> next) {
        Issue issue = this;
        for (HistoryEntry entry : next) {
            if (entry.version() != issue.version + 1) {
                throw new IllegalArgumentException(
                        "history of issue " + id + " goes from " + issue.version + " to " + entry.version());
            }
            issue = issue.replay(entry);
        }
        return issue;
    }

    private Issue replay(HistoryEntry entry) {
        IssueValues.Builder after = values.but();
        entry.changes().forEach(change -> change.redo(after));
        boolean nowDeleted = entry.change(HistoryField.DELETED)
                .map(change -> Boolean.TRUE.equals(change.to()))
                .orElse(deleted());
        return revise(after.build(), nowDeleted, entry.by(), entry.at()).after();
    }

    /**
     * The values that this issue had before the last of its history. Its times are those of now: only the whole history
     * has them.
     *
     * @param since the entries after the version wanted, oldest first, up to this version
     */
    public Issue before(List<HistoryEntry> since) {
        Issue issue = this;
        for (int i = since.size() - 1; i >= 0; i--) {
            if (since.get(i).version() != issue.version) {
                throw new IllegalArgumentException("history of issue " + id + " lacks version " + issue.version);
            }
            issue = issue.before(since.get(i));
        }
        return issue;
    }

    /** This issue without its description, which can be as large as all the rest is small. */
    public Issue outline() {
        IssueValues small = values.but().set(IssueField.DESCRIPTION, "").build();
        return new Issue(id, version, small, createdBy, times, commentCount);
    }

    /**
     * The values of this issue without some of its history: what these entries changed is as it was before the first of
     * them, and all else as it is now.
     *
     * @param entries oldest first
     */
    public IssueValues without(List<HistoryEntry> entries) {
        IssueValues.Builder then = values.but();
        for (int i = entries.size() - 1; i >= 0; i--) {
            entries.get(i).changes().forEach(change -> change.undo(then));
        }
        return then.build();
    }

    private Issue before(HistoryEntry entry) {
        IssueValues.Builder before = values.but();
        entry.changes().forEach(change -> change.undo(before));
        boolean wasDeleted = entry.change(HistoryField.DELETED)
                .map(change -> Boolean.TRUE.equals(change.from()))
                .orElse(deleted());
        IssueTimes then = new IssueTimes(createdAt(), updatedAt(), resolvedAt(), wasDeleted ? updatedAt() : null);
        return new Issue(id, version - 1, before.build(), createdBy, then, commentCount);
    }
}
