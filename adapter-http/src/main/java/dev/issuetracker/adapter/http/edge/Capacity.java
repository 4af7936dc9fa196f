package dev.issuetracker.adapter.http.edge;

import dev.issuetracker.adapter.http.problem.Refusal;
import dev.issuetracker.adapter.http.wire.Requests;
import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many requests run at once. More wait for a moment, without a thread, and are then refused, so that nobody hangs. The health
 * is always told: a proxy must not take a busy server for a dead one.
 */
final class Capacity extends QoSHandler {
    /** With what a connection to the store is waited for, under the three seconds within which everybody is answered. */
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
        problems.refuse(request, response, callback, Refusal.overloaded());
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
