package dev.issuetracker.domain.relevance;

import dev.issuetracker.domain.issue.FoundText.CommentText;
import dev.issuetracker.domain.issue.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of an issue's texts that has words which were looked for.
 *
 * @param comment the id of the comment that it is from; null when it is from the issue itself
 */
public record Fragment(Place place, @Nullable Long comment, Excerpt excerpt) {
    /** How many characters of a description or a comment are shown. */
    public static final int LENGTH = 200;

    /** Where a fragment is from. */
    public enum Place {
        TITLE,
        DESCRIPTION,
        COMMENT;

        /** The name on the wire, such as {@code title}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The fragments of an issue, at most one of each place. There may be none, since words are found in more comments
     * than are looked at.
     *
     * @param best the comment that matches best
     */
    public static List<Fragment> of(Issue issue, Optional<CommentText> best, SoughtWords words) {
        List<Fragment> fragments = new ArrayList<>();
        Excerpt.of(issue.title(), words.inIssue(), issue.title().length())
                .map(excerpt -> new Fragment(Place.TITLE, null, excerpt))
                .ifPresent(fragments::add);
        Excerpt.of(issue.description(), words.inIssue(), LENGTH)
                .map(excerpt -> new Fragment(Place.DESCRIPTION, null, excerpt))
                .ifPresent(fragments::add);
        best.flatMap(comment -> Excerpt.of(comment.body(), words.inComments(), LENGTH)
                        .map(excerpt -> new Fragment(Place.COMMENT, comment.id(), excerpt)))
                .ifPresent(fragments::add);
        return fragments;
    }
}
