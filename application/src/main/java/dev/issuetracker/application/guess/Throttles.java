package dev.issuetracker.application.guess;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Stores the counted attempts, for all servers and across restarts. */
public interface Throttles {
    /** What is known of the keys; unknown keys are left out. Takes no attempt. */
    Map<String, Throttle> find(Collection<String> keys);

    /**
     * Takes an attempt if one is free, in one step: when several callers race for the last one, one of them gets it. A
     * rejected attempt costs nothing.
     */
    Throttle take(Attempt attempt, Instant at);

    /** Gives back attempts that were taken. */
    void giveBack(Collection<Attempt> attempts);

    /** Removes the keys of which all attempts have been free since before that time. */
    void sweep(Instant before);

    /**
     * What is stored of a key.
     *
     * @param freeAt see {@link AttemptLimit}
     * @param rejections how many attempts were rejected in a row up to now; 0 when the last one was taken
     */
    record Throttle(Instant freeAt, long rejections) {
        public boolean rejected() {
            return rejections > 0;
        }
    }
}
