package dev.issuetracker.adapter.importing.xlsx.format;

import dev.issuetracker.adapter.importing.xlsx.format.Token.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A number by the digits, separators and literals of a section. */
final class NumberText {
    private static final int GROUP = 3;
    /** Holds the place of the number as it is; no text may have this character. */
    private static final String GENERAL_MARK = "\uFFFF";

    private final List<Token> tokens;
    private final int point;
    private final int exponentMark;
    private final int lastDigit;
    private boolean grouped;
    private int thousands;
    private int exponent;
    private String integer = "";
    private String fraction = "";

    private NumberText(List<Token> tokens) {
        this.tokens = tokens;
        this.exponentMark = first(Kind.EXPONENT, tokens.size());
        this.point = first(Kind.POINT, exponentMark);
        this.lastDigit = lastDigit();
        commas();
    }

    static String show(Section section, double value) {
        return new NumberText(section.tokens()).show(value);
    }

    /** The place of the first token of a kind, or the end when there is none before it. */
    private int first(Kind kind, int end) {
        for (int i = 0; i < end; i++) {
            if (tokens.get(i).is(kind)) {
                return i;
            }
        }
        return end;
    }

    private int lastDigit() {
        int last = -1;
        for (int i = 0; i < point; i++) {
            last = tokens.get(i).is(Kind.DIGIT) ? i : last;
        }
        return last;
    }

    /** Commas between digits group them, each one behind the last divides by a thousand. */
    private void commas() {
        for (int i = 0; i < exponentMark; i++) {
            if (tokens.get(i).is(Kind.COMMA)) {
                if (i < lastDigit) {
                    grouped = true;
                } else if (lastDigit >= 0) {
                    thousands++;
                }
            }
        }
    }

    private int digits(int from, int to) {
        return (int) tokens.subList(from, to).stream()
                .filter(token -> token.is(Kind.DIGIT))
                .count();
    }

    private String show(double value) {
        int percents =
                (int) tokens.stream().filter(token -> token.is(Kind.PERCENT)).count();
        BigDecimal exact = GeneralText.rounded(Math.abs(value)).movePointRight(2 * percents - GROUP * thousands);
        int places = point < exponentMark ? digits(point, exponentMark) : 0;
        BigDecimal shown = exponentMark < tokens.size() ? mantissa(exact, places) : exact;
        BigDecimal rounded = shown.setScale(places, RoundingMode.HALF_UP);
        String[] parts = rounded.toPlainString().split("\\.", 2);
        integer = parts[0].equals("0") ? "" : parts[0];
        fraction = parts.length > 1 ? parts[1] : "";
        String text = text(value);
        boolean showsNumber = lastDigit >= 0 || places > 0;
        boolean zero = showsNumber && rounded.signum() == 0;
        return value < 0 && !zero && first(Kind.GENERAL, tokens.size()) == tokens.size() ? "-" + text : text;
    }

    /** The number without its exponent, which becomes a multiple of the digits before the point. */
    private BigDecimal mantissa(BigDecimal exact, int places) {
        int width = Math.max(1, digits(0, point));
        if (exact.signum() == 0) {
            return exact;
        }
        exponent = Math.floorDiv(exact.precision() - exact.scale() - 1, width) * width;
        BigDecimal mantissa = exact.movePointLeft(exponent).setScale(places, RoundingMode.HALF_UP);
        if (mantissa.compareTo(BigDecimal.ONE.movePointRight(width)) >= 0) {
            exponent += width;
            return exact.movePointLeft(exponent);
        }
        return mantissa;
    }

    private String text(double value) {
        StringBuilder text = new StringBuilder();
        before(text);
        if (point < exponentMark) {
            text.append('.');
            behind(text);
        }
        if (exponentMark < tokens.size()) {
            exponent(text);
        }
        return text.toString().replace(GENERAL_MARK, GeneralText.show(value));
    }

    /** The places before the point, from their end, because the first place takes all the digits that are left. */
    private void before(StringBuilder text) {
        int firstDigit = first(Kind.DIGIT, point);
        int left = integer.length();
        int written = 0;
        for (int i = point - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (!token.is(Kind.DIGIT)) {
                text.insert(0, sign(token));
                continue;
            }
            int take = i == firstDigit ? Math.max(left, 1) : 1;
            for (int k = 0; k < take; k++) {
                String digit = left > 0 ? integer.substring(left - 1, left) : absent(token);
                left = Math.max(0, left - 1);
                if (!digit.isEmpty()) {
                    text.insert(0, grouped && written > 0 && written % GROUP == 0 ? digit + "," : digit);
                    written++;
                }
            }
        }
    }

    private void behind(StringBuilder text) {
        int used = fraction.length();
        for (int i = exponentMark - 1, place = fraction.length() - 1; i > point && place >= 0; i--) {
            if (tokens.get(i).is(Kind.DIGIT)) {
                if (tokens.get(i).text().equals("0") || fraction.charAt(place) != '0') {
                    break;
                }
                used = place--;
            }
        }
        int place = 0;
        for (Token token : tokens.subList(point + 1, exponentMark)) {
            if (!token.is(Kind.DIGIT)) {
                text.append(sign(token));
            } else {
                text.append(place < used ? fraction.substring(place, place + 1) : absent(token));
                place++;
            }
        }
    }

    private void exponent(StringBuilder text) {
        text.append('E');
        if (exponent < 0) {
            text.append('-');
        } else if (tokens.get(exponentMark).text().endsWith("+")) {
            text.append('+');
        }
        int width = digits(exponentMark, tokens.size());
        String written = Integer.toString(Math.abs(exponent));
        text.append("0".repeat(Math.max(0, width - written.length()))).append(written);
        for (Token token : tokens.subList(exponentMark + 1, tokens.size())) {
            text.append(token.is(Kind.DIGIT) ? "" : sign(token));
        }
    }

    /** What the place of a digit shows that the number does not have. */
    private static String absent(Token digit) {
        return switch (digit.text()) {
            case "0" -> "0";
            case "?" -> " ";
            default -> "";
        };
    }

    private static String sign(Token token) {
        return switch (token.kind()) {
            case LITERAL, PERCENT, SLASH -> token.text();
            case GENERAL -> GENERAL_MARK;
            default -> "";
        };
    }
}
