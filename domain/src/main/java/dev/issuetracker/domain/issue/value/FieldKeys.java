package dev.issuetracker.domain.issue.value;

import dev.issuetracker.domain.field.FieldRules;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.UserRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The texts by which issues are found and sorted by a field that a team added. Keys of texts, numbers and dates sort by
 * code point as their values do; the keys of options and accounts are their ids.
 */
public final class FieldKeys {
    /** Of a text so many characters count: a database's index holds no more. */
    private static final int MAX_TEXT = 200;

    private FieldKeys() {}

    /** The keys of an issue's value: one for each option of several, none without a value. */
    public static List<String> of(IssueField<?> field, IssueValues values) {
        Object value = values.get(field);
        if (value instanceof List<?> options) {
            return options.stream().map(FieldKeys::of).toList();
        }
        return value == null ? List.of() : List.of(of(value));
    }

    private static String of(Object value) {
        if (value instanceof BigDecimal number) {
            return of(number);
        } else if (value instanceof LocalDate date) {
            return of(date);
        } else if (value instanceof OptionRef option) {
            return ofId(option.id());
        } else if (value instanceof UserRef user) {
            return ofId(user.id());
        }
        return of((String) value);
    }

    /** The key of a text: case-folded, its first {@value #MAX_TEXT} characters. */
    public static String of(String text) {
        String folded = CaseFolding.fold(text);
        return folded.codePointCount(0, folded.length()) <= MAX_TEXT
                ? folded
                : folded.substring(0, folded.offsetByCodePoints(0, MAX_TEXT));
    }

    /** The key of a number that {@link FieldRules#number} accepted: its sign, then all the digits that one can have. */
    public static String of(BigDecimal number) {
        String digits = number.abs()
                .setScale(FieldRules.MAX_FRACTION_DIGITS)
                .unscaledValue()
                .toString();
        String padded =
                "0".repeat(FieldRules.MAX_INTEGER_DIGITS + FieldRules.MAX_FRACTION_DIGITS - digits.length()) + digits;
        return number.signum() < 0 ? "-" + complement(padded) : "0" + padded;
    }

    /** The greater a negative number's digits, the less it is. */
    private static String complement(String digits) {
        StringBuilder complement = new StringBuilder(digits.length());
        digits.chars().forEach(digit -> complement.append((char) ('0' + '9' - digit)));
        return complement.toString();
    }

    /** The key of a date of the years 1 to 9999, such as {@code 2026-12-01}. */
    public static String of(LocalDate date) {
        return date.toString();
    }

    /** The key of an option or account. */
    public static String ofId(long id) {
        return Long.toString(id);
    }
}
