package dev.issuetracker.adapter.http.edge;

import dev.issuetracker.adapter.http.problem.Problem;
import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.problem.Problems;
import dev.issuetracker.adapter.http.wire.Requests;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers requests that never reach a route: with URLs or headers that are too long or malformed, or during the
 * shutdown.
 */
final class JettyProblems extends ErrorHandler {
    private final Metrics metrics;

    JettyProblems(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String requestId = Requests.chooseId(request.getHeaders().getValuesList(Requests.ID_HEADER));
        int status = response.getStatus() < 400 ? 500 : response.getStatus();
        Throwable cause = (Throwable) request.getAttribute(ERROR_EXCEPTION);
        boolean unexpected = status == 500 && cause != null && !(cause instanceof EofException);
        Problem problem = unexpected ? Problems.unexpected(cause, requestId) : of(status);
        SecurityHeaders.put(response.getHeaders(), request.isSecure());
        if (status == 414 || status == 431) {
            // The rest of the head is not read, so that nothing more can come over this connection.
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
        if (status == 503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
        }
        write(request, response, callback, requestId, problem);
        return true;
    }

    /** Answers a request that must not come as far as a route. */
    void answer(Request request, Response response, Callback callback, ProblemException exception) {
        Problem problem = exception.problem();
        response.setStatus(problem.status());
        problem.headers().forEach(response.getHeaders()::put);
        if (!request.consumeAvailable()) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
        String requestId = Requests.chooseId(request.getHeaders().getValuesList(Requests.ID_HEADER));
        write(request, response, callback, requestId, problem);
    }

    private void write(Request request, Response response, Callback callback, String requestId, Problem problem) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.getHeaders().put(Requests.ID_HEADER, requestId);
        metrics.answered(request.getMethod(), "unmatched", problem.status(), Duration.ZERO);
        RequestLog.answeredEarly(request, problem.status(), problem.code(), requestId);
        response.write(true, ByteBuffer.wrap(problem.bytes(requestId)), callback);
    }

    private static Problem of(int status) {
        return switch (status) {
            case 404 -> Problem.of(404, "not_found", "There is nothing here.");
            case 408 -> Problem.of(408, "request_timeout", "The request did not arrive in time; send it again.");
            case 413 -> Problem.of(413, "body_too_large", "The body is too large; send a smaller one.");
            case 414 -> Problem.of(414, "uri_too_long", "The URL is too long; shorten its parameters.");
            case 417 -> Problem.of(417, "expectation_failed", "The header Expect may only be 100-continue.");
            case 431 ->
                Problem.of(
                        431,
                        "headers_too_large",
                        "The headers of the request are too large; send fewer or shorter ones.");
            case 503 -> Problem.of(503, "shutting_down", "The server is shutting down; try again in a moment.");
            case 505 -> Problem.of(505, "http_version_unsupported", "Only HTTP/1.0 and HTTP/1.1 are supported.");
            default ->
                status < 500
                        ? Problem.of(status, "bad_request", "The request is not well-formed HTTP.")
                        : Problem.internalError(status);
        };
    }
}
