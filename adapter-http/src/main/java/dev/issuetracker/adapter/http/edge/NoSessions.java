package dev.issuetracker.adapter.http.edge;

import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * In the place of the sessions of servlets, which nobody uses: a token says who calls. They would be looked for in the
 * cookies of each request, and wait for the end of each answer.
 */
final class NoSessions extends SessionHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return getHandler().handle(request, response, callback);
    }
}
