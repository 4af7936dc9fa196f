package dev.issuetracker.adapter.http.settings;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path below which a proxy shows the tracker, such as {@code /tracker}.
 *
 * @param text begins with a slash and ends without one; empty when the tracker is at the root
 */
public record PathPrefix(String text) {
    /**
     * Only what needs no escape. With an empty segment a link would lead to another host, with {@code ..} to another
     * path.
     */
    private static final Pattern ACCEPTED = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*");

    private static final int MAX_LENGTH = 200;

    /** The tracker is at the root of its host. */
    public static final PathPrefix NONE = new PathPrefix("");

    public PathPrefix {
        if (text.length() > MAX_LENGTH || !ACCEPTED.matcher(text).matches()) {
            throw new IllegalArgumentException("no path such as /tracker: " + text);
        }
    }

    /** The prefix that a text names, which may end with a slash; empty when it names none. */
    public static Optional<PathPrefix> of(String text) {
        String path = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return path.length() <= MAX_LENGTH && ACCEPTED.matcher(path).matches()
                ? Optional.of(new PathPrefix(path))
                : Optional.empty();
    }

    /** Whether a path lies below this prefix. */
    public boolean covers(String path) {
        return path.equals(text) || (path.startsWith(text + "/") && !path.startsWith(text + "//"));
    }

    /** A path without this prefix, which covers it. */
    public String strip(String path) {
        return path.equals(text) ? "/" : path.substring(text.length());
    }

    @Override
    public String toString() {
        return text;
    }
}
