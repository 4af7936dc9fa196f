package dev.issuetracker.domain.issue;

import dev.issuetracker.domain.text.CaseFolding;
import java.time.Instant;
import java.util.List;

/**
 * What an issue says, for an order by relevance.
 *
 * @param octets of all texts of the issue that can be large, in UTF-8
 * @param title folded, as {@link CaseFolding} does
 * @param description its beginning, folded
 * @param comments those that were asked for, the newest first
 */
public record FoundText(
        long id, Instant createdAt, long octets, String title, String description, List<CommentText> comments) {
    /** How many characters are read of title and description together, and of a comment. */
    public static final int MOST_CHARACTERS = 4_000;

    /** How many comments are read of an issue. */
    public static final int MOST_COMMENTS = 20;

    public FoundText {
        comments = List.copyOf(comments);
    }

    /** The same with these comments. */
    public FoundText withComments(List<CommentText> other) {
        return new FoundText(id, createdAt, octets, title, description, other);
    }

    /**
     * What a comment says.
     *
     * @param body its beginning, as it was written
     */
    public record CommentText(long id, String body) {}
}
