package dev.issuetracker.domain.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * When two texts count as the same but for case: for taken names and for the search. The rule is that of
 * {@link String#equalsIgnoreCase}, by code point, on NFC text. It needs no locale, so that every store gives the same
 * answer.
 */
public final class CaseFolding {
    private static final char ASCII = 0x7f;

    private CaseFolding() {}

    /** The text in a form in which equality and substring ignore case. */
    public static String fold(String text) {
        return ascii(text) ? text.toLowerCase(Locale.ROOT) : foldAny(text);
    }

    /** Most texts are; the general rule comes to the same for them, and takes many times as long. */
    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > ASCII) {
                return false;
            }
        }
        return true;
    }

    /** The text in NFC. Folding it puts one code point in place of each of these. */
    public static String normal(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String foldAny(String text) {
        String normal = normal(text);
        StringBuilder folded = new StringBuilder(normal.length());
        normal.codePoints()
                .map(point -> Character.toLowerCase(Character.toUpperCase(point)))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
