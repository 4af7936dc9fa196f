package dev.issuetracker.adapter.http.exchange;

import org.eclipse.jetty.http.MultiPart;

/** What senders call files. */
final class FileName {
    private static final int MAX = 255;

    private FileName() {}

    /** Without the folders that some clients send, and without characters that no store takes. */
    static String of(MultiPart.Part part) {
        String name = part.getFileName() == null ? "" : part.getFileName();
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return shortened(last.codePoints()
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }

    /** The ending names the format, so a name that is too long loses its beginning. */
    static String shortened(String name) {
        int excess = name.codePointCount(0, name.length()) - MAX;
        return excess > 0 ? name.substring(name.offsetByCodePoints(0, excess)) : name;
    }
}
