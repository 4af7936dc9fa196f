package dev.issuetracker.adapter.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
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
final class RateLimit extends Handler.Wrapper {
    private static final String ACCEPTED = "issue-tracker.token-accepted";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Bounds the memory; who is forgotten starts anew. */
    private static final int MAX_KNOWN = 50_000;
    /** Whoever has one IPv6 address has all that share these bytes. */
    private static final int IPV6_NETWORK = 8;

    private final int requests;
    private final JettyProblems problems;
    private final Cache<String, Bucket> tokens = buckets();
    private final Cache<String, Bucket> addresses = buckets();

    /** @param requests how many in a minute */
    RateLimit(int requests, JettyProblems problems) {
        this.requests = requests;
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
        if (Requests.isHealth(request) || Request.getPathInContext(request).startsWith("/metrics")) {
            return super.handle(request, response, callback);
        }
        String credentials = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        String token = credentials == null ? "" : hash(credentials);
        Bucket own = token.isEmpty() ? null : tokens.getIfPresent(token);
        if (own == null && !token.isEmpty()) {
            Runnable accepted = () -> tokens.put(token, full());
            request.setAttribute(ACCEPTED, accepted);
        }
        Bucket bucket = own == null ? addresses.get(address(request), any -> full()) : own;
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        tell(response.getHeaders(), own == null ? "address" : "token", probe);
        if (probe.isConsumed()) {
            return super.handle(request, response, callback);
        }
        problems.refuse(request, response, callback, Refusal.rateLimited(seconds(probe.getNanosToWaitForRefill())));
        return true;
    }

    /** To be told when the token of a request was found good. */
    static void tokenAccepted(Context ctx) {
        Runnable accepted = ctx.attribute(ACCEPTED);
        if (accepted != null) {
            accepted.run();
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

    private static String address(Request request) {
        boolean known = request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress;
        InetAddress address = known
                ? ((InetSocketAddress) request.getConnectionMetaData().getRemoteSocketAddress()).getAddress()
                : InetAddress.getLoopbackAddress();
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes.length == 4 ? bytes : Arrays.copyOf(bytes, IPV6_NETWORK));
    }

    /** Tokens are not kept. */
    private static String hash(String credentials) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(credentials.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
