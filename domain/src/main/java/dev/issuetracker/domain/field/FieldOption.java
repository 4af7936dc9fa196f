package dev.issuetracker.domain.field;

/**
 * One value that a field with options can have.
 *
 * @param name one line of at most {@value FieldRules#MAX_NAME} characters, unique in its field whatever the case
 * @param color six hexadecimal digits, lower case, without {@code #}
 */
public record FieldOption(long id, String name, String color) {
    public OptionRef ref() {
        return new OptionRef(id, name);
    }
}
