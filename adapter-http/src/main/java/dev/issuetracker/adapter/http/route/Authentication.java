package dev.issuetracker.adapter.http.route;

import dev.issuetracker.adapter.http.edge.RateLimit;
import dev.issuetracker.adapter.http.wire.BearerToken;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.adapter.http.wire.SessionCookie;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.account.AccountService;
import dev.issuetracker.application.token.AccessTokenService;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import io.javalin.http.Context;
import java.util.List;
import org.slf4j.MDC;

/** Finds out who calls: by a session token, in a header or a cookie, or by an access token. */
public final class Authentication {
    private final AccountService accounts;
    private final AccessTokenService accessTokens;
    private final RateLimit rateLimit;

    /**
     * Knows the tokens of these services.
     *
     * @param rateLimit learns which tokens are accepted
     */
    public Authentication(AccountService accounts, AccessTokenService accessTokens, RateLimit rateLimit) {
        this.accounts = accounts;
        this.accessTokens = accessTokens;
        this.rateLimit = rateLimit;
    }

    /**
     * Who calls, and may do this now. {@link Routes} asks before a handler runs. A handler that has waited since asks
     * again.
     *
     * @throws TrackerException {@code TOKEN_REFUSED} or {@code FORBIDDEN}
     */
    public Caller caller(Context ctx, Permission permission) {
        Caller caller = caller(ctx);
        MDC.put(Requests.LOGGED_USER, Long.toString(caller.user().id()));
        caller.demand(permission);
        return caller;
    }

    private Caller caller(Context ctx) {
        try {
            Caller caller = callerByToken(ctx);
            rateLimit.tokenAccepted(ctx);
            return caller;
        } catch (TrackerException exception) {
            if (exception.code() == ErrorCode.TOKEN_REFUSED) {
                rateLimit.tokenRejected(ctx);
            }
            throw exception;
        }
    }

    private Caller callerByToken(Context ctx) {
        List<String> headers = BearerToken.headers(ctx);
        if (headers.isEmpty()) {
            return callerByCookie(ctx);
        }
        String token = BearerToken.in(headers)
                .orElseThrow(() -> new TrackerException(
                        ErrorCode.TOKEN_REFUSED, "The header Authorization must be Bearer <token>, once."));
        return AccessTokenService.recognizes(token)
                ? accessTokens.authenticate(token, Requests.origin(ctx))
                : accounts.authenticate(token, Requests.origin(ctx));
    }

    private Caller callerByCookie(Context ctx) {
        String token = SessionCookie.token(ctx)
                .orElseThrow(() -> new TrackerException(
                        ErrorCode.TOKEN_REFUSED,
                        "This call needs a token: sign in at /signin and send the header Authorization: Bearer"
                                + " <token>."));
        return accounts.authenticate(token, Requests.origin(ctx));
    }
}
