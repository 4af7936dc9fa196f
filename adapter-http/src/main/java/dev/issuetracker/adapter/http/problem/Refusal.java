package dev.issuetracker.adapter.http.problem;

import java.util.Map;
import java.util.TreeMap;

/** A refusal for reasons of the protocol, before any service was asked. Its message is written for the caller. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;
    private final transient Map<String, Object> members;

    Refusal(int status, String code, String detail) {
        this(status, code, detail, Map.of(), Map.of());
    }

    private Refusal(int status, String code, String detail, Map<String, String> headers, Map<String, Object> members) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = headers;
        this.members = members;
    }

    public static Refusal malformedJson(String what, int line, int column) {
        return new Refusal(
                400,
                "malformed_json",
                "The body is not JSON: " + what + " (line " + line + ", column " + column + ").",
                Map.of(),
                new TreeMap<>(Map.of("line", line, "column", column)));
    }

    public static Refusal bodyRefused(String code, String detail) {
        return new Refusal(400, code, detail);
    }

    public static Refusal methodNotAllowed(String allowed) {
        return new Refusal(
                405, "method_not_allowed", "This path takes " + allowed + ".", Map.of("Allow", allowed), Map.of());
    }

    public static Refusal routeNotFound(String path) {
        return new Refusal(404, "not_found", "There is nothing at " + path + "; /openapi.json lists what there is.");
    }

    public static Refusal notAcceptable(String mediaType) {
        return new Refusal(406, "not_acceptable", "The answer is " + mediaType + ", which the header Accept excludes.");
    }

    public static Refusal unsupportedMediaType(String wanted) {
        return new Refusal(
                415,
                "unsupported_media_type",
                "The body must be " + wanted + "; say so in the header Content-Type.",
                Map.of("Accept", wanted),
                Map.of());
    }

    public static Refusal bodyTooLarge(long limit) {
        return new Refusal(413, "body_too_large", "The body is larger than " + limit + " bytes, which is the most.");
    }

    /** More is to be done at once than can be. */
    public static Refusal overloaded() {
        return new Refusal(
                503,
                "overloaded",
                "The server has more to do than it can at once; try again in a moment.",
                Map.of("Retry-After", "1"),
                Map.of());
    }

    public static Refusal rateLimited(long seconds) {
        return new Refusal(
                429,
                "rate_limited",
                "Too many requests within a minute; go on in " + seconds + " s.",
                Map.of("Retry-After", Long.toString(seconds)),
                Map.of());
    }

    /** The body came too slowly, or stopped coming. */
    public static Refusal tooSlow() {
        return new Refusal(408, "request_timeout", "The body did not arrive in time.");
    }

    int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** What the answer's head must say. */
    Map<String, String> headers() {
        return headers;
    }

    /** What the problem says beyond what every problem says. */
    public Map<String, Object> members() {
        return members;
    }
}
