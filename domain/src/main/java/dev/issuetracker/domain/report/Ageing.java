package dev.issuetracker.domain.report;

import java.util.List;

/**
 * How old the issues are that are not resolved, from their creation.
 *
 * @param all of all of them
 * @param histogram how many are how old: one entry for each of {@link Bracket#ALL}
 */
public record Ageing(Durations all, List<Unresolved> histogram) {
    public Ageing {
        histogram = List.copyOf(histogram);
    }

    /** How many issues are in a status that is not resolved. */
    public record Unresolved(long open, long inProgress) {
        public static final Unresolved NONE = new Unresolved(0, 0);
    }
}
