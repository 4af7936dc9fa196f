package dev.issuetracker.application.importing.done;

import dev.issuetracker.domain.user.UserRef;

/**
 * Taking an import back that has begun and is not done yet.
 *
 * @param forced whether issues that were edited since are taken back too; otherwise they are kept
 * @param deleted how many issues it has deleted so far
 * @param reverted how many it has given the values that they had before
 */
public record BegunUndo(long importId, UserRef by, boolean forced, long deleted, long reverted) {
    /** One that has done nothing yet. */
    public static BegunUndo of(long importId, UserRef by, boolean forced) {
        return new BegunUndo(importId, by, forced, 0, 0);
    }
}
