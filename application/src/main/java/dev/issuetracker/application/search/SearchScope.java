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
 */
record SearchScope(UserRef owner, List<SavedText> path) {
    /** What this account wrote. */
    static SearchScope of(UserRef owner) {
        return new SearchScope(owner, List.of());
    }

    /** The text of a saved search that is named here. */
    SearchScope within(SavedText search) {
        return new SearchScope(
                search.owner(), Stream.concat(path.stream(), Stream.of(search)).toList());
    }

    /** Whether a saved search would be found by itself. */
    boolean isWithin(SavedText search) {
        return path.stream().anyMatch(outer -> outer.id() == search.id());
    }
}
