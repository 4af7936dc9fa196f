package dev.issuetracker.adapter.http.exchange;

import dev.issuetracker.adapter.http.edge.BodyBudget;
import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.adapter.http.wire.RequestHeaders;
import dev.issuetracker.domain.error.Violations;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of one request. It is read once, when the handler asks for it. */
public final class RequestBody {
    private static final Pattern UTF_8 = Pattern.compile("\"?utf-?8\"?", Pattern.CASE_INSENSITIVE);

    private final Context ctx;
    private final BodyBudget budget;
    private final long limit;
    private byte @Nullable [] read;

    RequestBody(Context ctx, BodyBudget budget, long limit) {
        this.ctx = ctx;
        this.budget = budget;
        this.limit = limit;
    }

    /**
     * What was sent, byte by byte.
     *
     * @throws ProblemException when it is larger than the route accepts, or does not arrive
     */
    public byte[] bytes() {
        byte[] known = read;
        if (known == null) {
            known = receive();
            read = known;
        }
        return known;
    }

    /**
     * The JSON object that was sent.
     *
     * @param violations takes what is wrong with its fields
     * @throws ProblemException when no JSON object was sent
     */
    public Body object(Violations violations) {
        checkMediaType();
        return Body.parse(bytes(), violations);
    }

    private void checkMediaType() {
        checkEncoding(ctx, Json.MEDIA_TYPE);
        String sent = RequestHeaders.single(ctx, "Content-Type");
        if (sent == null) {
            if (ctx.req().getContentLengthLong() > 0 || ctx.header("Transfer-Encoding") != null) {
                throw ProblemException.unsupportedMediaType(Json.MEDIA_TYPE);
            }
            return;
        }
        String[] parts = sent.split(";", -1);
        boolean json = parts[0].strip().toLowerCase(Locale.ROOT).equals(Json.MEDIA_TYPE);
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].split("=", 2);
            if (parameter.length == 2 && parameter[0].strip().equalsIgnoreCase("charset")) {
                if (json && !UTF_8.matcher(parameter[1].strip()).matches()) {
                    throw ProblemException.unsupportedCharset();
                }
            }
        }
        if (!json) {
            throw ProblemException.unsupportedMediaType(Json.MEDIA_TYPE);
        }
    }

    /**
     * Rejects a body that is compressed, before its bytes are taken for something else.
     *
     * @param accepted the media type of the body
     * @throws ProblemException when {@code Content-Encoding} names anything but {@code identity}
     */
    static void checkEncoding(Context ctx, String accepted) {
        String encoding = RequestHeaders.list(ctx, "Content-Encoding");
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw ProblemException.unsupportedEncoding(accepted);
        }
    }

    private byte[] receive() {
        if (ctx.req().getContentLengthLong() > limit) {
            throw ProblemException.bodyTooLarge(limit);
        }
        byte[] bytes;
        try {
            bytes = budget.read(ctx, Math.toIntExact(limit + 1));
        } catch (IOException broken) {
            if (broken.getCause() instanceof TimeoutException) {
                throw ProblemException.tooSlow();
            }
            throw ProblemException.unreadableBody("bad_request", "The body did not arrive completely; send it again.");
        }
        if (bytes.length > limit) {
            throw ProblemException.bodyTooLarge(limit);
        }
        return bytes;
    }
}
