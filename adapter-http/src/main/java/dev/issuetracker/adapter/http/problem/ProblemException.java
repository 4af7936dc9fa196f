package dev.issuetracker.adapter.http.problem;

import dev.issuetracker.adapter.http.wire.Json;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request that HTTP itself cannot accept, before any use case is asked. It carries the problem that is answered; its
 * message is written for the client.
 */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private ProblemException(
            int status, String code, String detail, Map<String, Object> members, Map<String, String> headers) {
        super(detail, null, false, false);
        this.problem = new Problem(status, code, detail, members, headers);
    }

    private ProblemException(int status, String code, String detail) {
        this(status, code, detail, Map.of(), Map.of());
    }

    private ProblemException(int status, String code, String detail, String header, String value) {
        this(status, code, detail, Map.of(), Map.of(header, value));
    }

    /** The body is no JSON. */
    public static ProblemException malformedJson(String what, int line, int column) {
        return new ProblemException(
                400,
                "malformed_json",
                "The body is not JSON: " + what + " (line " + line + ", column " + column + ").",
                new TreeMap<>(Map.of("line", line, "column", column)),
                Map.of());
    }

    /** The body cannot be read, for a reason that has a code of its own. */
    public static ProblemException unreadableBody(String code, String detail) {
        return new ProblemException(400, code, detail);
    }

    /** The path has routes, but none for this method. */
    public static ProblemException methodNotAllowed(String allowed) {
        return new ProblemException(
                405, "method_not_allowed", "This path accepts only " + allowed + ".", "Allow", allowed);
    }

    /** The path has no route. */
    public static ProblemException routeNotFound(String path) {
        return new ProblemException(
                404, "not_found", "There is nothing at " + path + "; /openapi.json lists all paths.");
    }

    /** The header {@code Accept} excludes the only media type that the route has. */
    public static ProblemException notAcceptable(String mediaType) {
        return new ProblemException(
                406, "not_acceptable", "The answer is " + mediaType + ", which the header Accept excludes.");
    }

    /** The header {@code Accept} does not name the media type of an answer that only those get who ask for it. */
    public static ProblemException notNamed(String mediaType) {
        return new ProblemException(
                406, "not_acceptable", "The answer is " + mediaType + "; name it in the header Accept.");
    }

    /** The body is of another media type than the route takes. */
    public static ProblemException unsupportedMediaType(String accepted) {
        return new ProblemException(
                415,
                "unsupported_media_type",
                "The body must be " + accepted + "; say so in the header Content-Type.",
                "Accept",
                accepted);
    }

    /** The body is compressed. */
    public static ProblemException unsupportedEncoding(String accepted) {
        return new ProblemException(
                415,
                "unsupported_media_type",
                "The header Content-Encoding says that the body is compressed; send it uncompressed, without that"
                        + " header.",
                Map.of(),
                Map.of("Accept-Encoding", "identity", "Accept", accepted));
    }

    /** The body is JSON in another encoding of characters than UTF-8. */
    public static ProblemException unsupportedCharset() {
        return new ProblemException(
                415,
                "unsupported_media_type",
                "The header Content-Type names a charset other than UTF-8; send JSON in UTF-8.",
                "Accept",
                Json.MEDIA_TYPE);
    }

    /** The body is larger than the route takes. */
    public static ProblemException bodyTooLarge(long limit) {
        return new ProblemException(
                413, "body_too_large", "The body is too large: at most " + limit + " bytes are accepted.");
    }

    /** More is to be done at once than the server has room for. */
    public static ProblemException overloaded() {
        return new ProblemException(
                503, "overloaded", "The server is too busy; try again in a moment.", "Retry-After", "1");
    }

    /** The body was coded for its way in a manner that the server does not know. */
    public static ProblemException unsupportedTransferCoding() {
        return new ProblemException(
                501,
                "transfer_coding_unsupported",
                "The header Transfer-Encoding may only be chunked; send the body without any other coding.",
                "Connection",
                "close");
    }

    /** A client sent more requests in a minute than the rate limit allows. */
    public static ProblemException rateLimited(long seconds) {
        return new ProblemException(
                429,
                "rate_limited",
                "Too many requests within a minute; try again in " + seconds + " s.",
                "Retry-After",
                Long.toString(seconds));
    }

    /** The body came too slowly, or stopped coming. */
    public static ProblemException tooSlow() {
        return new ProblemException(408, "request_timeout", "The body did not arrive in time; send it again.");
    }

    /** What is answered. */
    public Problem problem() {
        return problem;
    }
}
