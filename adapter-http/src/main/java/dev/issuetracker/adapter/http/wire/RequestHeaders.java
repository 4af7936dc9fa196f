package dev.issuetracker.adapter.http.wire;

import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headers of a request, each of which may come on several lines. */
public final class RequestHeaders {
    private RequestHeaders() {}

    /**
     * The value of a header that has one; null when it did not come. Of two, others on the way may have taken the one
     * that we would not.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} when it came more than once
     */
    public static @Nullable String single(Context ctx, String name) {
        List<String> values = values(ctx, name);
        if (values.size() > 1) {
            Violations violations = new Violations();
            violations.add(name, "repeated", name + " may be given only once.");
            violations.throwIfAny();
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** All values of a header that is a list, with commas between them (RFC 9110); null when it did not come. */
    public static @Nullable String list(Context ctx, String name) {
        List<String> values = values(ctx, name);
        return values.isEmpty() ? null : String.join(",", values);
    }

    /** What each line of a header has; empty when it did not come. */
    static List<String> values(Context ctx, String name) {
        return Collections.list(ctx.req().getHeaders(name));
    }
}
