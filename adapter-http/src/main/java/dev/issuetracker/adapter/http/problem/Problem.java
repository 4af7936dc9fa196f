package dev.issuetracker.adapter.http.problem;

import dev.issuetracker.adapter.http.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A problem as it is sent (RFC 9457). Its type is always {@code about:blank}; {@code code} says what went wrong.
 *
 * @param members what this kind of problem says beyond what every problem says
 * @param headers the headers that the answer must have
 */
public record Problem(
        int status, String code, String detail, Map<String, Object> members, Map<String, String> headers) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem with nothing to say beyond what every problem says. */
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, Map.of(), Map.of());
    }

    /** The problem of an error that nobody foresaw. */
    public static Problem internalError(int status) {
        return of(
                status,
                "internal_error",
                "Something went wrong in the tracker; its log has the details under the id in instance.");
    }

    /** The problem as JSON. */
    public byte[] bytes(String requestId) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "about:blank");
        json.put("title", title(status));
        json.put("status", status);
        json.put("detail", detail);
        json.put("instance", requestId);
        json.put("code", code);
        json.putAll(members);
        return Json.bytes(json);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 415 -> "Unsupported Media Type";
            case 417 -> "Expectation Failed";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 503 -> "Service Unavailable";
            case 505 -> "HTTP Version Not Supported";
            case 507 -> "Insufficient Storage";
            default -> status < 500 ? "Bad Request" : "Internal Server Error";
        };
    }
}
