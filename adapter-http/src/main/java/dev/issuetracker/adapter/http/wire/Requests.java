package dev.issuetracker.adapter.http.wire;

import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What every request has: an id, an origin, a path. */
public final class Requests {
    /** A client may choose the id of its request; every answer names it. */
    public static final String ID_HEADER = "X-Request-Id";
    /** Under this key the log has the request's id. */
    public static final String LOGGED_ID = "request_id";
    /** Under this key the log has the id of the account that sent it. */
    public static final String LOGGED_USER = "user_id";

    private static final String ID = "issue-tracker.request-id";
    private static final String PROBLEM = "issue-tracker.problem";
    private static final Pattern ACCEPTED_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern HEALTH = Pattern.compile("/health/(live|ready)/?");
    private static final Pattern METRICS = Pattern.compile("/metrics/?");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,18}");

    private Requests() {}

    /**
     * The id that the client chose if it is short and plain, else a new one; also when two came, since a proxy may have
     * noted either.
     */
    public static String chooseId(List<String> sent) {
        return sent.size() == 1 && ACCEPTED_ID.matcher(sent.get(0)).matches()
                ? sent.get(0)
                : UUID.randomUUID().toString();
    }

    /** Whether the request asks for the health of the server, which is always answered. */
    public static boolean isHealth(Request request) {
        return HEALTH.matcher(path(request)).matches();
    }

    /** Whether the request asks for the metrics. */
    public static boolean isMetrics(Request request) {
        return METRICS.matcher(path(request)).matches();
    }

    /** The path that routes are found by. */
    private static String path(Request request) {
        return Objects.requireNonNullElse(request.getHttpURI().getPath(), "");
    }

    /** The id of a request. */
    public static String id(Context ctx) {
        String known = ctx.attribute(ID);
        if (known != null) {
            return known;
        }
        String id = chooseId(RequestHeaders.values(ctx, ID_HEADER));
        ctx.attribute(ID, id);
        return id;
    }

    /** Notes the code of the problem that the request is answered with. */
    public static void noteProblem(Context ctx, String code) {
        ctx.attribute(PROBLEM, code);
    }

    /** The code of the problem that the request was answered with; null when it was answered otherwise. */
    public static @Nullable String problem(Context ctx) {
        return ctx.attribute(PROBLEM);
    }

    /** Where a request comes from, for the audit log. */
    public static CallOrigin origin(Context ctx) {
        return new CallOrigin(
                ctx.req().getRemoteAddr(),
                Objects.requireNonNullElse(RequestHeaders.list(ctx, "User-Agent"), ""),
                id(ctx));
    }

    /**
     * The id in a path.
     *
     * @param kind what has the id, for the message
     * @throws TrackerException {@code NOT_FOUND} when it is no positive 64-bit number
     */
    public static long pathId(Context ctx, String parameter, String kind) {
        String text = ctx.pathParam(parameter);
        if (NUMBER.matcher(text).matches()) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException tooLarge) {
                throw new TrackerException(ErrorCode.NOT_FOUND, "There is no " + kind + " with id " + text + ".");
            }
        }
        throw new TrackerException(
                ErrorCode.NOT_FOUND, "There is no such " + kind + ": an id is a number from 1, such as 42.");
    }
}
