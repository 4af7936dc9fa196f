package dev.issuetracker.adapter.http.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.issuetracker.adapter.http.problem.Refusal;
import dev.issuetracker.adapter.http.route.Authentication;
import dev.issuetracker.application.access.Origin;
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
 * So many requests a minute for each token; for each address as long as it shows none, or one that this server has not yet found
 * good, so that invented tokens gain nothing. A minute's worth may come at once. Answers tell what is left
 * (draft-ietf-httpapi-ratelimit-headers).
 */
public final class RateLimit extends Handler.Wrapper {
    private static final String TOKEN = "issue-tracker.token-counted";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Bounds the memory; who is forgotten starts anew. */
    private static final int MAX_KNOWN = 50_000;

    private final int requests;
    private final Predicate<Request> uncounted;
    private final JettyProblems problems;
    private final Cache<String, Bucket> tokens = buckets();
    private final Cache<String, Bucket> addresses = buckets();

    /**
     * @param requests how many in a minute
     * @param uncounted which requests are let through whoever sends them
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
        String key = Authentication.token(request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION))
                .map(Secrets::hash)
                .orElse("");
        if (!key.isEmpty()) {
            request.setAttribute(TOKEN, new Shown(key));
        }
        Bucket own = tokens.getIfPresent(key);
        Bucket bucket = own == null ? addresses.get(network(request), any -> full()) : own;
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        tell(response.getHeaders(), own == null ? "address" : "token", probe);
        if (probe.isConsumed()) {
            return super.handle(request, response, callback);
        }
        problems.refuse(request, response, callback, Refusal.rateLimited(seconds(probe.getNanosToWaitForRefill())));
        return true;
    }

    /** What a request shows. */
    private final class Shown {
        private final String key;

        Shown(String key) {
            this.key = key;
        }

        void accepted() {
            tokens.asMap().putIfAbsent(key, full());
        }

        void refused() {
            tokens.invalidate(key);
        }
    }

    /** To be told when the token of a request was found good. */
    public static void tokenAccepted(Context ctx) {
        Shown shown = ctx.attribute(TOKEN);
        if (shown != null) {
            shown.accepted();
        }
    }

    /** To be told when the token of a request was refused: from then on it counts for its address. */
    public static void tokenRefused(Context ctx) {
        Shown shown = ctx.attribute(TOKEN);
        if (shown != null) {
            shown.refused();
        }
    }

    private void tell(HttpFields.Mutable headers, String policy, ConsumptionProbe probe) {
        headers.put("RateLimit-Policy", "\"" + policy + "\";q=" + requests + ";w=" + MINUTE.toSeconds());
        headers.put(
                "RateLimit",
                "\"" + policy + "\";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset()));
    }

    private static long seconds(long nanos) {
        return Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds());
    }

    private static String network(Request request) {
        return new Origin(Request.getRemoteAddr(request), "", "").network();
    }
}
