package dev.issuetracker.domain.page;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted: so many items on one side of a key, the key being the sort value of an item already
 * seen.
 *
 * @param <K> the key of the list's order; unique among its items
 * @param limit how many items at the most, 1 or more
 * @param direction the side of the key
 * @param key where to go on; null starts at the list's beginning
 * @param inclusive whether the item with the key itself belongs to the page
 */
public record PageRequest<K>(
        int limit, Direction direction, @Nullable K key, boolean inclusive) {
    /** How many items a page has unless the caller says otherwise. */
    public static final int DEFAULT_LIMIT = 50;

    /** How many items a caller must ask for at least. */
    public static final int MIN_LIMIT = 1;

    /** How many items a caller may ask for at most. */
    public static final int MAX_LIMIT = 200;

    /** Which side of the key the page lies on, in the list's order. */
    public enum Direction {
        AFTER,
        BEFORE
    }

    public PageRequest {
        if (limit < MIN_LIMIT) {
            throw new IllegalArgumentException("limit must be " + MIN_LIMIT + " or more, is " + limit);
        }
        if (key == null && (direction == Direction.BEFORE || inclusive)) {
            throw new IllegalArgumentException("a page without a key starts at the beginning");
        }
    }

    /** The beginning of the list. */
    public static <K> PageRequest<K> first(int limit) {
        return new PageRequest<>(limit, Direction.AFTER, null, false);
    }

    /** What follows the item with this key. */
    public static <K> PageRequest<K> after(int limit, K key) {
        return new PageRequest<>(limit, Direction.AFTER, key, false);
    }

    /** What precedes the item with this key. */
    public static <K> PageRequest<K> before(int limit, K key) {
        return new PageRequest<>(limit, Direction.BEFORE, key, false);
    }
}
