package dev.issuetracker.adapter.http.wire;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;

/** The header {@code Prefer} (RFC 7240): what a client would like, and can do without. */
public final class PreferHeader {
    private PreferHeader() {}

    /** Whether the client does not want to wait for what takes long. */
    public static boolean respondsAsync(Context ctx) {
        String header = RequestHeaders.list(ctx, "Prefer");
        return header != null
                && Arrays.stream(header.split(",", -1))
                        .map(preference -> preference.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                        .anyMatch("respond-async"::equals);
    }
}
