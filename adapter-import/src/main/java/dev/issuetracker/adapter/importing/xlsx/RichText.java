package dev.issuetracker.adapter.importing.xlsx;

import dev.issuetracker.adapter.importing.file.Limits;

/**
 * Gathers the text of a string that may be made of runs, each with a look of its own, and hints how to pronounce it.
 */
final class RichText {
    private static final int ESCAPE = "_x000D_".length();

    private final Limits limits;
    private final StringBuilder text = new StringBuilder();
    private boolean inText;
    private boolean inPhonetic;

    RichText(Limits limits) {
        this.limits = limits;
    }

    void clear() {
        text.setLength(0);
        inText = false;
        inPhonetic = false;
    }

    void begin(String element) {
        if (element.equals("rPh")) {
            inPhonetic = true;
        } else if (element.equals("t")) {
            inText = !inPhonetic;
        }
    }

    /** Whether there was room. */
    boolean text(char[] from, int start, int length) {
        if (inText) {
            text.append(from, start, length);
        }
        return text.length() <= limits.rowCharacters();
    }

    void end(String element) {
        if (element.equals("rPh")) {
            inPhonetic = false;
        } else if (element.equals("t")) {
            inText = false;
        }
    }

    /** As it is in the file; {@link #unescape} makes it what a person sees. */
    @Override
    public String toString() {
        return text.toString();
    }

    /** Replaces {@code _xHHHH_}, by which workbooks write the characters that XML cannot carry. */
    static String unescape(String text) {
        int next = text.indexOf("_x");
        if (next < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int done = 0;
        while (next >= 0) {
            if (escape(text, next)) {
                plain.append(text, done, next).append((char) Integer.parseInt(text, next + 2, next + 6, 16));
                done = next + ESCAPE;
                next = text.indexOf("_x", done);
            } else {
                next = text.indexOf("_x", next + 1);
            }
        }
        return plain.append(text, done, text.length()).toString();
    }

    private static boolean escape(String text, int at) {
        if (at + ESCAPE > text.length() || text.charAt(at + ESCAPE - 1) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }
}
