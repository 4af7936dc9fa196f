package dev.issuetracker.adapter.http.route;

import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.account.AccountService;
import dev.issuetracker.application.token.AccessTokenService;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out who calls. */
public final class Authentication {
    public static final String CHALLENGE = "Bearer realm=\"issue-tracker\"";

    private static final String HEADER = "Authorization";
    private static final Pattern CREDENTIALS =
            Pattern.compile("(?:Bearer|Token) +([A-Za-z0-9._~+/-]+=*) *", Pattern.CASE_INSENSITIVE);

    private final AccountService accounts;
    private final AccessTokenService accessTokens;

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
        List<String> headers = Collections.list(ctx.req().getHeaders(HEADER));
        if (headers.isEmpty()) {
            throw new TrackerException(
                    ErrorCode.TOKEN_REFUSED,
                    "This call wants a token: sign in at /signin and send the header Authorization: Bearer <token>.");
        }
        String token = token(headers)
                .orElseThrow(() -> new TrackerException(
                        ErrorCode.TOKEN_REFUSED, "The header Authorization must be Bearer <token>, once."));
        return token.startsWith(AccessTokenService.PREFIX)
                ? accessTokens.authenticate(token, Requests.origin(ctx))
                : accounts.authenticate(token, Requests.origin(ctx));
    }

    /** The token in the headers {@code Authorization} of a request; empty when there is not one. */
    public static Optional<String> token(List<String> headers) {
        if (headers.size() != 1) {
            return Optional.empty();
        }
        Matcher matcher = CREDENTIALS.matcher(headers.get(0));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** What a 401 tells the client to do (RFC 6750). */
    public static String challenge(Context ctx) {
        return ctx.header(HEADER) == null ? CHALLENGE : CHALLENGE + ", error=\"invalid_token\"";
    }
}
