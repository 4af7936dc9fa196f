package dev.issuetracker.adapter.http.wire;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The header {@code Accept}: which media types a client takes. */
public final class AcceptHeader {
    private AcceptHeader() {}

    /** Whether it takes a media type. The most specific range decides (RFC 9110). */
    public static boolean takes(@Nullable String header, String mediaType) {
        return weightOf(header, mediaType) > 0;
    }

    /** Whether it takes the one media type rather than the other. */
    public static boolean prefers(@Nullable String header, String mediaType, String other) {
        return weightOf(header, mediaType) > weightOf(header, other);
    }

    /** Whether a list of names with weights, such as {@code Accept-Encoding}, has this name. */
    public static boolean names(@Nullable String header, String name) {
        if (header == null) {
            return false;
        }
        for (String entry : header.split(",", -1)) {
            String[] parts = entry.split(";", -1);
            if (parts[0].strip().equalsIgnoreCase(name)) {
                return weight(parts) > 0;
            }
        }
        return false;
    }

    private static double weightOf(@Nullable String header, String mediaType) {
        if (header == null || header.isBlank()) {
            return 1;
        }
        String type = mediaType.substring(0, mediaType.indexOf('/') + 1);
        int best = -1;
        double weight = 0;
        for (String range : header.split(",", -1)) {
            String[] parts = range.split(";", -1);
            String name = parts[0].strip().toLowerCase(Locale.ROOT);
            int specific = name.equals(mediaType) ? 2 : name.equals(type + "*") ? 1 : name.equals("*/*") ? 0 : -1;
            if (specific > best) {
                best = specific;
                weight = weight(parts);
            }
        }
        return weight;
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
