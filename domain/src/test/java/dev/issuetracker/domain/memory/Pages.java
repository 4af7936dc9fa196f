package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.page.PageRequest.Direction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Cuts pages out of a list. */
public final class Pages {
    private Pages() {}

    /** The page of the items, whatever their order, that the request asks for. */
    public static <T, K> Page<T, K> of(
            List<T> items, Comparator<K> order, Function<T, K> keyOf, PageRequest<K> request) {
        return of(items, order, keyOf, request, item -> "");
    }

    /** The same of items whose texts may be large. */
    static <T, K> Page<T, K> of(
            List<T> items,
            Comparator<K> order,
            Function<T, K> keyOf,
            PageRequest<K> request,
            Function<T, String> textOf) {
        List<T> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing(keyOf, order));
        if (request.direction() == Direction.BEFORE) {
            Collections.reverse(sorted);
        }
        K key = request.key();
        List<T> found = sorted.stream()
                .filter(item -> key == null || lies(order.compare(keyOf.apply(item), key), request))
                .limit(request.limit() + 1L)
                .toList();
        int shown = Page.fitting(
                request.limit(),
                found.stream().map(item -> octets(textOf.apply(item))).toList());
        return Page.of(request, found.subList(0, shown), shown < found.size(), keyOf);
    }

    private static long octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean lies(int compared, PageRequest<?> request) {
        if (compared == 0) {
            return request.inclusive();
        }
        return request.direction() == Direction.AFTER ? compared > 0 : compared < 0;
    }
}
