package dev.issuetracker.domain.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.page.PageRequest.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Walks through a paged list by the requests that its pages give. */
public final class Walk<T, K> {
    private static final int TOO_MANY = 10_000;

    private final Function<PageRequest<K>, Page<T, K>> list;

    public Walk(Function<PageRequest<K>, Page<T, K>> list) {
        this.list = list;
    }

    /** What the pages hold from the beginning to the end. */
    List<T> forward(int limit) {
        return onFrom(list.apply(PageRequest.first(limit)));
    }

    /** What this page and those after it hold. */
    List<T> onFrom(Page<T, K> start) {
        List<T> seen = new ArrayList<>();
        goOnFrom(start, seen);
        return seen;
    }

    /** Goes on to the last page, which it gives; all that the pages hold is added. */
    private Page<T, K> goOnFrom(Page<T, K> start, List<T> seen) {
        seen.addAll(start.items());
        Page<T, K> page = start;
        for (int pages = 0; page.next().isPresent(); pages++) {
            assertTrue(pages < TOO_MANY, "the list never ends");
            page = list.apply(page.next().get());
            seen.addAll(page.items());
        }
        return page;
    }

    /** What this page and those before it hold, in the list's order. */
    List<T> backFrom(Page<T, K> start) {
        List<T> seen = new ArrayList<>(start.items());
        Page<T, K> page = start;
        for (int pages = 0; page.previous().isPresent(); pages++) {
            assertTrue(pages < TOO_MANY, "the list never begins");
            page = list.apply(page.previous().get());
            seen.addAll(0, page.items());
        }
        return seen;
    }

    /** What the pages hold on the way to the end, and on the way back from there, in the list's order. */
    private record BothWays<T>(List<T> there, List<T> back) {}

    private BothWays<T> bothWays(int limit) {
        List<T> there = new ArrayList<>();
        Page<T, K> last = goOnFrom(list.apply(PageRequest.first(limit)), there);
        return new BothWays<>(there, backFrom(last));
    }

    /**
     * Fails unless the list is this one, though a page of it all ends early: on the way forward and back nothing is
     * lost or cut.
     */
    void assertHoldsInShortPages(List<T> expected, Function<T, Long> octetsOf) {
        int limit = expected.size();
        List<T> first = list.apply(PageRequest.first(limit)).items();
        long octets = first.stream().mapToLong(octetsOf::apply).sum();
        assertTrue(first.size() < limit, first.size() + " of " + limit + " items on the first page");
        assertTrue(first.size() == 1 || octets <= Page.MAX_TEXT, first.size() + " items of " + octets + " octets");
        // Not compared as lists, which would print megabytes.
        BothWays<T> seen = bothWays(limit);
        assertTrue(expected.equals(seen.there()), "forward");
        assertTrue(expected.equals(seen.back()), "backward");
    }

    /** Fails unless the list is this one whatever the pages' size and whichever way it is walked. */
    public void assertHolds(List<T> expected, Function<T, K> keyOf, String what) {
        for (int limit : new int[] {1, 2, 3, expected.size(), expected.size() + 1}) {
            if (limit > 0) {
                BothWays<T> seen = bothWays(limit);
                assertEquals(expected, seen.there(), what + " forward by " + limit);
                assertEquals(expected, seen.back(), what + " backward by " + limit);
            }
        }
        for (int i = 0; i < expected.size(); i++) {
            K key = keyOf.apply(expected.get(i));
            assertEquals(
                    expected.subList(i, Math.min(expected.size(), i + 2)),
                    list.apply(new PageRequest<>(2, Direction.AFTER, key, true)).items(),
                    what + " from item " + i + " on");
            assertEquals(
                    expected.subList(Math.max(0, i - 1), i + 1),
                    list.apply(new PageRequest<>(2, Direction.BEFORE, key, true))
                            .items(),
                    what + " back from item " + i);
        }
        if (!expected.isEmpty()) {
            K last = keyOf.apply(expected.get(expected.size() - 1));
            assertEquals(
                    expected, backFrom(list.apply(PageRequest.after(2, last))), what + " back from behind the end");
            K first = keyOf.apply(expected.get(0));
            assertEquals(
                    expected, onFrom(list.apply(PageRequest.before(2, first))), what + " on from before the beginning");
        }
    }
}
