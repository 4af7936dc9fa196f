package dev.issuetracker.adapter.http.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.wire.BearerToken;
import dev.issuetracker.adapter.http.wire.SessionCookie;
import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.access.Secrets;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * How many requests a minute a token may make. Requests without a token, or with one that this server has not yet
 * accepted, count for their address, so that invented tokens gain nothing. A minute's worth may come at once. Answers
 * say what is left (draft-ietf-httpapi-ratelimit-headers).
 */
public final class RateLimit extends Handler.Wrapper {
    private static final String TOKEN = "issue-tracker.token-counted";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Bounds the memory; a token or an address that is forgotten starts again. */
    private static final int MAX_KNOWN = 50_000;

    private final int requests;
    private final Predicate<Request> uncounted;
    private final JettyProblems problems;
    private final Cache<String, Bucket> tokens = buckets();
    private final Cache<String, Bucket> addresses = buckets();

    /**
     * Makes a rate limit that has seen nobody yet.
     *
     * @param requests how many in a minute
     * @param uncounted which requests are always let through
     */
    RateLimit(int requests, Predicate<Request> uncounted, JettyProblems problems) {
        this.requests = requests;
        this.uncounted = uncounted;
        this.problems = problems;
    }

    private static Cache<String, Bucket> buckets() {
        // After a minute of rest a bucket is full, like a new one.
        return Caffeine.newBuilder()
                .maximumSize(MAX_KNOWN)
                .expireAfterAccess(MINUTE.multipliedBy(2))
                .build();
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, MINUTE))
                .build();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (uncounted.test(request)) {
            return super.handle(request, response, callback);
        }
        // Tokens are not kept.
        String key = BearerToken.in(request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION))
                .or(() -> SessionCookie.token(request))
                .map(Secrets::hash)
                .orElse("");
        if (!key.isEmpty()) {
            request.setAttribute(TOKEN, key);
        }
        Bucket own = tokens.getIfPresent(key);
        Bucket bucket = own == null ? addresses.get(network(request), any -> full()) : own;
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        addHeaders(response.getHeaders(), own == null ? "address" : "token", probe);
        if (probe.isConsumed()) {
            return super.handle(request, response, callback);
        }
        problems.answer(
                request, response, callback, ProblemException.rateLimited(seconds(probe.getNanosToWaitForRefill())));
        return true;
    }

    /** The token of a request was accepted: from then on it counts for itself. */
    public void tokenAccepted(Context ctx) {
        String key = ctx.attribute(TOKEN);
        if (key != null && tokens.getIfPresent(key) == null) {
            tokens.asMap().putIfAbsent(key, full());
        }
    }

    /** The token of a request was not accepted: from then on it counts for its address. */
    public void tokenRejected(Context ctx) {
        String key = ctx.attribute(TOKEN);
        if (key != null) {
            tokens.invalidate(key);
        }
    }

    private void addHeaders(HttpFields.Mutable headers, String policy, ConsumptionProbe probe) {
        headers.put("RateLimit-Policy", "\"" + policy + "\";q=" + requests + ";w=" + MINUTE.toSeconds());
        headers.put(
                "RateLimit",
                "\"" + policy + "\";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset()));
    }

    private static long seconds(long nanos) {
        return Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds());
    }

    private static String network(Request request) {
        return new CallOrigin(Request.getRemoteAddr(request), "", "").network();
    }
}
