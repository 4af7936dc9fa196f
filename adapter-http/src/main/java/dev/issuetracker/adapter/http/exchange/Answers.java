package dev.issuetracker.adapter.http.exchange;

import dev.issuetracker.adapter.http.wire.Gzip;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.adapter.http.wire.Preconditions;
import io.javalin.http.Context;

/** Sends the answers of handlers. */
public final class Answers {
    private static final String STATUS = "issue-tracker.status";

    private Answers() {}

    /** Sends a value as JSON. */
    public static void json(Context ctx, int status, Object value) {
        begin(ctx, status);
        ctx.contentType(Json.MEDIA_TYPE).result(Json.bytes(value));
    }

    /**
     * Sends a value as JSON that holds no secret, compressed when the client takes that. The size of a compressed
     * answer gives a secret away to those who can have other parts of it chosen (BREACH).
     */
    public static void compressible(Context ctx, Object value) {
        compressed(ctx, Json.bytes(value), Gzip.isTaken(ctx));
    }

    /** The same, unless the client says that it has the same value already. */
    public static void compressibleIfChanged(Context ctx, Object value) {
        byte[] bytes = Json.bytes(value);
        String etag = Preconditions.etag(bytes);
        boolean taken = Gzip.isTaken(ctx);
        ctx.header("ETag", etag).header("Cache-Control", "private, no-cache");
        if (Preconditions.unchanged(ctx, etag)) {
            begin(ctx, 304);
            return;
        }
        compressed(ctx, bytes, taken);
    }

    private static void compressed(Context ctx, byte[] bytes, boolean taken) {
        begin(ctx, 200);
        ctx.contentType(Json.MEDIA_TYPE);
        if (taken && bytes.length >= Gzip.WORTHWHILE) {
            Gzip.say(ctx);
            ctx.result(Gzip.fast(bytes));
        } else {
            ctx.result(bytes);
        }
    }

    /** Says which status an answer has. From then on only the caller writes it. */
    public static void begin(Context ctx, int status) {
        LongAnswer.end(ctx);
        ctx.attribute(STATUS, status);
        ctx.status(status);
    }

    /** The status of an answer: of one that began with white space that which it has when it is repeated. */
    public static int status(Context ctx) {
        Integer status = ctx.attribute(STATUS);
        return status == null ? ctx.statusCode() : status;
    }
}
