package dev.issuetracker.application.importing.done;

import java.util.List;

/**
 * Ids without a gap.
 *
 * @param first the lowest, 1 or more
 * @param last the highest
 */
public record IdRange(long first, long last) {
    public IdRange {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("no range: " + first + " to " + last);
        }
    }

    public long size() {
        return last - first + 1;
    }

    public boolean contains(long id) {
        return first <= id && id <= last;
    }

    /** Adds an id that is greater than all in the ranges: to the last of them, or as a new one after a gap. */
    public static void append(List<IdRange> ranges, long id) {
        int end = ranges.size() - 1;
        if (end >= 0 && ranges.get(end).last() + 1 == id) {
            ranges.set(end, new IdRange(ranges.get(end).first(), id));
        } else {
            ranges.add(new IdRange(id, id));
        }
    }
}
