package dev.issuetracker.domain.text;

import dev.issuetracker.domain.error.Violations;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What every text must hold, whatever it is: well-formed Unicode, no control characters (PostgreSQL stores no U+0000,
 * and the others mean nothing in an issue), a length in code points within bounds. Surrounding white space is dropped,
 * around names all that nobody sees ({@link Names}).
 */
public final class TextRules {
    private TextRules() {}

    /**
     * Checks a name or a word: a text of one line that is compared with others.
     *
     * @return the text without what nobody sees around it; empty when it was missing
     */
    public static String line(String field, @Nullable String value, int min, int max, Violations violations) {
        return check(field, value == null ? null : Names.stripped(value), min, max, false, violations);
    }

    /**
     * Checks a name of one line that something may have. Names that are older than the rule for what nobody sees may
     * begin or end with it, and are found by it only.
     *
     * @return the name without surrounding white space
     */
    public static String sought(String field, String value, int max, Violations violations) {
        return check(field, value.strip(), 1, max, false, violations);
    }

    /**
     * Checks a text of one line that people write.
     *
     * @return the text without surrounding white space; empty when it was missing or nobody sees anything of it
     */
    public static String title(String field, @Nullable String value, int min, int max, Violations violations) {
        return check(field, written(value), min, max, false, violations);
    }

    /**
     * Checks a text that may have several lines: tabs and line breaks are accepted.
     *
     * @return the text without surrounding white space; empty when it was missing or nobody sees anything of it
     */
    public static String text(String field, @Nullable String value, int min, int max, Violations violations) {
        return check(field, written(value), min, max, true, violations);
    }

    /** What says how a text is shown, such as from right to left, stays: its end may be within. */
    private static @Nullable String written(@Nullable String value) {
        if (value == null) {
            return null;
        }
        return Names.stripped(value).isEmpty() ? "" : value.strip();
    }

    private static String check(
            String field, @Nullable String stripped, int min, int max, boolean lines, Violations violations) {
        if (stripped == null) {
            violations.add(field, "required", field + " is required.");
            return "";
        }
        int length = stripped.codePointCount(0, stripped.length());
        if (length == 0 && min > 0) {
            violations.add(field, "blank", field + " must not be blank.");
        } else if (length < min) {
            violations.add(
                    field, "too_short", field + " must have at least " + min + " characters; it has " + length + ".");
        } else if (length > max) {
            violations.add(
                    field, "too_long", field + " must have at most " + max + " characters; it has " + length + ".");
        }
        checkCharacters(field, stripped, lines, violations);
        return stripped;
    }

    /** As much of a text as a person needs to recognise it: its first characters, at most so many. */
    public static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }

    /** Whether a text of several lines could hold this: whether searching for it can find anything. */
    public static boolean storable(String text) {
        return text.codePoints().allMatch(point -> accepted(point, true));
    }

    private static void checkCharacters(String field, String text, boolean lines, Violations violations) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (!accepted(point, lines)) {
                boolean half = Character.getType(point) == Character.SURROGATE;
                String where = " at position " + i;
                if (half) {
                    violations.add(
                            field,
                            "invalid_unicode",
                            field + " has half of a surrogate pair" + where + "; send well-formed Unicode.");
                } else {
                    String name = String.format(Locale.ROOT, "U+%04X", point);
                    violations.add(
                            field,
                            "control_character",
                            field + " has the control character " + name + where + "; remove it.");
                }
                return;
            }
            i += Character.charCount(point);
        }
    }

    private static boolean accepted(int point, boolean lines) {
        if (point == '\n' || point == '\r' || point == '\t') {
            return lines;
        }
        return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
    }
}
