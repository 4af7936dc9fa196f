package dev.issuetracker.application.field;

import java.util.Locale;

/**
 * One condition on a field that a team added, as a caller writes it: nothing looked up and nothing checked.
 *
 * @param field the field's name, whatever the case
 * @param text a value; {@code none} means no value, and {@code me} the caller where the values are accounts
 */
public record FieldCriterion(String field, Part part, String text) {
    /** What names of conditions begin with. */
    public static final String PREFIX = "field.";

    /** What the value is to the field. */
    public enum Part {
        /** The value, or one of several. */
        IS(""),
        /** The least value. */
        FROM(".from"),
        /** The greatest value. */
        TO(".to");

        private final String suffix;

        Part(String suffix) {
            this.suffix = suffix;
        }
    }

    /**
     * The condition that a parameter asks for.
     *
     * @param name such as {@code Due date.from}, without {@link #PREFIX}
     */
    public static FieldCriterion of(String name, String text) {
        for (Part part : new Part[] {Part.FROM, Part.TO}) {
            if (name.toLowerCase(Locale.ROOT).endsWith(part.suffix)) {
                return new FieldCriterion(name.substring(0, name.length() - part.suffix.length()), part, text);
            }
        }
        return new FieldCriterion(name, Part.IS, text);
    }

    /** What violations call it, as it is written: {@code field.Due date.from}. */
    String place() {
        return PREFIX + field + part.suffix;
    }
}
