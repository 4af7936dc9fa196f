package dev.issuetracker.adapter.http;

import dev.issuetracker.adapter.http.UserJson.NewAccountJson;
import dev.issuetracker.adapter.http.UserJson.SessionJson;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Credential;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.account.AccessTokenService;
import dev.issuetracker.application.account.AccountService;
import dev.issuetracker.application.account.SignUp;
import dev.issuetracker.domain.error.Violations;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** {@code /signup}, {@code /signin}, {@code /signout}, {@code /me}. */
final class AccountRoutes {
    private final AccountService accounts;
    private final AccessTokenService accessTokens;
    private final long maxBodyBytes;

    AccountRoutes(AccountService accounts, AccessTokenService accessTokens, long maxBodyBytes) {
        this.accounts = accounts;
        this.accessTokens = accessTokens;
        this.maxBodyBytes = maxBodyBytes;
    }

    void register(Routes routes) {
        routes.open(HandlerType.POST, "/signup", Json.MEDIA_TYPE, this::signUp);
        routes.open(HandlerType.POST, "/signin", Json.MEDIA_TYPE, this::signIn);
        routes.post("/signout", Permission.SIGN_OUT, this::signOut);
        routes.get("/me", Permission.READ, this::me);
    }

    private void signUp(Context ctx) {
        Violations faults = new Violations();
        Query.none(ctx, faults);
        Body body = Body.read(ctx, maxBodyBytes, faults);
        SignUp wish = new SignUp(body.text("username"), body.text("email"), body.text("password"), body.text("invite"));
        body.end();
        Json.answer(ctx, 201, NewAccountJson.of(accounts.signUp(wish, Requests.origin(ctx), faults)));
    }

    private void signIn(Context ctx) {
        Violations faults = new Violations();
        Query.none(ctx, faults);
        Body body = Body.read(ctx, maxBodyBytes, faults);
        String username = body.requiredText("username");
        String password = body.requiredText("password");
        body.end();
        faults.throwIfAny();
        Json.answer(ctx, 200, SessionJson.of(accounts.signIn(username, password, Requests.origin(ctx))));
    }

    private void signOut(Context ctx, Caller caller) {
        Violations faults = new Violations();
        Query.none(ctx, faults);
        faults.throwIfAny();
        if (caller.credential() instanceof Credential.AccessToken token) {
            accessTokens.end(caller, token.id());
        } else {
            accounts.signOut(caller);
        }
        ctx.status(204);
    }

    private void me(Context ctx, Caller caller) {
        Violations faults = new Violations();
        Query.none(ctx, faults);
        faults.throwIfAny();
        Json.answer(ctx, 200, UserJson.of(caller.user()));
    }
}
