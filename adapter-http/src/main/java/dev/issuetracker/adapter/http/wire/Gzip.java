package dev.issuetracker.adapter.http.wire;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses answers for clients that take {@code gzip}. */
public final class Gzip {
    /** Smaller answers are one packet in any case, in octets. */
    public static final int WORTHWHILE = 1_400;

    private static final int BUFFER = 8_192;
    /** What JSON becomes at most, most of the time: a buffer of that size need not grow. */
    private static final int USUAL_PART = 4;

    private Gzip() {}

    /** Compresses as well as possible what is sent many times. */
    public static byte[] best(byte[] bytes) {
        return compress(bytes, Deflater.BEST_COMPRESSION);
    }

    /** Compresses quickly what is sent once. */
    public static byte[] fast(byte[] bytes) {
        return compress(bytes, Deflater.BEST_SPEED);
    }

    private static byte[] compress(byte[] bytes, int level) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / USUAL_PART + BUFFER);
        try (GZIPOutputStream gzip = new Leveled(compressed, level)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }

    private static final class Leveled extends GZIPOutputStream {
        Leveled(ByteArrayOutputStream target, int level) throws IOException {
            super(target, BUFFER);
            def.setLevel(level);
        }
    }

    /**
     * Whether a client takes an answer compressed. Says in the header {@code Vary} that the answer depends on that,
     * beside what was said there before.
     */
    public static boolean isTaken(Context ctx) {
        ctx.res().addHeader("Vary", "Accept-Encoding");
        return AcceptHeader.names(RequestHeaders.list(ctx, "Accept-Encoding"), "gzip");
    }

    /** Says that an answer is compressed. */
    public static void say(Context ctx) {
        ctx.header("Content-Encoding", "gzip");
    }
}
