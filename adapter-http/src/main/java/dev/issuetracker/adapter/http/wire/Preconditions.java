package dev.issuetracker.adapter.http.wire;

import dev.issuetracker.domain.error.Violations;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Versions as entity tags, such as {@code "5"}, contents as weak ones, such as {@code W/"kX2…"}, and the headers that
 * compare them.
 */
public final class Preconditions {
    public static final String IF_MATCH = "If-Match";
    static final String IF_NONE_MATCH = "If-None-Match";

    private static final String BY_IF_MATCH = "issue-tracker.by-if-match";
    /** Of a weak tag as well: a proxy that compresses answers makes their tags weak. */
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"([1-9][0-9]{0,17})\"");

    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")");

    /** Of a hash: two contents never have the same ones by accident. */
    private static final int DIGEST_BYTES = 18;

    private Preconditions() {}

    /** The entity tag of a version. */
    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /** The entity tag of what has no version. It is weak, since the bytes that are sent may be compressed. */
    public static String etag(byte[] content) {
        byte[] shortened = Arrays.copyOf(Sha256.of(content), DIGEST_BYTES);
        return "W/\"" + Base64.getUrlEncoder().encodeToString(shortened) + "\"";
    }

    /** The version that {@code If-Match} names; null when there is no such header, or it is invalid. */
    public static @Nullable Long version(Context ctx, Violations violations) {
        return version(ctx, null, violations);
    }

    /**
     * The version that the caller edited, from {@code If-Match} or the body; null when neither has it, or it is
     * invalid.
     *
     * @param inBody the version in the body; null when it has none
     */
    public static @Nullable Long version(Context ctx, @Nullable Long inBody, Violations violations) {
        Long inHeader = ifMatch(RequestHeaders.values(ctx, IF_MATCH), violations);
        if (inHeader == null) {
            return inBody;
        }
        if (inBody != null && !inBody.equals(inHeader)) {
            violations.add(
                    "version",
                    "contradiction",
                    "version is " + inBody + " and If-Match is " + etag(inHeader)
                            + "; send only one of them, or the same version in both.");
        }
        ctx.attribute(BY_IF_MATCH, true);
        return inHeader;
    }

    /** Whether the version of this request came by {@code If-Match}. */
    public static boolean byIfMatch(Context ctx) {
        return Boolean.TRUE.equals(ctx.<Boolean>attribute(BY_IF_MATCH));
    }

    static @Nullable Long ifMatch(List<String> headers, Violations violations) {
        if (headers.isEmpty()) {
            return null;
        }
        long last = 0;
        for (String tag : String.join(",", headers).split(",", -1)) {
            Matcher matcher = VERSION.matcher(tag.strip());
            if (!matcher.matches()) {
                return invalid(violations);
            }
            // Versions only grow: of those that a client has seen, none but the last can still be current.
            last = Math.max(last, Long.parseLong(matcher.group(1)));
        }
        return last;
    }

    private static @Nullable Long invalid(Violations violations) {
        violations.add(
                IF_MATCH,
                "invalid_etag",
                "If-Match must be the version in double quotes, such as \"5\" or W/\"5\", or a list of such tags; * is"
                        + " not accepted.");
        return null;
    }

    /** Whether {@code If-None-Match} names this version, so that the client has it already. */
    public static boolean unchanged(Context ctx, long version) {
        return unchanged(ctx, etag(version));
    }

    /** Whether {@code If-None-Match} names this entity tag (weak comparison, RFC 9110). */
    public static boolean unchanged(Context ctx, String etag) {
        return noneMatch(RequestHeaders.values(ctx, IF_NONE_MATCH), etag);
    }

    static boolean noneMatch(List<String> headers, String etag) {
        Matcher own = TAG.matcher(etag);
        String opaque = own.matches() ? own.group(1) : etag;
        for (String header : headers) {
            if (header.strip().equals("*")) {
                return true;
            }
            Matcher matcher = TAG.matcher(header);
            while (matcher.find()) {
                if (opaque.equals(matcher.group(1))) {
                    return true;
                }
            }
        }
        return false;
    }
}
