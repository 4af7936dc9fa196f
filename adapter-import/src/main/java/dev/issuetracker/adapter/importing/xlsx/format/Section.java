package dev.issuetracker.adapter.importing.xlsx.format;

import dev.issuetracker.adapter.importing.xlsx.format.Token.Kind;
import java.util.List;
import java.util.Locale;

/** A part of a format code, which has up to four: for positive numbers, for negative ones, for zero, for texts. */
record Section(List<Token> tokens, Condition condition, Locale locale) {
    boolean has(Kind kind) {
        return tokens.stream().anyMatch(token -> token.is(kind));
    }

    boolean isDate() {
        return has(Kind.DATE) || has(Kind.ELAPSED) || has(Kind.HALF_DAY);
    }

    /** Whether it shows a day or a year, and not only a time or a duration. */
    boolean showsDays() {
        return tokens.stream()
                .anyMatch(token -> token.isDate('y') || token.isDate('d') || token.isDate('b') || token.isDate('e'));
    }

    boolean isFraction() {
        return has(Kind.SLASH) && has(Kind.DIGIT);
    }

    /** Whether it is made for texts, so that a number is shown as it is. */
    boolean isText() {
        return !has(Kind.DIGIT)
                && tokens.stream().anyMatch(token -> token.text().equals("@"));
    }
}
