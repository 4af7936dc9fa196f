package dev.issuetracker.adapter.http.exchange;

import dev.issuetracker.adapter.http.edge.BodyBudget;
import dev.issuetracker.adapter.http.edge.SmallBodies;
import io.javalin.http.Context;

/** The bodies of requests, read within a budget. */
public final class Bodies {
    private final BodyBudget budget;
    private final long maxBytes;

    /**
     * Reads bodies within this budget.
     *
     * @param maxBytes the size of the largest body, in bytes
     */
    public Bodies(BodyBudget budget, long maxBytes) {
        this.budget = budget;
        this.maxBytes = maxBytes;
    }

    /** The body of a request to a route that accepts bodies of this size. Nothing is read yet. */
    public RequestBody of(Context ctx, BodySize size) {
        long limit = size == BodySize.LARGE ? maxBytes : Math.min(maxBytes, SmallBodies.MOST);
        return new RequestBody(ctx, budget, limit);
    }
}
