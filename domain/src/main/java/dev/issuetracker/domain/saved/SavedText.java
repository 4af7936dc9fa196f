package dev.issuetracker.domain.saved;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.TextRules;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text that somebody keeps under a name, of one {@link SavedKind}.
 *
 * @param name none of the owner's other texts of the kind has it, whatever the case; without a slash, which separates
 *     it from the owner's name where the text is named
 * @param text what the kind says
 * @param shared whether others see it too
 * @param version 1 when made, one more with every edit
 */
public record SavedText(
        long id,
        UserRef owner,
        String name,
        String text,
        boolean shared,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /** The most characters of a name. */
    public static final int MAX_NAME = 100;

    /** Whether this account sees it. */
    public boolean visibleTo(long userId) {
        return shared || owner.id() == userId;
    }

    /** Whether it is called so, whatever the case. */
    public boolean isNamed(String other) {
        return CaseFolding.fold(name).equals(CaseFolding.fold(other));
    }

    /** The same with other values; itself when they are its own. */
    public SavedText edit(String newName, String newText, boolean newShared, Instant at) {
        if (newName.equals(name) && newText.equals(text) && newShared == shared) {
            return this;
        }
        // A clock that was set back must not make its times run backwards.
        Instant time = at.isBefore(updatedAt) ? updatedAt : at;
        return new SavedText(id, owner, newName, newText, newShared, createdAt, time, version + 1);
    }

    /** Checks a name and gives it in the form in which it is stored. */
    public static String checkName(@Nullable String value, Violations violations) {
        String name = TextRules.line("name", value, 1, MAX_NAME, violations);
        if (name.indexOf('/') >= 0) {
            violations.add(
                    "name", "slash", "name must not contain a slash, which separates it from the name of its owner.");
        }
        return name;
    }
}
