package dev.issuetracker.adapter.http.exchange;

import dev.issuetracker.adapter.http.wire.Links;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list as it is sent.
 *
 * @param next the URL of what follows; null at the end
 * @param previous the URL of what precedes; null at the beginning
 */
public record PageJson<J>(
        List<J> results, @Nullable String next, @Nullable String previous) {
    /**
     * Sends the page that is asked for of a list that has no other parameters.
     *
     * @param list reads a page
     * @throws TrackerException {@code VALIDATION_FAILED} when the parameters are wrong
     */
    public static <T, K> void answer(
            Context ctx, Cursors<K> cursors, Function<PageRequest<K>, Page<T, K>> list, Function<T, ?> json) {
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        PageRequest<K> request = cursors.request(query, violations);
        query.end();
        violations.throwIfAny();
        answer(ctx, query, cursors, list.apply(request), json);
    }

    /** Sends a page, with the URLs of its neighbours in the body and in the header {@code Link} (RFC 8288). */
    public static <T, K> void answer(
            Context ctx, Query query, Cursors<K> cursors, Page<T, K> page, Function<T, ?> json) {
        String next = url(ctx, query, cursors, page.next());
        String previous = url(ctx, query, cursors, page.previous());
        String links = Stream.of(link(next, "next"), link(previous, "prev"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        if (!links.isEmpty()) {
            ctx.header("Link", links);
        }
        Answers.compressibleIfChanged(
                ctx, new PageJson<>(page.items().stream().map(json).toList(), next, previous));
    }

    private static <K> @Nullable String url(
            Context ctx, Query query, Cursors<K> cursors, Optional<PageRequest<K>> request) {
        return request.map(page -> Links.self(ctx) + query.with("cursor", cursors.write(page)))
                .orElse(null);
    }

    private static Optional<String> link(@Nullable String url, String relation) {
        return url == null ? Optional.empty() : Optional.of("<" + url + ">; rel=\"" + relation + "\"");
    }
}
