package dev.issuetracker.domain.field;

import dev.issuetracker.domain.text.CaseFolding;

/**
 * One value that a field with options can have.
 *
 * @param name one line of at most {@value FieldRules#MAX_NAME} characters, unique in its field whatever the case
 * @param color six hexadecimal digits, lower case, without {@code #}
 */
public record FieldOption(long id, String name, String color) {
    /** Whether it bears this name, whatever the case. */
    public boolean is(String wanted) {
        return CaseFolding.fold(name).equals(CaseFolding.fold(wanted));
    }

    public OptionRef ref() {
        return new OptionRef(id, name);
    }
}
