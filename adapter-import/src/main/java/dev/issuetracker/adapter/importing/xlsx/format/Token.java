package dev.issuetracker.adapter.importing.xlsx.format;

/**
 * A piece of a format code.
 *
 * @param text what it shows, for a literal; otherwise the piece itself, in lower case
 */
record Token(Kind kind, String text) {
    /** What a piece means. */
    enum Kind {
        /** Itself. */
        LITERAL,
        /** The number as it is. */
        GENERAL,
        /** A part of a date or time, such as {@code yyyy}. */
        DATE,
        /** Hours, minutes or seconds in all, such as {@code [h]}. */
        ELAPSED,
        /** Before or after noon. */
        HALF_DAY,
        /** The place of a digit: {@code 0}, {@code #} or {@code ?}. */
        DIGIT,
        POINT,
        COMMA,
        PERCENT,
        /** The mark before an exponent, such as {@code E+}. */
        EXPONENT,
        SLASH
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Whether this is a part of a date whose letter is the one given. */
    boolean isDate(char letter) {
        return is(Kind.DATE) && text.charAt(0) == letter;
    }
}
