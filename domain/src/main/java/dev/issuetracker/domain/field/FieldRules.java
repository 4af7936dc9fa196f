package dev.issuetracker.domain.field;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.TextRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a definition and the values of its field must hold. Each check adds its violation and gives the value in the
 * form in which it is stored.
 */
public final class FieldRules {
    public static final int MAX_FIELDS = 50;
    public static final int MAX_OPTIONS = 200;
    public static final int MAX_NAME = 100;
    public static final int MAX_DESCRIPTION = 1_000;
    public static final int MAX_TEXT = 1_000;
    /** The most digits before the decimal point. */
    public static final int MAX_INTEGER_DIGITS = 20;
    /** The most digits after the decimal point. */
    public static final int MAX_FRACTION_DIGITS = 10;

    /** In a filter it means issues without a value, so no option bears it. */
    public static final String NONE = "none";

    /** Members of an issue, and words that lists and searches understand. */
    private static final Set<String> RESERVED = Set.of(
            "id",
            "title",
            "description",
            "status",
            "assignee",
            "assignee_id",
            "labels",
            "label",
            "fields",
            "field",
            "parent",
            "children",
            "links",
            "blocked",
            "created_by",
            "created_at",
            "updated_at",
            "resolved_at",
            "deleted",
            "comment_count",
            "comments",
            "version");

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9_999;

    private FieldRules() {}

    /**
     * Checks how many fields a tracker has.
     *
     * @throws TrackerException {@code TOO_MANY_FIELDS} when these are more than {@value #MAX_FIELDS}
     */
    public static void requireRoom(int count) {
        if (count > MAX_FIELDS) {
            throw new TrackerException(
                    ErrorCode.TOO_MANY_FIELDS, "A tracker has at most " + MAX_FIELDS + " fields; remove one first.");
        }
    }

    /** Whether a filter means by this text that there is no value. */
    public static boolean isNone(String text) {
        return CaseFolding.fold(text.strip()).equals(NONE);
    }

    /** One line that is no built-in field's name and does not end as a range in a filter does. */
    public static String name(@Nullable String value, Violations violations) {
        String name = TextRules.line("name", value, 1, MAX_NAME, violations);
        String key = CaseFolding.fold(name);
        if (RESERVED.contains(key)) {
            violations.add("name", "reserved_name", "name is " + name + ", which every issue has: choose another.");
        } else if (key.endsWith(".from") || key.endsWith(".to")) {
            violations.add(
                    "name",
                    "reserved_name",
                    "name must not end in .from or .to: filters end so when they mean a range.");
        }
        return name;
    }

    /** Any number of lines, at most {@value #MAX_DESCRIPTION} characters; may be empty. */
    public static String description(String value, Violations violations) {
        return TextRules.text("description", value, 0, MAX_DESCRIPTION, violations);
    }

    /**
     * Checks the number of options, and that their names differ whatever the case.
     *
     * @param names checked one by one already
     */
    public static void options(FieldType type, List<String> names, Violations violations) {
        if (!type.hasOptions()) {
            if (!names.isEmpty()) {
                violations.add("options", "not_accepted", "A field of type " + type.code() + " has no options.");
            }
            return;
        }
        if (names.isEmpty()) {
            violations.add("options", "required", "A field of type " + type.code() + " needs at least one option.");
        } else if (names.size() > MAX_OPTIONS) {
            violations.add("options", "too_many", "A field has at most " + MAX_OPTIONS + " options.");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty() && !seen.add(CaseFolding.fold(names.get(i)))) {
                violations.add(
                        "options[" + i + "].name", "duplicate", "There are two options named " + names.get(i) + ".");
            }
        }
    }

    /**
     * One line without a comma, which separates options in import files.
     *
     * @param member what the request calls it
     */
    public static String optionName(String member, @Nullable String value, Violations violations) {
        String name = TextRules.line(member, value, 1, MAX_NAME, violations);
        if (name.indexOf(',') >= 0) {
            violations.add(member, "comma", member + " must not hold a comma: it separates options in import files.");
        } else if (isNone(name)) {
            violations.add(
                    member, "reserved_name", member + " must not be none: filters mean issues without a value by it.");
        }
        return name;
    }

    /**
     * Six hexadecimal digits.
     *
     * @param member what the request calls it
     */
    public static String color(String member, String value, Violations violations) {
        return Label.color(member, value, violations);
    }

    /** A text of 1 to {@value #MAX_TEXT} characters. */
    public static String text(String field, String value, Violations violations) {
        return TextRules.text(field, value, 1, MAX_TEXT, violations);
    }

    /**
     * A number of at most {@value #MAX_INTEGER_DIGITS} digits before the point and {@value #MAX_FRACTION_DIGITS} after
     * it, without zeros at its end.
     */
    public static BigDecimal number(String field, BigDecimal value, Violations violations) {
        // A scale of a million makes a number of a million digits: look at it before anything is done with it.
        long integerDigits = (long) value.precision() - value.scale();
        if (value.signum() != 0 && (integerDigits > MAX_INTEGER_DIGITS || value.scale() > 1_000)) {
            violations.add(field, "out_of_range", outOfRange(field));
            return BigDecimal.ZERO;
        }
        BigDecimal number = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (number.scale() > MAX_FRACTION_DIGITS) {
            violations.add(field, "out_of_range", outOfRange(field));
            return BigDecimal.ZERO;
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static String outOfRange(String field) {
        return String.format(
                Locale.ROOT,
                "%s must have at most %d digits before the decimal point and %d after it.",
                field,
                MAX_INTEGER_DIGITS,
                MAX_FRACTION_DIGITS);
    }

    /** A day of the years 1 to 9999. */
    public static LocalDate date(String field, LocalDate value, Violations violations) {
        if (value.getYear() < FIRST_YEAR || value.getYear() > LAST_YEAR) {
            violations.add(field, "out_of_range", field + " must be a day of the years 0001 to 9999.");
        }
        return value;
    }
}
