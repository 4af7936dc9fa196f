package dev.issuetracker.adapter.http.issue;

import dev.issuetracker.domain.relevance.Excerpt.Mark;
import dev.issuetracker.domain.relevance.Fragment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a text that matches a search, as it is sent: plain text, and the places of the words in it.
 *
 * @param in where it is from, such as {@code title}
 * @param commentId the comment that it is from; null when it is from the issue itself
 */
record FragmentJson(String in, @Nullable Long commentId, String text, List<Mark> matches) {
    static FragmentJson of(Fragment fragment) {
        return new FragmentJson(
                fragment.place().code(),
                fragment.comment(),
                fragment.excerpt().text(),
                fragment.excerpt().marks());
    }
}
