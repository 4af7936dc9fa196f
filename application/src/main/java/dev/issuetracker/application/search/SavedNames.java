package dev.issuetracker.application.search;

import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.search.SavedSearch;
import dev.issuetracker.domain.search.SavedSearches;
import dev.issuetracker.domain.text.NearestName;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the saved searches that {@code saved:} names: {@code saved:bugs} or {@code saved:jane/bugs}.
 *
 * @param wanted the search that is about to be stored, in place of the one of its id; null for none
 */
record SavedNames(SavedSearches stored, @Nullable SavedSearch wanted) {
    /** Among how many names the nearest to a misspelt one is sought. */
    private static final int COMPARED = 200;

    private static final char OWNED = '/';

    SavedNames(SavedSearches stored) {
        this(stored, null);
    }

    /** As if this search were stored. */
    SavedNames with(SavedSearch search) {
        return new SavedNames(stored, search);
    }

    /**
     * Those that a text names: one, none, or several of different owners.
     *
     * @param user who sees them; an own search comes before those of others
     */
    List<SavedSearch> find(String text, UserRef user) {
        int slash = text.indexOf(OWNED);
        List<SavedSearch> named = named(text.substring(slash + 1), user);
        if (slash >= 0) {
            String owner = text.substring(0, slash);
            return named.stream()
                    .filter(search -> search.owner().username().equalsIgnoreCase(owner))
                    .toList();
        }
        List<SavedSearch> own = named.stream()
                .filter(search -> search.owner().id() == user.id())
                .toList();
        return own.isEmpty() ? named : own;
    }

    private List<SavedSearch> named(String name, UserRef user) {
        List<SavedSearch> named = stored.findNamed(name, user.id());
        if (wanted == null) {
            return named;
        }
        return Stream.concat(
                        named.stream().filter(search -> search.id() != wanted.id()),
                        Stream.of(wanted).filter(search -> search.visibleTo(user.id()) && search.isNamed(name)))
                .toList();
    }

    /** The name that is nearest to a misspelt one. */
    Optional<String> nearest(String text, UserRef user) {
        return NearestName.of(
                text,
                stored.list(user.id(), PageRequest.first(COMPARED)).items().stream()
                        .map(SavedSearch::name)
                        .toList());
    }

    /** How a search is named beyond doubt. */
    static String owned(SavedSearch search) {
        return search.owner().username() + OWNED + search.name();
    }
}
