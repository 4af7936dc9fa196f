package dev.issuetracker.domain.text;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What nobody sees of a text: white space of every kind, and characters that only say how others are shown. Names are
 * kept without it around them, and compared so. Inside of a name it stays, because it joins the parts of an emoji.
 */
public final class Names {
    /** Mongolian and general selectors of variants, joiners without a look, and Hangul fillers between letters. */
    private static final String SEEN_WITH_OTHERS = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F";
    /** Letters and signs that look like a space, and a line break that Java takes for a control character. */
    private static final String BLANKS = "\u0085\u2800\u3164\uFFA0";
    /** Signs that have a look, such as numbers of verses, though Unicode calls them format characters. */
    private static final String SIGNS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06DD\u070F\u0890\u0891\u08E2";

    private Names() {}

    /** A name without what nobody sees around it and without its case. Names are the same when these are equal. */
    public static String folded(String name) {
        return CaseFolding.fold(stripped(name));
    }

    /** A text without what nobody sees around it; empty when nobody sees anything of it. */
    public static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && unseen(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (end > start && unseen(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        String rest = text.substring(start, end);
        return rest.codePoints().allMatch(point -> unseen(point) || seenWithOthers(point)) ? "" : rest;
    }

    /**
     * The name after an edit. One that is not sent, or sent back as it was, is kept, whatever the rules were when it
     * was given.
     *
     * @param rule checks another name
     */
    public static String edited(String current, @Nullable String sent, UnaryOperator<String> rule) {
        return sent == null || sent.equals(current) ? current : rule.apply(sent);
    }

    private static boolean unseen(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || BLANKS.indexOf(point) >= 0
                || (Character.getType(point) == Character.FORMAT && !sign(point) && !seenWithOthers(point));
    }

    /** At the end of a name it is a part of an emoji or a letter; alone it is nothing. */
    private static boolean seenWithOthers(int point) {
        boolean variant = point >= 0xFE00 && point <= 0xFE0F;
        boolean furtherVariant = point >= 0xE0100 && point <= 0xE01EF;
        boolean tagOfAFlag = point >= 0xE0020 && point <= 0xE007F;
        return variant || furtherVariant || tagOfAFlag || SEEN_WITH_OTHERS.indexOf(point) >= 0;
    }

    private static boolean sign(int point) {
        boolean kaithi = point == 0x110BD || point == 0x110CD;
        boolean hieroglyph = point >= 0x13430 && point <= 0x1343F;
        return kaithi || hieroglyph || SIGNS.indexOf(point) >= 0;
    }
}
