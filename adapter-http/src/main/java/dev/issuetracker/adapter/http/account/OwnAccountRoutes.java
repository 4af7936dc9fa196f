package dev.issuetracker.adapter.http.account;

import dev.issuetracker.adapter.http.account.CredentialJson.AccessTokenJson;
import dev.issuetracker.adapter.http.account.CredentialJson.NewAccessTokenJson;
import dev.issuetracker.adapter.http.account.CredentialJson.OwnSessionJson;
import dev.issuetracker.adapter.http.account.CredentialJson.ResetJson;
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
import dev.issuetracker.application.password.ChangeEmail;
import dev.issuetracker.application.password.ChangePassword;
import dev.issuetracker.application.password.PasswordService;
import dev.issuetracker.application.password.ResetPassword;
import dev.issuetracker.application.session.Session;
import dev.issuetracker.application.session.SessionService;
import dev.issuetracker.application.token.AccessTokenService;
import dev.issuetracker.application.token.MakeAccessToken;
import dev.issuetracker.domain.error.Violations;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** {@code PATCH /me}, {@code /me/sessions}, {@code /me/tokens}, {@code /me/password}, and the reset of a password. */
public final class OwnAccountRoutes {
    /** Names and roles are changed by admins. */
    private static final String[] READ_ONLY = {"id", "username", "role", "created_at"};

    private static final Cursors<Session.Key> SESSIONS = Cursors.of(
            "sessions",
            (json, key) -> json.put("k", ChronoUnit.MICROS.between(Instant.EPOCH, key.createdAt()))
                    .put("id", key.id()),
            json -> Cursors.number(json.get("k"))
                    .filter(micros -> micros <= Cursors.LAST_MICRO)
                    .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
                    .flatMap(time -> Cursors.text(json.get("id")).map(id -> new Session.Key(time, id))));
    private static final Cursors<Long> TOKENS = Cursors.numbers("tokens");

    private final SessionService sessions;
    private final AccessTokenService tokens;
    private final PasswordService passwords;

    /** Makes the routes of these services. */
    public OwnAccountRoutes(SessionService sessions, AccessTokenService tokens, PasswordService passwords) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.passwords = passwords;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.patch("/me", Permission.MANAGE_OWN_ACCOUNT, BodySize.SMALL, this::edit);
        routes.get("/me/sessions", Permission.MANAGE_OWN_ACCOUNT, this::listSessions);
        routes.delete("/me/sessions", Permission.MANAGE_OWN_ACCOUNT, this::endOtherSessions);
        routes.delete("/me/sessions/{id}", Permission.MANAGE_OWN_ACCOUNT, this::endSession);
        routes.get("/me/tokens", Permission.MANAGE_OWN_ACCOUNT, this::listTokens);
        routes.postSecret("/me/tokens", Permission.MANAGE_OWN_ACCOUNT, BodySize.SMALL, this::makeToken);
        routes.delete("/me/tokens/{id}", Permission.MANAGE_OWN_ACCOUNT, this::endToken);
        routes.put("/me/password", Permission.MANAGE_OWN_ACCOUNT, BodySize.SMALL, this::changePassword);
        routes.postSecret("/users/{id}/reset-password", Permission.HAND_OUT_CODES, this::startReset);
        routes.openPost("/password-reset", BodySize.SMALL, this::reset);
    }

    private void edit(Context ctx, Caller caller, RequestBody sent) {
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        ChangeEmail command = new ChangeEmail(body.text("email"), body.text("current_password"));
        body.end(READ_ONLY);
        body.checkUnchanged(() -> UserJson.of(caller.user()), READ_ONLY);
        Answers.json(ctx, 200, UserJson.of(passwords.changeEmail(caller, command.withShape(violations.list()))));
    }

    private void listSessions(Context ctx, Caller caller) {
        String current = SessionService.current(caller).id();
        PageJson.answer(
                ctx,
                SESSIONS,
                request -> sessions.list(caller, request),
                session -> OwnSessionJson.of(session, session.id().equals(current)));
    }

    private void endOtherSessions(Context ctx, Caller caller) {
        Query.none(ctx).throwIfAny();
        sessions.endOthers(caller);
    }

    private void endSession(Context ctx, Caller caller) {
        Query.none(ctx).throwIfAny();
        sessions.end(caller, ctx.pathParam("id"));
    }

    private void listTokens(Context ctx, Caller caller) {
        PageJson.answer(ctx, TOKENS, request -> tokens.list(caller, request), AccessTokenJson::of);
    }

    private void makeToken(Context ctx, Caller caller, RequestBody sent) {
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        MakeAccessToken command = new MakeAccessToken(body.text("name"), body.text("scope"), body.number("expires_in"));
        body.end();
        Answers.json(ctx, 201, NewAccessTokenJson.of(tokens.make(caller, command.withShape(violations.list()))));
    }

    private void endToken(Context ctx, Caller caller) {
        long id = Requests.pathId(ctx, "id", "token");
        Query.none(ctx).throwIfAny();
        tokens.end(caller, id);
    }

    private void changePassword(Context ctx, Caller caller, RequestBody sent) {
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        String current = body.requiredText("current_password");
        String replacement = body.text("new_password");
        body.end();
        passwords.change(caller, new ChangePassword(current, replacement).withShape(violations.list()));
        ctx.status(204);
    }

    private void startReset(Context ctx, Caller caller) {
        long id = Requests.pathId(ctx, "id", "user");
        Query.none(ctx).throwIfAny();
        Answers.json(ctx, 201, ResetJson.of(passwords.startReset(caller, id)));
    }

    private void reset(Context ctx, RequestBody sent) {
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        String code = body.requiredText("code");
        String password = body.text("password");
        body.end();
        ResetPassword command = new ResetPassword(code, password).withShape(violations.list());
        passwords.reset(command, Requests.origin(ctx));
        ctx.status(204);
    }
}
