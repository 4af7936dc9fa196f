package dev.issuetracker.adapter.importing.writing;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a sheet has a text. What XML cannot carry is written {@code _xHHHH_}, and so is the underscore of what reads like
 * that.
 */
final class SheetText {
    private static final int ESCAPE_LENGTH = "_xHHHH_".length();
    private static final Pattern ESCAPED = Pattern.compile("_x[0-9A-Fa-f]{4}_");

    private SheetText() {}

    /** How many characters its cell has. */
    static int length(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            if (escaped(text, i)) {
                length += ESCAPE_LENGTH - 1;
            }
        }
        return length;
    }

    /** Appends it as XML. */
    static void append(String text, StringBuilder xml) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                // A parser makes a line feed of a bare one.
                case '\r' -> xml.append("&#13;");
                default -> {
                    if (escaped(text, i)) {
                        xml.append(String.format(Locale.ROOT, "_x%04X_", (int) c));
                    } else {
                        xml.append(c);
                    }
                }
            }
        }
    }

    private static boolean escaped(String text, int at) {
        char c = text.charAt(at);
        if (c == '_') {
            return text.startsWith("_x", at)
                    && ESCAPED.matcher(text).region(at, text.length()).lookingAt();
        } else if (c < ' ') {
            return c != '\t' && c != '\n' && c != '\r';
        } else if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        } else if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c >= '\uFFFE';
    }
}
