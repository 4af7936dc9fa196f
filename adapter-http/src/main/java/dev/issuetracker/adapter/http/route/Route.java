package dev.issuetracker.adapter.http.route;

import dev.issuetracker.application.access.Permission;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a route without running it.
 *
 * @param template its path, such as {@code /issues/{id}}
 * @param permission what the caller must be allowed; empty when anyone may call, also without a token
 * @param keyed whether it reads the header {@code Idempotency-Key}
 */
public record Route(String method, String template, Optional<Permission> permission, boolean keyed) {
    /** Whether the template has no parameter. */
    boolean literal() {
        return template.indexOf('{') < 0;
    }

    /** The beginning of the template, such as {@code /issues}. */
    public String firstSegment() {
        int end = template.indexOf('/', 1);
        return end < 0 ? template : template.substring(0, end);
    }

    /** Whether the template has these segments, with any segment for a parameter. */
    boolean matches(List<String> segments) {
        List<String> own = segments(template);
        if (own.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < own.size(); i++) {
            if (!own.get(i).startsWith("{") && !own.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The parts of a path between its slashes; one slash at the end does not count. */
    static List<String> segments(String path) {
        return List.of(withoutEndingSlash(path).split("/", -1));
    }

    /** A path without the slash at its end. Javalin overlooks one and no more. */
    static String withoutEndingSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
