package dev.issuetracker.adapter.http.wire;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The header {@code Accept}: which media types a client takes. */
public final class AcceptHeader {
    private AcceptHeader() {}

    /** Whether it takes a media type. The most specific range decides (RFC 9110). */
    public static boolean takes(@Nullable String header, String mediaType) {
        if (header == null || header.isBlank()) {
            return true;
        }
        String type = mediaType.substring(0, mediaType.indexOf('/') + 1);
        int best = -1;
        boolean taken = false;
        for (String range : header.split(",", -1)) {
            String[] parts = range.split(";", -1);
            String name = parts[0].strip().toLowerCase(Locale.ROOT);
            int specific = name.equals(mediaType) ? 2 : name.equals(type + "*") ? 1 : name.equals("*/*") ? 0 : -1;
            if (specific > best) {
                best = specific;
                taken = weight(parts) > 0;
            }
        }
        return taken;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("q=")) {
                try {
                    return Double.parseDouble(parameter.substring(2));
                } catch (NumberFormatException malformed) {
                    return 1;
                }
            }
        }
        return 1;
    }
}
