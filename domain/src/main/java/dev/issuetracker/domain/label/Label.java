package dev.issuetracker.domain.label;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.text.TextRules;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A label.
 *
 * @param name at most {@value #MAX_NAME} characters; without a comma, which separates names in import files
 * @param color six hexadecimal digits, lower case, without {@code #}
 * @param description at most {@value #MAX_DESCRIPTION} characters, may be empty
 */
public record Label(long id, String name, String color, String description, Instant createdAt, Instant updatedAt) {
    public static final int MAX_NAME = 100;
    public static final int MAX_DESCRIPTION = 1_000;
    public static final String DEFAULT_COLOR = "ededed";

    private static final Pattern COLOR = Pattern.compile("#?[0-9a-fA-F]{6}");

    public LabelRef ref() {
        return new LabelRef(id, name, color);
    }

    /** The label with other values; the same label when they are its own. */
    public Label edit(String newName, String newColor, String newDescription, Instant at) {
        Label edited = new Label(id, newName, newColor, newDescription, createdAt, updatedAt);
        // A clock that was set back must not make a label's times run backwards.
        Instant time = at.isBefore(updatedAt) ? updatedAt : at;
        return edited.equals(this) ? this : new Label(id, newName, newColor, newDescription, createdAt, time);
    }

    /** Checks a name and gives it in the form in which it is stored. */
    public static String name(@Nullable String value, Violations violations) {
        String name = TextRules.line("name", value, 1, MAX_NAME, violations);
        if (name.indexOf(',') >= 0) {
            violations.add("name", "comma", "name must not contain a comma, which separates labels in import files.");
        }
        return name;
    }

    /** Checks a color and gives it in the form in which it is stored. */
    public static String color(String value, Violations violations) {
        return color("color", value, violations);
    }

    /**
     * The same for a color that the request calls otherwise.
     *
     * @param member what the request calls it
     */
    public static String color(String member, String value, Violations violations) {
        if (!COLOR.matcher(value).matches()) {
            violations.add(member, "invalid_color", member + " must be six hexadecimal digits such as d73a4a.");
            return DEFAULT_COLOR;
        }
        return value.substring(value.length() - 6).toLowerCase(Locale.ROOT);
    }

    /** Checks a description and gives it in the form in which it is stored. */
    public static String description(String value, Violations violations) {
        return TextRules.text("description", value, 0, MAX_DESCRIPTION, violations);
    }
}
