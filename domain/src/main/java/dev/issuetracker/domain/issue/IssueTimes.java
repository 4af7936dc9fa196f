package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.issue.value.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When things happened to an issue.
 *
 * @param resolved when it became resolved; null in every other status
 * @param deleted when it was deleted; null while it is not
 */
public record IssueTimes(
        Instant created,
        Instant updated,
        @Nullable Instant resolved,
        @Nullable Instant deleted) {
    static IssueTimes ofNew(Status status, Instant at) {
        return new IssueTimes(at, at, status == Status.RESOLVED ? at : null, null);
    }

    /** The times after a change that leaves the issue like this. */
    IssueTimes after(Status status, boolean isDeleted, Instant at) {
        // A clock that was set back must not make an issue's times run backwards.
        Instant time = at.isBefore(updated) ? updated : at;
        return new IssueTimes(
                created,
                time,
                status == Status.RESOLVED ? since(resolved, time) : null,
                isDeleted ? since(deleted, time) : null);
    }

    private static Instant since(@Nullable Instant before, Instant time) {
        return before != null ? before : time;
    }
}
