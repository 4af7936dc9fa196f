package dev.issuetracker.domain.search;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.TextRules;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A search that somebody keeps.
 *
 * @param name none of the owner's other searches has it, whatever the case; without a slash, which separates it from
 *     the owner's name in other searches
 * @param query a text in the language of searches
 * @param shared whether others see it too
 * @param version 1 when made, one more with every edit
 */
public record SavedSearch(
        long id,
        UserRef owner,
        String name,
        String query,
        boolean shared,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /** The most characters of a name. */
    public static final int MAX_NAME = 100;

    /** The most characters of a query. */
    public static final int MAX_QUERY = 1_000;

    /** Whether this account sees the search. */
    public boolean visibleTo(long userId) {
        return shared || owner.id() == userId;
    }

    /** Whether it is called so, whatever the case. */
    public boolean isNamed(String other) {
        return CaseFolding.fold(name).equals(CaseFolding.fold(other));
    }

    /** The search with other values; the same search when they are its own. */
    public SavedSearch edit(String newName, String newQuery, boolean newShared, Instant at) {
        if (newName.equals(name) && newQuery.equals(query) && newShared == shared) {
            return this;
        }
        // A clock that was set back must not make a search's times run backwards.
        Instant time = at.isBefore(updatedAt) ? updatedAt : at;
        return new SavedSearch(id, owner, newName, newQuery, newShared, createdAt, time, version + 1);
    }

    /** Checks a name and gives it in the form in which it is stored. */
    public static String checkName(@Nullable String value, Violations violations) {
        String name = TextRules.line("name", value, 1, MAX_NAME, violations);
        if (name.indexOf('/') >= 0) {
            violations.add(
                    "name", "slash", "name must not contain a slash, which separates the names of owner and search.");
        }
        return name;
    }

    /** Checks the length and the characters of a query, and gives it in the form in which it is stored. */
    public static String checkQuery(@Nullable String value, Violations violations) {
        return TextRules.text("q", value, 1, MAX_QUERY, violations);
    }
}
