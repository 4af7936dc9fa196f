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
 * @param items what was found, at most the limit; fewer, with more to follow, when their texts are large
 * @param next how to ask for what follows; empty at the end
 * @param previous how to ask for what precedes; empty at the beginning
 */
public record Page<T, K>(List<T> items, Optional<PageRequest<K>> next, Optional<PageRequest<K>> previous) {
    /** How many octets of text in UTF-8 the items of a page have together at most, unless one alone has more. */
    public static final long MAX_TEXT = 2 << 20;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * How many items a page takes: as many as it may hold, both by number and by text, and one in any case.
     *
     * @param octets of the text of each item, nearest to the request's key first
     */
    public static int fitting(int limit, List<Long> octets) {
        int fitting = 0;
        long text = 0;
        for (long more : octets) {
            text += more;
            if (fitting == limit || (fitting > 0 && text > MAX_TEXT)) {
                break;
            }
            fitting++;
        }
        return fitting;
    }

    /**
     * Makes a page of what a store found.
     *
     * @param request what was asked for
     * @param found up to one item more than the limit, nearest to the request's key first; the extra one only tells
     *     that there is more
     * @param keyOf the sort key of an item
     */
    public static <T, K> Page<T, K> of(PageRequest<K> request, List<T> found, Function<? super T, K> keyOf) {
        boolean more = found.size() > request.limit();
        return of(request, more ? found.subList(0, request.limit()) : found, more, keyOf);
    }

    /**
     * Makes a page of what a store shows.
     *
     * @param request what was asked for
     * @param shown nearest to the request's key first; none only when there is nothing more
     * @param more whether more lies beyond, away from the request's key
     * @param keyOf the sort key of an item
     */
    public static <T, K> Page<T, K> of(
            PageRequest<K> request, List<T> shown, boolean more, Function<? super T, K> keyOf) {
        int limit = request.limit();
        List<T> items = new ArrayList<>(shown);
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
