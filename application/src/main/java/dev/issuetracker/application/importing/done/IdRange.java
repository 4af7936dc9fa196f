package dev.issuetracker.application.importing.done;

import java.util.List;
import java.util.Optional;

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

    /** How many ids are in ranges of which none has an id of another. */
    public static long count(List<IdRange> ranges) {
        return ranges.stream().mapToLong(IdRange::size).sum();
    }

    /** From the lowest id of ascending ranges to the highest, with the gaps between; empty when there are none. */
    public static Optional<IdRange> around(List<IdRange> ranges) {
        return ranges.isEmpty()
                ? Optional.empty()
                : Optional.of(new IdRange(
                        ranges.get(0).first(), ranges.get(ranges.size() - 1).last()));
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
