package dev.issuetracker.adapter.http.wire;

import dev.issuetracker.domain.error.TrackerException;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * The cookie that keeps the session token of a web page where no script can read it. It counts only beside the header
 * {@value #HEADER}, which a browser lets no page of another origin send.
 */
public final class SessionCookie {
    /** With the value {@value #BY_COOKIE} a page asks that its token travels in the cookie. */
    public static final String HEADER = "X-Session";

    /** The only value of the header. */
    public static final String BY_COOKIE = "cookie";

    private static final String NAME = "issue-tracker";
    private static final Pattern PAIR = Pattern.compile("(?:^|;) *([A-Za-z0-9._~+-]+)=([A-Za-z0-9._-]*) *(?=;|$)");

    private SessionCookie() {}

    /**
     * Must come before any work: once there is an account or a session, it is too late to reject the request.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} when the header came more than once
     */
    public static void checkHeader(Context ctx) {
        RequestHeaders.single(ctx, HEADER);
    }

    /** Whether the sender of a request keeps its token in the cookie. */
    public static boolean wanted(Context ctx) {
        return BY_COOKIE.equals(ctx.header(HEADER));
    }

    /** The token in the cookie; empty when the header is missing, or the cookie did not come exactly once. */
    public static Optional<String> token(Context ctx) {
        if (!wanted(ctx)) {
            return Optional.empty();
        }
        return only(RequestHeaders.values(ctx, "Cookie"), name(ctx.req().isSecure(), Links.prefix(ctx)));
    }

    /** The same of a request that has not come to the routes yet. */
    public static Optional<String> token(Request request) {
        if (!request.getHeaders().getValuesList(HEADER).equals(List.of(BY_COOKIE))) {
            return Optional.empty();
        }
        return only(
                request.getHeaders().getValuesList(HttpHeader.COOKIE), name(request.isSecure(), Links.prefix(request)));
    }

    /** Two of one name mean that another host or path has set one of them: neither can be trusted. */
    private static Optional<String> only(List<String> headers, String name) {
        List<String> values = headers.stream()
                .flatMap(header -> PAIR.matcher(header).results())
                .filter(pair -> pair.group(1).equals(name))
                .map(pair -> pair.group(2))
                .toList();
        return values.size() == 1 && !values.get(0).isEmpty() ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Puts a token into the cookie. */
    public static void set(Context ctx, String token, Duration life) {
        write(ctx, token, life);
    }

    /** Takes the cookie out of the browser. */
    public static void clear(Context ctx) {
        write(ctx, "", Duration.ZERO);
    }

    private static void write(Context ctx, String value, Duration life) {
        boolean secure = ctx.req().isSecure();
        String prefix = Links.prefix(ctx);
        ctx.res()
                .addHeader(
                        "Set-Cookie",
                        name(secure, prefix) + "=" + value + "; Path=" + (prefix.isEmpty() ? "/" : prefix)
                                + "; Max-Age=" + life.toSeconds() + "; HttpOnly; SameSite=Strict"
                                + (secure ? "; Secure" : ""));
    }

    /**
     * Browsers let no other host, and no page without TLS, set a cookie whose name begins so. Below a path they send
     * the cookies of the paths above it too, so that each tracker of a host needs a name of its own. A path has no +.
     */
    private static String name(boolean secure, String prefix) {
        String name = NAME + prefix.replace('/', '+');
        if (!secure) {
            return name;
        }
        return (prefix.isEmpty() ? "__Host-" : "__Secure-") + name;
    }
}
