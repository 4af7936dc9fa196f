package dev.issuetracker.adapter.http.account;

import dev.issuetracker.adapter.http.account.UserJson.NewAccountJson;
import dev.issuetracker.adapter.http.account.UserJson.SessionJson;
import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.BodySize;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.RequestBody;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.adapter.http.wire.SessionCookie;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.account.AccountService;
import dev.issuetracker.application.account.SignUp;
import dev.issuetracker.application.account.SignedIn;
import dev.issuetracker.application.token.AccessTokenService;
import dev.issuetracker.domain.error.Violations;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Locale;
import java.util.function.Function;

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
        routes.open(HandlerType.GET, "/signup", Json.MEDIA_TYPE, this::signUps);
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
        SignedIn session = accounts.signUp(command.withShape(violations.list()), Requests.origin(ctx));
        answer(ctx, 201, session, NewAccountJson::of, NewAccountJson.WithoutToken::of);
    }

    private void signIn(Context ctx, RequestBody sent) {
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        String username = body.requiredText("username");
        String password = body.requiredText("password");
        body.end();
        violations.throwIfAny();
        SignedIn session = accounts.signIn(username, password, Requests.origin(ctx));
        answer(ctx, 200, session, SessionJson::of, SessionJson.WithoutToken::of);
    }

    /** Sends the token in the body, or in the cookie if the caller keeps it there. */
    private static void answer(
            Context ctx,
            int status,
            SignedIn session,
            Function<SignedIn, Object> withToken,
            Function<SignedIn, Object> withoutToken) {
        if (SessionCookie.wanted(ctx)) {
            SessionCookie.set(ctx, session.token(), session.expiresIn());
            Answers.json(ctx, status, withoutToken.apply(session));
        } else {
            Answers.json(ctx, status, withToken.apply(session));
        }
    }

    private record SignUpsJson(String policy, boolean first) {}

    private void signUps(Context ctx) {
        Query.none(ctx).throwIfAny();
        Answers.json(
                ctx, 200, new SignUpsJson(accounts.signUpMode().name().toLowerCase(Locale.ROOT), accounts.unclaimed()));
    }

    private void signOut(Context ctx, Caller caller) {
        Query.none(ctx).throwIfAny();
        accounts.signOut(caller);
        accessTokens.endCurrent(caller);
        if (SessionCookie.wanted(ctx)) {
            SessionCookie.clear(ctx);
        }
        ctx.status(204);
    }

    private void me(Context ctx, Caller caller) {
        Query.none(ctx).throwIfAny();
        Answers.json(ctx, 200, UserJson.of(caller.user()));
    }
}
