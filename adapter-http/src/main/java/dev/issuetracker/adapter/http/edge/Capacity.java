package dev.issuetracker.adapter.http.edge;

import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.wire.Requests;
import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * How many requests run at once. More wait for a moment, without a thread, and are then rejected, so that no client
 * hangs. Requests for the server's health are always answered: a proxy must not take a busy server for a dead one.
 */
final class Capacity extends QoSHandler {
    /**
     * Together with the wait for a connection to the store it stays below the three seconds in which every request is
     * answered.
     */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final int MAX_WAITING = 1_024;

    private final JettyProblems problems;

    Capacity(int requests, JettyProblems problems) {
        this.problems = problems;
        exclude(Requests::isHealth);
        setMaxRequestCount(requests);
        setMaxSuspendedRequestCount(MAX_WAITING);
        setMaxSuspend(PATIENCE);
    }

    @Override
    protected void reject(Request request, Response response, Callback callback, int status) {
        problems.answer(request, response, callback, ProblemException.overloaded());
    }

    @Override
    protected void failSuspended(
            Request request, Response response, Callback callback, int status, @Nullable Throwable failure) {
        if (status == getRejectStatusCode()) {
            reject(request, response, callback, status);
        } else {
            super.failSuspended(request, response, callback, status, failure);
        }
    }
}
