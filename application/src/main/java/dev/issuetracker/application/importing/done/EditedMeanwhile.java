package dev.issuetracker.application.importing.done;

import java.util.List;

/**
 * Issues that an import changed that is not stored, and that somebody edited before that was taken back: they keep what
 * it changed.
 *
 * @param first the ids of the first {@value #MAX_NAMED}, ascending
 * @param total how many there are
 */
public record EditedMeanwhile(List<Long> first, long total) {
    public static final int MAX_NAMED = 1_000;

    /** There are none. */
    public static final EditedMeanwhile NONE = new EditedMeanwhile(List.of(), 0);

    public EditedMeanwhile {
        first = List.copyOf(first);
    }

    /** Those with these ids, which are ascending. */
    public static EditedMeanwhile of(List<Long> ids) {
        return new EditedMeanwhile(ids.subList(0, Math.min(MAX_NAMED, ids.size())), ids.size());
    }

    /** Whether there are any. */
    public boolean any() {
        return total > 0;
    }
}
