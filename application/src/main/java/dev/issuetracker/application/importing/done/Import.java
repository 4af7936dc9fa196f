package dev.issuetracker.application.importing.done;

import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An import that was stored.
 *
 * @param created how many issues it made
 * @param updated how many issues it changed that were there before
 * @param firstId the lowest of the ids of those that it made; null when it made none
 * @param lastId the highest; between the two lie also issues that others made meanwhile
 * @param undone null while nobody has taken it back
 */
public record Import(
        long id,
        String fileName,
        UserRef by,
        Instant at,
        long created,
        long updated,
        @Nullable Long firstId,
        @Nullable Long lastId,
        @Nullable Undone undone) {
    /** One of these issues that nobody has taken back. */
    public static Import of(long id, String fileName, UserRef by, Instant at, List<IdRange> issues, long updated) {
        Optional<IdRange> around = IdRange.around(issues);
        return new Import(
                id,
                fileName,
                by,
                at,
                IdRange.count(issues),
                updated,
                around.map(IdRange::first).orElse(null),
                around.map(IdRange::last).orElse(null),
                null);
    }

    /** The same, taken back. */
    public Import undone(Undone how) {
        return new Import(id, fileName, by, at, created, updated, firstId, lastId, how);
    }
}
