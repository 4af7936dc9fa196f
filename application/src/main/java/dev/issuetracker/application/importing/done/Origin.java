package dev.issuetracker.application.importing.done;

import org.jspecify.annotations.Nullable;

/**
 * Where an issue came from.
 *
 * @param source which tracker it was in
 * @param key what it is called there; unique in the source among issues that are not deleted
 * @param author who made it there, where that is nobody here; null otherwise
 * @param assignee to whom it was assigned there, where that is nobody here; null otherwise
 */
public record Origin(
        long issueId,
        String source,
        String key,
        @Nullable String url,
        @Nullable String author,
        @Nullable String assignee) {
    /**
     * Where it came from by a newer file.
     *
     * @param itsUrl null when the file does not say
     */
    public Origin with(@Nullable String itsUrl, @Nullable String itsAuthor, @Nullable String itsAssignee) {
        return new Origin(issueId, source, key, itsUrl == null ? url : itsUrl, itsAuthor, itsAssignee);
    }

    /** The most characters of a key and of each name. */
    public static final int MAX_NAME = 255;
    /** The most characters of a URL. */
    public static final int MAX_URL = 2_000;
}
