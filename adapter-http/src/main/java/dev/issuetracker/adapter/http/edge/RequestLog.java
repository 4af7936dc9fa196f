package dev.issuetracker.adapter.http.edge;

import dev.issuetracker.adapter.http.wire.NetworkAddress;
import dev.issuetracker.adapter.http.wire.Requests;
import io.javalin.http.Context;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs one line for each request that was answered: for people as a sentence, for machines as fields. A problem's line
 * also has its code and the client's address.
 */
public final class RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    /** A request as the log shows it. */
    private record Answered(
            String method,
            String path,
            int status,
            @Nullable String code,
            String address) {
        LoggingEventBuilder fields(long millis) {
            LoggingEventBuilder line = LOG.atInfo()
                    .addKeyValue("method", method)
                    .addKeyValue("path", path)
                    .addKeyValue("status", status)
                    .addKeyValue("milliseconds", millis)
                    .addKeyValue("address", address);
            return code == null ? line : line.addKeyValue("code", code);
        }

        /** What the sentence about a problem ends with. */
        String problem() {
            if (status < 400) {
                return "";
            }
            return code == null ? " " + address : " " + code + " " + address;
        }
    }

    private RequestLog() {}

    /** Logs a request that came to a route, or to none. */
    public static void answered(Context ctx, int status, long millis) {
        String path = ctx.req().getRequestURI();
        Answered line = new Answered(
                ctx.req().getMethod(),
                path,
                status,
                Requests.problem(ctx),
                NetworkAddress.shown(ctx.req().getRemoteAddr()));
        line.fields(millis).log("{} {} {} {} ms{}", line.method(), path, status, millis, line.problem());
    }

    /**
     * Logs a request that was answered before it came to any route. Its URL may be malformed or very long: it is left
     * out.
     */
    static void answeredEarly(Request request, int status, String code, String requestId) {
        Answered line = new Answered(
                request.getMethod(), "-", status, code, NetworkAddress.shown(Request.getRemoteAddr(request)));
        MDC.put(Requests.LOGGED_ID, requestId);
        try {
            line.fields(0).log("{} answered {} before any route{}", line.method(), status, line.problem());
        } finally {
            MDC.remove(Requests.LOGGED_ID);
        }
    }
}
