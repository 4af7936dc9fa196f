package dev.issuetracker.application.guess;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Stores how much was tried, for all servers and across restarts. */
public interface Throttles {
    /** What is known of the keys; those that nothing is known of are left out. Takes nothing. */
    Map<String, Throttle> find(Collection<String> keys);

    /** Takes a try if one is free, in one step: of those who race for the last one, one gets it. A refused try costs nothing. */
    Throttle take(Attempt attempt, Instant at);

    /** Gives back tries that were taken. */
    void giveBack(Collection<Attempt> attempts);

    /** Removes what has been wholly free since before that time. */
    void sweep(Instant before);

    /**
     * A key.
     *
     * @param freeAt see {@link AttemptLimit}
     * @param refusals how many tries were refused one after the other up to now; 0 when the last one was taken
     */
    record Throttle(Instant freeAt, long refusals) {
        public boolean refused() {
            return refusals > 0;
        }
    }
}
