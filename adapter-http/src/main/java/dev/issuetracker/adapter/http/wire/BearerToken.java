package dev.issuetracker.adapter.http.wire;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Authorization}, and what a 401 answers about it (RFC 6750). */
public final class BearerToken {
    /** The {@code WWW-Authenticate} of a request that came without a token. */
    public static final String CHALLENGE = "Bearer realm=\"issue-tracker\"";

    private static final String HEADER = "Authorization";
    /** Takes more characters than RFC 6750, since one range of them is found several times as quickly as its seven. */
    private static final Pattern CREDENTIALS = Pattern.compile("(?i:Bearer|Token) +([!-~]+) *");

    private BearerToken() {}

    /** The values of the header; there should be one. */
    public static List<String> headers(Context ctx) {
        return RequestHeaders.values(ctx, HEADER);
    }

    /** The token in these values; empty when there is no value, more than one, or one of another form. */
    public static Optional<String> in(List<String> headers) {
        if (headers.size() != 1) {
            return Optional.empty();
        }
        Matcher matcher = CREDENTIALS.matcher(headers.get(0));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The {@code WWW-Authenticate} for a request whose token is missing or not accepted. */
    public static String challenge(Context ctx) {
        return ctx.header(HEADER) == null ? CHALLENGE : CHALLENGE + ", error=\"invalid_token\"";
    }
}
