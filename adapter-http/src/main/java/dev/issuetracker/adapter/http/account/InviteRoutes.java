package dev.issuetracker.adapter.http.account;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.BodySize;
import dev.issuetracker.adapter.http.exchange.Cursors;
import dev.issuetracker.adapter.http.exchange.PageJson;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.RequestBody;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.account.InviteService;
import dev.issuetracker.application.account.MakeInvite;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.user.Role;
import io.javalin.http.Context;

/** {@code /invites}. */
public final class InviteRoutes {
    private static final Cursors<Long> CURSORS = Cursors.numbers("invites");

    private final InviteService invites;

    /** Makes the routes of this service. */
    public InviteRoutes(InviteService invites) {
        this.invites = invites;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.get("/invites", Permission.MANAGE_USERS, this::list);
        routes.postSecret("/invites", Permission.HAND_OUT_CODES, BodySize.SMALL, this::make);
        routes.delete("/invites/{id}", Permission.MANAGE_USERS, this::end);
    }

    private void list(Context ctx, Caller caller) {
        PageJson.answer(ctx, CURSORS, request -> invites.list(caller, request), InviteJson::of);
    }

    private void make(Context ctx, Caller caller, RequestBody sent) {
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        Role role = UserRoutes.role(body, violations);
        Long expiresIn = body.number("expires_in");
        body.end();
        MakeInvite command = new MakeInvite(role, expiresIn).withShape(violations.list());
        Answers.json(ctx, 201, InviteJson.NewInviteJson.of(invites.make(caller, command)));
    }

    private void end(Context ctx, Caller caller) {
        long id = Requests.pathId(ctx, "id", "invite");
        Query.none(ctx).throwIfAny();
        invites.end(caller, id);
    }
}
