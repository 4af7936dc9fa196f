package dev.issuetracker.domain.page;

import dev.issuetracker.domain.page.PageRequest.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list, in the list's order.
 *
 * @param items what was found, at most the limit
 * @param next how to ask for what follows; empty at the end
 * @param previous how to ask for what precedes; empty at the beginning
 */
public record Page<T, K>(List<T> items, Optional<PageRequest<K>> next, Optional<PageRequest<K>> previous) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of what a store found.
     *
     * @param request what was asked for
     * @param found up to one item more than the limit, nearest to the request's key first; the extra one only tells that there
     *     is more
     * @param keyOf the sort key of an item
     */
    public static <T, K> Page<T, K> of(PageRequest<K> request, List<T> found, Function<? super T, K> keyOf) {
        int limit = request.limit();
        boolean more = found.size() > limit;
        List<T> items = new ArrayList<>(more ? found.subList(0, limit) : found);
        boolean backwards = request.direction() == Direction.BEFORE;
        if (backwards) {
            Collections.reverse(items);
        }
        K key = request.key();
        if (items.isEmpty()) {
            if (key == null) {
                return new Page<>(items, Optional.empty(), Optional.empty());
            }
            // The item with the key may still be there; the way back must not skip it.
            Direction opposite = backwards ? Direction.AFTER : Direction.BEFORE;
            Optional<PageRequest<K>> back = Optional.of(new PageRequest<>(limit, opposite, key, !request.inclusive()));
            return backwards ? new Page<>(items, back, Optional.empty()) : new Page<>(items, Optional.empty(), back);
        }
        boolean hasNext = backwards || more;
        boolean hasPrevious = backwards ? more : key != null;
        return new Page<>(
                items,
                hasNext
                        ? Optional.of(PageRequest.after(limit, keyOf.apply(items.get(items.size() - 1))))
                        : Optional.empty(),
                hasPrevious ? Optional.of(PageRequest.before(limit, keyOf.apply(items.get(0)))) : Optional.empty());
    }
}
