package dev.issuetracker.adapter.http.account;

import dev.issuetracker.adapter.http.account.UserJson.NewAccountJson;
import dev.issuetracker.adapter.http.account.UserJson.SessionJson;
import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.BodySize;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.RequestBody;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.account.AccountService;
import dev.issuetracker.application.account.SignUp;
import dev.issuetracker.application.token.AccessTokenService;
import dev.issuetracker.domain.error.Violations;
import io.javalin.http.Context;

/** {@code /signup}, {@code /signin}, {@code /signout}, {@code /me}. */
public final class AccountRoutes {
    private final AccountService accounts;
    private final AccessTokenService accessTokens;

    /** Makes the routes of these services. */
    public AccountRoutes(AccountService accounts, AccessTokenService accessTokens) {
        this.accounts = accounts;
        this.accessTokens = accessTokens;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.openPost("/signup", BodySize.SMALL, this::signUp);
        routes.openPost("/signin", BodySize.SMALL, this::signIn);
        routes.post("/signout", Permission.SIGN_OUT, this::signOut);
        routes.get("/me", Permission.READ, this::me);
    }

    private void signUp(Context ctx, RequestBody sent) {
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        SignUp command =
                new SignUp(body.text("username"), body.text("email"), body.text("password"), body.text("invite"));
        body.end();
        Answers.json(
                ctx,
                201,
                NewAccountJson.of(accounts.signUp(command.withShape(violations.list()), Requests.origin(ctx))));
    }

    private void signIn(Context ctx, RequestBody sent) {
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        String username = body.requiredText("username");
        String password = body.requiredText("password");
        body.end();
        violations.throwIfAny();
        Answers.json(ctx, 200, SessionJson.of(accounts.signIn(username, password, Requests.origin(ctx))));
    }

    private void signOut(Context ctx, Caller caller) {
        Query.none(ctx).throwIfAny();
        accounts.signOut(caller);
        accessTokens.endCurrent(caller);
        ctx.status(204);
    }

    private void me(Context ctx, Caller caller) {
        Query.none(ctx).throwIfAny();
        Answers.json(ctx, 200, UserJson.of(caller.user()));
    }
}
