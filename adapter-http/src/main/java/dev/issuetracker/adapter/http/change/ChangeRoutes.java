package dev.issuetracker.adapter.http.change;

import dev.issuetracker.adapter.http.exchange.EventStreams;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.route.Authentication;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.change.ChangeService;
import io.javalin.http.Context;

/** {@code /issues/events}: that issues change, while they do. */
public final class ChangeRoutes {
    private final Authentication authentication;
    private final EventStreams streams;
    private final ChangeFeed feed;

    /** Makes the routes of this service. */
    public ChangeRoutes(ChangeService changes, Authentication authentication, EventStreams streams) {
        this.authentication = authentication;
        this.streams = streams;
        this.feed = new ChangeFeed(changes);
    }

    /** Adds the routes, which must come before those of one issue. */
    public void register(Routes routes) {
        routes.getFile("/issues/events", Permission.READ, this::events);
    }

    private void events(Context ctx, Caller caller) {
        Query.none(ctx).throwIfAny();
        EventStreams.checkAccepted(ctx);
        streams.send(
                ctx, caller, new ChangeEvents(caller, () -> authentication.caller(ctx, Permission.READ), feed::recent));
    }
}
