package dev.issuetracker.domain.text;

import java.text.Normalizer;

/**
 * When two texts count as the same but for case: for taken names and for the search. The rule is that of
 * {@link String#equalsIgnoreCase}, by code point, on NFC text. It needs no locale, so that every store gives the same
 * answer.
 */
public final class CaseFolding {
    private CaseFolding() {}

    /** The text in a form in which equality and substring ignore case. */
    public static String fold(String text) {
        String normal = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder folded = new StringBuilder(normal.length());
        normal.codePoints()
                .map(point -> Character.toLowerCase(Character.toUpperCase(point)))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
