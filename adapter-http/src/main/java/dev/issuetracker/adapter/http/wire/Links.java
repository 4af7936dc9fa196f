package dev.issuetracker.adapter.http.wire;

import io.javalin.http.Context;
import org.eclipse.jetty.server.Request;

/** Paths and URLs as clients see them, who may have to name a path before those of the tracker. */
public final class Links {
    private static final String PREFIX = "issue-tracker.path-prefix";

    private Links() {}

    /**
     * Notes where the client of a request sees the tracker.
     *
     * @param prefix a path such as {@code /tracker}; empty for the root
     */
    public static void below(Request request, String prefix) {
        request.setAttribute(PREFIX, prefix);
    }

    /** The path before those of the tracker; empty when there is none. */
    public static String prefix(Context ctx) {
        String prefix = ctx.attribute(PREFIX);
        return prefix == null ? "" : prefix;
    }

    /** The same of a request that has not come to the routes yet. */
    public static String prefix(Request request) {
        return request.getAttribute(PREFIX) instanceof String prefix ? prefix : "";
    }

    /** A path of the tracker, as the client has to send it. */
    public static String path(Context ctx, String path) {
        return prefix(ctx) + path;
    }

    /** The URL of the request itself, without its query. */
    public static String self(Context ctx) {
        StringBuffer url = ctx.req().getRequestURL();
        int path = url.length() - ctx.req().getRequestURI().length();
        return url.insert(path, prefix(ctx)).toString();
    }
}
