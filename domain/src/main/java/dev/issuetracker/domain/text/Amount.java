package dev.issuetracker.domain.text;

import java.util.Locale;

/** Numbers of things, for people. English makes a regular noun plural. */
public final class Amount {
    private Amount() {}

    /** A number with what it counts: {@code 1 row}, {@code 2 rows}. */
    public static String of(long number, String noun) {
        return number + " " + noun(number, noun);
    }

    /** How far something is: {@code 0 of 1 row}. */
    public static String of(long done, long total, String noun) {
        return String.format(Locale.ROOT, "%d of %d %s", done, total, noun(total, noun));
    }

    /** A noun behind a number. */
    public static String noun(long number, String noun) {
        return number == 1 ? noun : noun + "s";
    }
}
