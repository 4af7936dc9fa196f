package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An issue that is about to be stored: a draft, who made it, and when.
 *
 * @param times in their order; resolved when the draft is, and not deleted
 */
public record NewIssue(IssueDraft draft, UserRef by, IssueTimes times) {
    public NewIssue {
        if ((times.resolved() != null) != (draft.values().status() == Status.RESOLVED) || times.deleted() != null) {
            throw new IllegalArgumentException("times that do not fit a new issue: " + times);
        }
    }

    /** An issue that is made now. */
    public static NewIssue of(IssueDraft draft, UserRef by, Instant at) {
        return new NewIssue(draft, by, IssueTimes.ofNew(draft.values().status(), at));
    }

    /**
     * An issue that was made before, elsewhere. What is not known, or lies after now, or is out of order, is brought in
     * order: nothing was before the creation, and without a time of its resolution a resolved issue has no latency.
     *
     * @param created null when it is not known, so that it counts as made at the first time that is
     * @param updated null when it is not known
     * @param resolved null when it is not known; passed over when the draft is not resolved
     */
    public static NewIssue made(
            IssueDraft draft,
            UserRef by,
            @Nullable Instant created,
            @Nullable Instant updated,
            @Nullable Instant resolved,
            Instant now) {
        Instant creation = earliest(now, created == null ? earliest(earliest(now, updated), resolved) : created);
        Instant resolution = between(creation, resolved, now);
        boolean done = draft.values().status() == Status.RESOLVED;
        Instant update = between(done ? resolution : creation, updated, now);
        return new NewIssue(draft, by, new IssueTimes(creation, update, done ? resolution : null, null));
    }

    private static Instant earliest(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    private static Instant between(Instant first, @Nullable Instant time, Instant last) {
        if (time == null || time.isBefore(first)) {
            return first;
        }
        return time.isAfter(last) ? last : time;
    }
}
