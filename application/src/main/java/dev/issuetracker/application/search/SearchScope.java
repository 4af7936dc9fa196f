package dev.issuetracker.application.search;

import dev.issuetracker.domain.saved.SavedText;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a text is read.
 *
 * @param owner whose saved searches the text names first
 * @param path the saved searches in which it is, the outermost first; empty for what a caller wrote
 * @param inComments whether the search around it finds words in comments too
 */
record SearchScope(UserRef owner, List<SavedText> path, boolean inComments) {
    /** What this account wrote. */
    static SearchScope of(UserRef owner) {
        return new SearchScope(owner, List.of(), false);
    }

    /** The text of a saved search that is named here. */
    SearchScope within(SavedText search) {
        return new SearchScope(
                search.owner(), Stream.concat(path.stream(), Stream.of(search)).toList(), inComments);
    }

    /** The same, where words are found in comments too or are not. */
    SearchScope withComments(boolean found) {
        return new SearchScope(owner, path, found);
    }

    /** Whether a saved search would be found by itself. */
    boolean isWithin(SavedText search) {
        return path.stream().anyMatch(outer -> outer.id() == search.id());
    }
}
