package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.domain.text.CaseFolding;

/** Words of a file, in the form in which they are compared. */
final class Words {
    private Words() {}

    /** A name without the white space around it and without its case. */
    static String folded(String name) {
        return CaseFolding.fold(stripped(name));
    }

    /** A name without what nobody sees around it: white space, also such that does not break lines or has no width. */
    static String stripped(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && unseen(name.codePointAt(start))) {
            start += Character.charCount(name.codePointAt(start));
        }
        while (end > start && unseen(name.codePointBefore(end))) {
            end -= Character.charCount(name.codePointBefore(end));
        }
        return name.substring(start, end);
    }

    private static boolean unseen(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT;
    }
}
