package dev.issuetracker.adapter.http.exchange;

import dev.issuetracker.adapter.http.wire.Json;
import io.javalin.http.Context;

/** Sends the answers of handlers. */
public final class Answers {
    private Answers() {}

    /** Sends a value as JSON. */
    public static void json(Context ctx, int status, Object value) {
        ctx.status(status).contentType(Json.MEDIA_TYPE).result(Json.bytes(value));
    }
}
