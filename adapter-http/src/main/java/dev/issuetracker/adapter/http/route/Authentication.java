package dev.issuetracker.adapter.http.route;

import dev.issuetracker.adapter.http.wire.BearerToken;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.account.AccountService;
import dev.issuetracker.application.token.AccessTokenService;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import io.javalin.http.Context;
import java.util.List;

/** Finds out who calls: by a session token or an access token. */
public final class Authentication {
    private final AccountService accounts;
    private final AccessTokenService accessTokens;

    /** Knows session tokens and access tokens. */
    public Authentication(AccountService accounts, AccessTokenService accessTokens) {
        this.accounts = accounts;
        this.accessTokens = accessTokens;
    }

    /**
     * Who calls.
     *
     * @throws TrackerException {@code TOKEN_REFUSED} when no token came, or one that is not accepted
     */
    Caller caller(Context ctx) {
        List<String> headers = BearerToken.headers(ctx);
        if (headers.isEmpty()) {
            throw new TrackerException(
                    ErrorCode.TOKEN_REFUSED,
                    "This call wants a token: sign in at /signin and send the header Authorization: Bearer <token>.");
        }
        String token = BearerToken.in(headers)
                .orElseThrow(() -> new TrackerException(
                        ErrorCode.TOKEN_REFUSED, "The header Authorization must be Bearer <token>, once."));
        return token.startsWith(AccessTokenService.PREFIX)
                ? accessTokens.authenticate(token, Requests.origin(ctx))
                : accounts.authenticate(token, Requests.origin(ctx));
    }
}
