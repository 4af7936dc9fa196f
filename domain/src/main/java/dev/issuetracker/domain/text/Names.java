package dev.issuetracker.domain.text;

/** Names as they are compared: without what nobody sees around them, and without their case. */
public final class Names {
    private Names() {}

    /** A name without what nobody sees around it and without its case. Names are the same when these are equal. */
    public static String folded(String name) {
        return CaseFolding.fold(stripped(name));
    }

    /** A name without what nobody sees around it: white space, also such that does not break lines or has no width. */
    public static String stripped(String name) {
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
