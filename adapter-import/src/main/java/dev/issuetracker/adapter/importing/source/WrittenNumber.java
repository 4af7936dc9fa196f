package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.application.importing.file.DecimalSign;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as people and programs write it: with a point or a comma before its decimals, and perhaps with the other
 * one, a space or an apostrophe between its thousands.
 */
final class WrittenNumber {
    private static final String SPACES = " \u00A0\u2007\u2009\u202F";
    private static final String DIGITS = "\\d{1,100}";

    /** Without thousands; perhaps with an exponent, before which nobody writes thousands. */
    private static final Pattern PLAIN = Pattern.compile("(?<sign>[+-]?)(?<whole>" + DIGITS
            + ")(?:(?<mark>[.,])(?<decimals>" + DIGITS + "))?(?<exponent>[eE][+-]?\\d{1,3})?");

    private static final Pattern GROUPED = Pattern.compile("(?<sign>[+-]?)(?<whole>\\d{1,3}(?:(?<group>[.,'\u2019"
            + SPACES + "])\\d{3})(?:\\k<group>\\d{3}){0,30})(?:(?<mark>[.,])(?<decimals>" + DIGITS + "))?");

    /** Either a thousand and more, or three decimals. */
    private static final Pattern EITHER = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}");

    private static final Pattern NO_DIGIT = Pattern.compile("\\D");

    /** What a number says of the sign before the decimals of its column. */
    enum Shows {
        POINT,
        COMMA,
        /** It can be read in two ways. */
        EITHER
    }

    private WrittenNumber() {}

    /**
     * Reads a text.
     *
     * @param sign what is before decimals; null when it is not known, so that what can be read in two ways is no number
     * @return empty when the text is no number
     */
    static Optional<BigDecimal> of(String text, @Nullable DecimalSign sign) {
        String written = withHyphen(text);
        if (EITHER.matcher(written).matches()) {
            return sign == null ? Optional.empty() : Optional.of(either(written, sign));
        }
        Matcher plain = PLAIN.matcher(written);
        if (plain.matches()) {
            String exponent = plain.group("exponent") == null ? "" : plain.group("exponent");
            return Optional.of(new BigDecimal(joined(plain) + exponent));
        }
        Matcher grouped = GROUPED.matcher(written);
        return grouped.matches() && !grouped.group("group").equals(grouped.group("mark"))
                ? Optional.of(new BigDecimal(joined(grouped)))
                : Optional.empty();
    }

    private static BigDecimal either(String written, DecimalSign sign) {
        char decimal = sign == DecimalSign.POINT ? '.' : ',';
        return new BigDecimal(
                written.indexOf(decimal) < 0 ? written.replaceAll("[.,]", "") : written.replace(',', '.'));
    }

    private static String joined(Matcher number) {
        String decimals = number.group("decimals") == null ? "" : "." + number.group("decimals");
        return number.group("sign") + NO_DIGIT.matcher(number.group("whole")).replaceAll("") + decimals;
    }

    /** What a text shows; empty for one without any such sign, and for one that is no number. */
    static Optional<Shows> shows(String text) {
        String written = withHyphen(text);
        if (EITHER.matcher(written).matches()) {
            return Optional.of(Shows.EITHER);
        }
        Matcher plain = PLAIN.matcher(written);
        if (plain.matches()) {
            return Optional.ofNullable(plain.group("mark")).map(mark -> mark.equals(".") ? Shows.POINT : Shows.COMMA);
        }
        Matcher grouped = GROUPED.matcher(written);
        if (!grouped.matches() || grouped.group("group").equals(grouped.group("mark"))) {
            return Optional.empty();
        }
        if (grouped.group("mark") != null) {
            return Optional.of(grouped.group("mark").equals(".") ? Shows.POINT : Shows.COMMA);
        }
        return switch (grouped.group("group")) {
            case "," -> Optional.of(Shows.POINT);
            case "." -> Optional.of(Shows.COMMA);
            default -> Optional.empty();
        };
    }

    private static String withHyphen(String text) {
        return text.replace('\u2212', '-');
    }
}
