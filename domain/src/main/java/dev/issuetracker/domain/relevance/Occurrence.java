package dev.issuetracker.domain.relevance;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where a folded text has a word.
 *
 * @param from counted in UTF-16 code units
 * @param to not included
 */
record Occurrence(int from, int to, Fit fit) {
    /** So many say enough about a text. */
    private static final int MOST = 32;

    /** Scripts that put no blanks between words: a word may begin and end anywhere. */
    private static final Set<UnicodeScript> WITHOUT_BLANKS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /** What the occurrence is of the word in the text. */
    enum Fit {
        INSIDE,
        BEGINNING,
        WHOLE
    }

    /** The first occurrences of a word, one after the other. */
    static List<Occurrence> of(String folded, String word) {
        List<Occurrence> found = new ArrayList<>();
        int from = folded.indexOf(word);
        while (from >= 0 && found.size() < MOST) {
            int to = from + word.length();
            found.add(new Occurrence(from, to, fit(folded, from, to)));
            from = folded.indexOf(word, to);
        }
        return found;
    }

    private static Fit fit(String text, int from, int to) {
        if (isWithinWord(text, from)) {
            return Fit.INSIDE;
        }
        return isWithinWord(text, to) ? Fit.BEGINNING : Fit.WHOLE;
    }

    private static boolean isWithinWord(String text, int place) {
        return place > 0
                && place < text.length()
                && joins(text.codePointBefore(place))
                && joins(text.codePointAt(place));
    }

    private static boolean joins(int point) {
        boolean part = Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK;
        return part && !WITHOUT_BLANKS.contains(UnicodeScript.of(point));
    }
}
